package dev.owlissues.shared.scan;

import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.event.WriteTimes;
import dev.owlissues.shared.id.Ids;
import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.job.JobStore;
import dev.owlissues.shared.job.JobType;
import dev.owlissues.shared.time.Hour;
import dev.owlissues.shared.time.Iso;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Plans a run: which units have something to scan, one task each. Its cost goes by activity, not by
 * how many apps there are. A unit is noted as open before the planner's own checkpoint moves, so
 * that a planner that dies is made good by the next one.
 */
public final class ScanPlanner {
  private final UnitLog log;
  private final Stores stores;
  private final TaskQueue queue;
  private final InstantSource clock;
  private final Ids ids;

  /** The stores that a plan reads and writes. */
  public record Stores(PlanStore plans, UnitStore units, JobStore jobs) {}

  /** Plans by that log. */
  public ScanPlanner(UnitLog log, Stores stores, TaskQueue queue, InstantSource clock, Ids ids) {
    this.log = log;
    this.stores = stores;
    this.queue = queue;
    this.clock = clock;
    this.ids = ids;
  }

  /** Plans a scan of everything received until now, and answers its run. */
  public JobRun plan() {
    Instant asked = Iso.millis(clock.instant());
    Set<Unit> work = work(asked);
    JobRun run = run(asked, work.size());
    stores.jobs.put(run);
    work.forEach(unit -> stores.plans.open(unit, asked));
    stores.plans.plannedThrough(asked);
    work.forEach(unit ->
        queue.send(
            new ScanTask(run.id(), run.owner(), unit, asked, ScanCounts.NONE), ScanTimes.SETTLE));
    return run;
  }

  private Set<Unit> work(Instant asked) {
    Instant from =
        stores
            .plans
            .plannedThrough()
            .map(planned -> planned.minus(ScanTimes.SETTLE))
            .orElse(asked.minus(ScanTimes.REACH));
    Set<Unit> work = new TreeSet<>(Comparator.comparing(Unit::key));
    work.addAll(stores.plans.open());
    log.active(Hour.of(from), Hour.of(asked.plus(WriteTimes.CLOCK_SKEW))).stream()
        .filter(unit -> log.hasMore(unit, stores.units.progress(unit).position(), asked))
        .forEach(work::add);
    return work;
  }

  private JobRun run(Instant asked, int units) {
    var run =
        JobRun.pending(ids.next(), JobRun.SYSTEM, JobRun.Order.scheduled(JobType.ISSUE_SCAN), asked)
            .running(units, asked);
    return units == 0 ? run.completed(RunResult.of(Map.of()), asked) : run;
  }
}
