package dev.owlissues.shared.digest.run;

import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.job.JobStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Does tasks of the queue; the last project of a run completes the run. */
public final class DigestSender {
  static final Duration RESULTS_KEPT = Duration.ofDays(7);

  private final DigestRound round;
  private final DigestRuns runs;
  private final JobStore jobs;
  private final DigestQueue queue;
  private final InstantSource clock;

  /** Sends what those rounds bring. */
  public DigestSender(
      DigestRound round, DigestRuns runs, JobStore jobs, DigestQueue queue, InstantSource clock) {
    this.round = round;
    this.runs = runs;
    this.jobs = jobs;
    this.queue = queue;
    this.clock = clock;
  }

  /**
   * Does the task. Doing it twice is harmless: the second time finds nothing left.
   *
   * @param timeIsShort whether this sender should hand on what is left
   */
  public void work(DigestTask task, BooleanSupplier timeIsShort) {
    if (isCalledOff(task)) {
      return;
    }
    switch (round.go(task, timeIsShort)) {
      case DigestRound.Outcome.Later(Duration delay) -> handOn(task, delay);
      case DigestRound.Outcome.Done done -> finish(task, done);
    }
  }

  // Only teams' runs can be called off. What is left of their digests the next run goes on with.
  private boolean isCalledOff(DigestTask task) {
    return !task.owner().equals(JobRun.SYSTEM)
        && jobs.find(task.owner(), task.runId()).filter(run -> run.status().isActive()).isEmpty();
  }

  // The message first: a sender that dies in between is followed by two of it, which is harmless.
  private void handOn(DigestTask task, Duration delay) {
    queue.send(task, delay);
    jobs.progress(task.owner(), task.runId(), 0, clock.instant());
  }

  private void finish(DigestTask task, DigestRound.Outcome.Done done) {
    Instant now = clock.instant();
    var counts = new NotifyCounts().with(done.sent(), done.notified());
    counts.add(done.decision());
    // Twice delivered, once counted: the first contribution stays.
    boolean first =
        runs.put(task.runId(), task.projectId().toString(), counts.named(), now.plus(RESULTS_KEPT));
    Optional<JobRun> run =
        first
            ? jobs.progress(task.owner(), task.runId(), 1, now)
            : jobs.find(task.owner(), task.runId());
    List<Map<String, Long>> contributions = runs.contributions(task.runId());
    run.filter(stored -> stored.status() == JobRun.Status.RUNNING)
        // One of them is the plan's.
        .filter(running -> contributions.size() > running.planned())
        .ifPresent(running -> jobs.end(running.completed(NotifyCounts.sum(contributions), now)));
  }
}
