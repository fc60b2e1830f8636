package dev.owlissues.shared.scan.run;

import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.scan.LeaseLostException;
import dev.owlissues.shared.scan.ScanCounts;
import dev.owlissues.shared.scan.page.PageGate;
import dev.owlissues.shared.scan.page.PageReader;
import dev.owlissues.shared.scan.page.QuarantinedBatch;
import dev.owlissues.shared.scan.page.ScanPage;
import dev.owlissues.shared.scan.page.UnitProgress;
import dev.owlissues.shared.scan.page.UnitStore;
import dev.owlissues.shared.scan.page.UnitStore.Lease;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/**
 * Scans one unit up to the time that was asked, page after page. A page is frozen before its first
 * effect and repeated as it was frozen, so that a worker may die anywhere: the next one goes on
 * where it was.
 */
public final class UnitScan {
  private final UnitStore units;
  private final PageGate gate;
  private final PageReader reader;
  private final Function<Unit, UnitPages> pagesOf;
  private final TaskQueue failed;
  private final InstantSource clock;
  private final Ids ids;

  /**
   * Scans units from where they stand.
   *
   * @param gate keeps pages from being begun
   * @param failed takes what needs a person
   */
  public UnitScan(
      UnitStore units,
      PageGate gate,
      PageReader reader,
      Function<Unit, UnitPages> pagesOf,
      TaskQueue failed,
      InstantSource clock,
      Ids ids) {
    this.units = units;
    this.gate = gate;
    this.reader = reader;
    this.pagesOf = pagesOf;
    this.failed = failed;
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
    UnitPages pages = pagesOf.apply(task.unit());
    if (pages.areOver() && units.progress(task.unit()).open().isEmpty()) {
      return new Outcome.Done(task.done());
    }
    Optional<Lease> lease = units.take(task.unit(), ids.next(), now, now.plus(ScanTimes.LEASE));
    if (lease.isEmpty()) {
      return new Outcome.Later(task.done(), ScanTimes.BUSY);
    }
    try {
      return task.redriven()
          .map(order -> redrive(task, lease.get(), pages, new QuarantinedBatch(task.unit(), order)))
          .orElseGet(() -> scan(task, lease.get(), pages, timeIsShort));
    } catch (LeaseLostException leaseLost) {
      return new Outcome.Later(task.done(), ScanTimes.BUSY);
    }
  }

  private Outcome scan(ScanTask task, Lease taken, UnitPages pages, BooleanSupplier timeIsShort) {
    var soFar = new Turn.Written(taken, task.done());
    while (!timeIsShort.getAsBoolean()) {
      if (isOver(pages, soFar)) {
        units.release(soFar.lease);
        return new Outcome.Done(soFar.counts);
      }
      switch (turn(pages, soFar, lease -> reader.next(lease, task.asked(), pages::fold))) {
        case Turn.Nothing() -> {
          units.release(soFar.lease);
          return new Outcome.Done(soFar.counts);
        }
        case Turn.Barred() -> {
          return new Outcome.Later(soFar.counts, ScanTimes.BUSY);
        }
        case Turn.Written written -> soFar = written;
      }
    }
    units.release(soFar.lease);
    return new Outcome.Later(soFar.counts, Duration.ZERO);
  }

  // The batch becomes a page of its own, behind all others. What was frozen before goes first.
  private Outcome redrive(ScanTask task, Lease taken, UnitPages pages, QuarantinedBatch aside) {
    var soFar = new Turn.Written(taken, task.done());
    if (taken.progress().open().isPresent()
        && turn(pages, soFar, lease -> reader.next(lease, task.asked(), pages::fold))
            instanceof Turn.Written written) {
      soFar = written;
    }
    if (!isOver(pages, soFar) && units.isAside(aside)) {
      switch (turn(pages, soFar, lease -> reader.only(lease, aside, pages::fold))) {
        // It still cannot be decoded.
        case Turn.Nothing() -> {}
        case Turn.Barred() -> {
          return new Outcome.Later(soFar.counts, ScanTimes.BUSY);
        }
        case Turn.Written written -> {
          soFar = written;
          units.scanned(aside);
        }
      }
    }
    units.release(soFar.lease);
    return new Outcome.Done(soFar.counts);
  }

  // Of a removed app what was begun is done, so that what its pages stored is found where it
  // belongs
  // when it is deleted (R-purge-6); nothing else is begun.
  private static boolean isOver(UnitPages pages, Turn.Written soFar) {
    return pages.areOver() && soFar.lease.progress().open().isEmpty();
  }

  /** What came of the next page. */
  private sealed interface Turn {
    /** There is none. */
    record Nothing() implements Turn {}

    /** It must not be begun now; the lease has been given back. */
    record Barred() implements Turn {}

    /** It is written, and this is where that leads. */
    record Written(Lease lease, ScanCounts counts) implements Turn {}
  }

  // A call for each page, so that nothing holds one page while the next is read: each fills much of
  // the memory.
  private Turn turn(
      UnitPages pages, Turn.Written soFar, Function<Lease, Optional<PageReader.Read>> reading) {
    Optional<PageReader.Read> next = reading.apply(soFar.lease);
    if (next.isEmpty()) {
      return new Turn.Nothing();
    }
    PageReader.Read read = next.get();
    Lease lease = soFar.lease;
    if (lease.progress().open().isEmpty()) {
      read.aside()
          .forEach(batch -> failed.send(ScanTask.redriving(ids.next(), batch), Duration.ZERO));
      Optional<Lease> begun = begin(lease, read.page());
      if (begun.isEmpty()) {
        return new Turn.Barred();
      }
      lease = begun.get();
    }
    ScanCounts counts = soFar.counts.plus(pages.write(read));
    return new Turn.Written(advance(lease, lease.progress().finish()), counts);
  }

  // A worker that goes on with a frozen page need not look: merges wait for such pages.
  private Optional<Lease> begin(Lease lease, ScanPage page) {
    Lease frozen = advance(lease, lease.progress().freeze(page));
    if (!gate.isClosed(lease.unit().projectId(), clock.instant())) {
      return Optional.of(frozen);
    }
    units.release(advance(frozen, frozen.progress().thaw()));
    return Optional.empty();
  }

  private Lease advance(Lease lease, UnitProgress progress) {
    return units.advance(lease, progress, clock.instant().plus(ScanTimes.LEASE));
  }
}
