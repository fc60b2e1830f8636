package dev.owlissues.shared.scan.run;

import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.job.JobStore;
import dev.owlissues.shared.scan.ScanCounts;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/**
 * Does a task of the queue to its end, or hands it on; the last unit of a run completes the run.
 */
public final class ScanWorker {
  private static final Duration RESULTS_KEPT = Duration.ofDays(7);

  private final UnitScan scan;
  private final RunStore results;
  private final PlanStore plans;
  private final JobStore jobs;
  private final OpenRuns runs;
  private final TaskQueue queue;
  private final InstantSource clock;

  /** Works through that scan. */
  public ScanWorker(
      UnitScan scan,
      RunStore results,
      PlanStore plans,
      JobStore jobs,
      OpenRuns runs,
      TaskQueue queue,
      InstantSource clock) {
    this.scan = scan;
    this.results = results;
    this.plans = plans;
    this.jobs = jobs;
    this.runs = runs;
    this.queue = queue;
    this.clock = clock;
  }

  /**
   * What one invocation did.
   *
   * @param counts without what earlier workers of the task did
   * @param lag how long after the scan was asked for the unit was done; empty if it is not
   */
  public record Worked(ScanCounts counts, Optional<Duration> lag) {
    static final Worked NOTHING = new Worked(ScanCounts.NONE, Optional.empty());
  }

  /**
   * Does the task. Doing it twice is harmless: the second time finds nothing left.
   *
   * @param timeIsShort whether this worker should hand on what is left
   */
  public Worked work(ScanTask task, BooleanSupplier timeIsShort) {
    if (isCalledOff(task)) {
      return Worked.NOTHING;
    }
    return switch (scan.scan(task, () -> timeIsShort.getAsBoolean() || isCalledOff(task))) {
      case UnitScan.Outcome.Later(ScanCounts soFar, Duration delay) -> {
        handOn(task.done(soFar), delay);
        yield new Worked(soFar.minus(task.done()), Optional.empty());
      }
      case UnitScan.Outcome.Done(ScanCounts counts) -> {
        Instant now = clock.instant();
        if (task.redriven().isEmpty()) {
          finish(task, counts, now);
        }
        yield new Worked(
            counts.minus(task.done()),
            task.redriven().isEmpty()
                ? Optional.of(Duration.between(task.asked(), now))
                : Optional.empty());
      }
    };
  }

  // Only teams' runs can be called off. What is left of their units stays open for the next run.
  private boolean isCalledOff(ScanTask task) {
    return !task.owner().equals(JobRun.SYSTEM)
        && jobs.find(task.owner(), task.runId()).filter(run -> run.status().isActive()).isEmpty();
  }

  // The message first: a worker that dies in between is followed by two of it, which is harmless.
  private void handOn(ScanTask task, Duration delay) {
    queue.send(task, delay);
    if (task.redriven().isEmpty()) {
      jobs.progress(task.owner(), task.runId(), 0, clock.instant());
    }
  }

  // The contribution goes before the closing: a worker that dies between them leaves the unit open,
  // and is made good by the next run or by the message's redelivery. A contribution that is there
  // already may not have been counted, so then the run's are looked at one by one.
  private void finish(ScanTask task, ScanCounts counts, Instant now) {
    boolean first = results.put(task.runId(), task.unit(), counts, now.plus(RESULTS_KEPT));
    plans.close(task.unit(), task.asked());
    Optional<JobRun> run =
        first
            ? jobs.progress(task.owner(), task.runId(), 1, now).filter(ScanWorker::isDone)
            : jobs.find(task.owner(), task.runId());
    run.ifPresent(done -> runs.completeIfDone(done, now));
  }

  private static boolean isDone(JobRun run) {
    return run.progress().filter(done -> done.processed() < done.total()).isEmpty();
  }
}
