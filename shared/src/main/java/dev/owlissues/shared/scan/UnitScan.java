package dev.owlissues.shared.scan;

import dev.owlissues.shared.id.Ids;
import dev.owlissues.shared.issue.VersionOrder;
import dev.owlissues.shared.scan.UnitStore.Lease;
import dev.owlissues.shared.team.Project;
import dev.owlissues.shared.team.ProjectSettings;
import dev.owlissues.shared.team.TeamStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Scans one unit up to the time that was asked, page after page. A page is frozen before its first
 * effect and repeated as it was frozen, so that a worker may die anywhere: whoever comes next goes
 * on where it was.
 */
public final class UnitScan {
  private final UnitStore units;
  private final PageReader reader;
  private final PageScan pages;
  private final LatestVersions latest;
  private final TeamStore teams;
  private final InstantSource clock;
  private final Ids ids;

  UnitScan(
      UnitStore units,
      PageReader reader,
      PageScan pages,
      TeamStore teams,
      InstantSource clock,
      Ids ids) {
    this.units = units;
    this.reader = reader;
    this.pages = pages;
    this.latest = new LatestVersions(teams, clock);
    this.teams = teams;
    this.clock = clock;
    this.ids = ids;
  }

  /** What came of a task. */
  public sealed interface Outcome {
    /** Everything that was asked has been scanned. */
    record Done(ScanCounts counts) implements Outcome {}

    /** The rest is for another worker, not before the delay has passed. */
    record Later(ScanCounts soFar, Duration delay) implements Outcome {}
  }

  /**
   * Scans the task's unit.
   *
   * @param timeIsShort whether this worker should hand on what is left
   */
  public Outcome scan(ScanTask task, BooleanSupplier timeIsShort) {
    Instant now = clock.instant();
    Duration settling = Duration.between(now, task.asked().plus(ScanTimes.SETTLE));
    if (settling.isPositive()) {
      return new Outcome.Later(task.done(), settling);
    }
    Optional<Lease> lease = units.take(task.unit(), ids.next(), now, now.plus(ScanTimes.LEASE));
    if (lease.isEmpty()) {
      return new Outcome.Later(task.done(), ScanTimes.BUSY);
    }
    try {
      return scan(task, lease.get(), timeIsShort);
    } catch (Zombie zombie) {
      return new Outcome.Later(task.done(), ScanTimes.BUSY);
    }
  }

  private Outcome scan(ScanTask task, Lease taken, BooleanSupplier timeIsShort) {
    VersionOrder order = versionOrder(task);
    ScanCounts counts = task.done();
    Lease lease = taken;
    while (!timeIsShort.getAsBoolean()) {
      Optional<PageReader.Read> next = reader.next(lease, task.asked());
      if (next.isEmpty()) {
        units.release(lease);
        return new Outcome.Done(counts);
      }
      PageReader.Read read = next.get();
      if (lease.progress().open().isEmpty()) {
        lease = advance(lease, lease.progress().freeze(read.page()));
      }
      counts = counts.plus(write(task, order, read));
      lease = advance(lease, lease.progress().finish());
    }
    units.release(lease);
    return new Outcome.Later(counts, Duration.ZERO);
  }

  private ScanCounts write(ScanTask task, VersionOrder order, PageReader.Read read) {
    latest.note(task.unit(), read.fold().production());
    ScanCounts written =
        pages.write(new PageScan.Page(task.unit(), read.page(), order), read.fold());
    return written.plus(new ScanCounts(0, ScanCounts.Issues.NONE, 0, 0, read.setAside()));
  }

  private Lease advance(Lease lease, UnitProgress progress) {
    return units.advance(lease, progress, clock.instant().plus(ScanTimes.LEASE));
  }

  private VersionOrder versionOrder(ScanTask task) {
    return teams
        .project(task.unit().teamId(), task.unit().projectId())
        .map(Project::settings)
        .map(ProjectSettings::versionOrder)
        .orElse(VersionOrder.STRING);
  }
}
