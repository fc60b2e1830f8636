package dev.owlissues.shared.scan.run;

import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.job.JobStore;
import dev.owlissues.shared.scan.ScanCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;

/**
 * Ends runs: those whose last unit has contributed, and those of which nothing has been heard for
 * two leases. What a lost run did not scan is still open, and part of the next run.
 */
public final class OpenRuns {
  /** A run of which nothing was heard for so long is given up. */
  public static final Duration LOST = ScanTimes.LEASE.multipliedBy(2);

  private final PlanStore plans;
  private final RunStore results;
  private final JobStore jobs;

  /** Ends runs in those stores. */
  public OpenRuns(PlanStore plans, RunStore results, JobStore jobs) {
    this.plans = plans;
    this.results = results;
    this.jobs = jobs;
  }

  /** Ends the runs that nobody works on any more. */
  public void endLost(Instant now) {
    for (OpenRun open : plans.openRuns()) {
      Optional<JobRun> active =
          jobs.find(open.owner(), open.id()).filter(run -> run.status().isActive());
      Optional<JobRun> lost = active.flatMap(run -> run.lost(LOST, now));
      if (lost.isPresent()) {
        completeIfDone(active.get(), now);
        end(lost.get());
      } else if (active.isEmpty() && open.since().plus(LOST).isBefore(now)) {
        plans.closeRun(open.id());
      }
    }
  }

  /** Completes a running run if each of its units has contributed. */
  void completeIfDone(JobRun run, Instant now) {
    Map<String, ScanCounts> contributions = results.contributions(run.id());
    if (run.status() == JobRun.Status.RUNNING && contributions.size() >= run.planned()) {
      end(run.completed(RunResult.of(contributions), now));
    }
  }

  /** Stores the run as ended, unless it has ended. */
  public void end(JobRun ended) {
    jobs.end(ended);
    plans.closeRun(ended.id());
  }
}
