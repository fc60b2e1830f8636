package dev.owlissues.shared.scan;

import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.job.JobStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Does a task of the queue to its end, or hands it on; the last unit of a run completes the run.
 */
public final class ScanWorker {
  private static final Duration RESULTS_KEPT = Duration.ofDays(7);

  private final UnitScan scan;
  private final Stores stores;
  private final TaskQueue queue;
  private final InstantSource clock;

  /** The stores in which a run's end is noted. */
  public record Stores(RunStore runs, PlanStore plans, JobStore jobs) {}

  /** Works through that scan. */
  public ScanWorker(UnitScan scan, Stores stores, TaskQueue queue, InstantSource clock) {
    this.scan = scan;
    this.stores = stores;
    this.queue = queue;
    this.clock = clock;
  }

  /**
   * Does the task. Doing it twice is harmless: the second time finds nothing left.
   *
   * @param timeIsShort whether this worker should hand on what is left
   * @return what was counted for the task, if that is finished now
   */
  public Optional<ScanCounts> work(ScanTask task, BooleanSupplier timeIsShort) {
    return switch (scan.scan(task, timeIsShort)) {
      case UnitScan.Outcome.Later(ScanCounts soFar, Duration delay) -> {
        queue.send(task.done(soFar), delay);
        yield Optional.empty();
      }
      case UnitScan.Outcome.Done(ScanCounts counts) -> {
        finish(task, counts);
        yield Optional.of(counts);
      }
    };
  }

  // The contribution goes before the closing: a worker that dies between them leaves the unit open,
  // and is made good by the next run or by the message's redelivery.
  private void finish(ScanTask task, ScanCounts counts) {
    Instant now = clock.instant();
    stores.runs.put(task.runId(), task.unit(), counts, now.plus(RESULTS_KEPT));
    stores.plans.close(task.unit(), task.asked());
    Map<String, ScanCounts> contributions = stores.runs.contributions(task.runId());
    stores
        .jobs
        .find(task.owner(), task.runId())
        .filter(run -> run.status() == JobRun.Status.RUNNING)
        .filter(run -> contributions.size() >= run.planned())
        .ifPresent(run -> stores.jobs.end(run.completed(RunResult.of(contributions), now)));
  }
}
