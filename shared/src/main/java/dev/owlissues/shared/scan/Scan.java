package dev.owlissues.shared.scan;

import dev.owlissues.shared.id.Ids;
import dev.owlissues.shared.issue.IssueStore;
import dev.owlissues.shared.job.JobStore;
import dev.owlissues.shared.team.TeamStore;
import java.time.InstantSource;

/** Puts the parts of the scan together. */
public final class Scan {
  private final Stores stores;
  private final Settings settings;
  private final TaskQueue queue;
  private final InstantSource clock;
  private final Ids ids;

  /** Everything that the scan reads and writes. */
  public record Stores(UnitLog log, Issues issues, Work work, TeamStore teams, JobStore jobs) {}

  /** Where issues go. */
  public record Issues(
      FingerprintStore fingerprints, IssueStore issues, BucketStore buckets, PackStore packs) {}

  /** Where the scan keeps its own state. */
  public record Work(PlanStore plans, UnitStore units, RunStore runs) {}

  /** How much is done at once. */
  public record Settings(PageLimits limits, Lanes lanes) {}

  /** A scan on those stores. */
  public Scan(Stores stores, Settings settings, TaskQueue queue, InstantSource clock, Ids ids) {
    this.stores = stores;
    this.settings = settings;
    this.queue = queue;
    this.clock = clock;
    this.ids = ids;
  }

  /** The planner. */
  public ScanPlanner planner() {
    var used = new ScanPlanner.Stores(stores.work.plans, stores.work.units, stores.jobs);
    return new ScanPlanner(stores.log, used, queue, clock, ids);
  }

  /** A worker. */
  public ScanWorker worker() {
    var used = new ScanWorker.Stores(stores.work.runs, stores.work.plans, stores.jobs);
    return new ScanWorker(unitScan(), used, queue, clock);
  }

  private UnitScan unitScan() {
    var reader = new PageReader(stores.log, stores.work.units, settings.limits, clock);
    Issues issues = stores.issues;
    var written =
        new PageScan.Stores(issues.fingerprints, issues.issues, issues.buckets, issues.packs);
    var pages = new PageScan(written, settings.lanes, clock, ids);
    return new UnitScan(stores.work.units, reader, pages, stores.teams, clock, ids);
  }
}
