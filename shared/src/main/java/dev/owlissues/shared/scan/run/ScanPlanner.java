package dev.owlissues.shared.scan.run;

import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.base.time.Hour;
import dev.owlissues.shared.base.time.Iso;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.event.intake.WriteTimes;
import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.job.JobStore;
import dev.owlissues.shared.job.JobType;
import dev.owlissues.shared.scan.Lanes;
import dev.owlissues.shared.scan.page.UnitLog;
import dev.owlissues.shared.scan.page.UnitStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListSet;
import java.util.stream.Collectors;

/**
 * Plans a run: which units have something to scan, one task each. Its cost goes by activity, not by
 * how many apps there are. A unit is noted as open before the planner's own checkpoint moves, so
 * that a planner that dies is made good by the next one.
 */
public final class ScanPlanner {
  private final UnitLog log;
  private final Stores stores;
  private final TaskQueue queue;
  private final Lanes lanes;
  private final InstantSource clock;
  private final Ids ids;

  /** The stores that a plan reads and writes. */
  public record Stores(PlanStore plans, UnitStore units, JobStore jobs, OpenRuns runs) {}

  /**
   * What came of a plan.
   *
   * @param lag for how long the unit has been waiting that waits longest; zero if none was open
   */
  public record Planned(JobRun run, Duration lag) {}

  /** Plans by that log. */
  public ScanPlanner(
      UnitLog log, Stores stores, TaskQueue queue, Lanes lanes, InstantSource clock, Ids ids) {
    this.log = log;
    this.stores = stores;
    this.queue = queue;
    this.lanes = lanes;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * Plans the hourly scan of everything received until now. Runs that nobody works on any more are
   * ended.
   */
  public Planned plan() {
    Instant asked = Iso.millis(clock.instant());
    stores.runs.endLost(asked);
    Hour from = Hour.of(from(asked));
    List<OpenUnit> open = stores.plans.open();
    Set<Unit> work = withMore(log.active(from, to(asked)), units(open), asked);
    var order = JobRun.Order.scheduled(JobType.ISSUE_SCAN);
    JobRun run =
        JobRun.pending(ids.next(), JobRun.SYSTEM, order, asked).running(work.size(), asked);
    if (work.isEmpty()) {
      run = run.completed(RunResult.of(Map.of()), asked);
    } else {
      stores.plans.openRun(new OpenRun(run.id(), run.owner(), asked));
    }
    stores.jobs.put(run);
    lanes.forEach(work, unit -> stores.plans.open(unit, asked));
    stores.plans.plannedThrough(asked);
    send(run, work, asked);
    return new Planned(run, lag(open, asked));
  }

  private static Duration lag(List<OpenUnit> open, Instant asked) {
    return open.stream()
        .map(OpenUnit::since)
        .min(Comparator.naturalOrder())
        .map(since -> Duration.between(since, asked))
        .orElse(Duration.ZERO);
  }

  private static Set<Unit> units(List<OpenUnit> open) {
    return open.stream().map(OpenUnit::unit).collect(Collectors.toSet());
  }

  /**
   * Plans a team's own run over what its apps received until now, and answers it as it is then:
   * running, or completed when there is nothing to scan. The run must have been stored as pending;
   * one that has been cancelled meanwhile stays so. The hourly planner's checkpoint is not touched.
   */
  public JobRun plan(JobRun pending, Collection<App> apps) {
    Instant asked = Iso.millis(clock.instant());
    stores.plans.openRun(new OpenRun(pending.id(), pending.owner(), asked));
    Hour from = Hour.of(from(asked));
    Set<Unit> open =
        units(stores.plans.open()).stream()
            .filter(unit -> apps.stream().anyMatch(app -> app.id().equals(unit.appId())))
            .collect(Collectors.toSet());
    Set<Unit> work = withMore(active(apps, from, to(asked)), open, asked);
    JobRun run = pending.running(work.size(), asked);
    if (!stores.jobs.begin(run)) {
      return stores.jobs.find(run.owner(), run.id()).orElse(pending);
    }
    if (work.isEmpty()) {
      JobRun completed = run.completed(RunResult.of(Map.of()), asked);
      stores.runs.end(completed);
      return completed;
    }
    lanes.forEach(work, unit -> stores.plans.open(unit, asked));
    send(run, work, asked);
    return run;
  }

  // What became active before lies behind a checkpoint, and is open if it has not been scanned: so
  // this is read before the open units are.
  private Instant from(Instant asked) {
    return stores
        .plans
        .plannedThrough()
        .map(planned -> planned.minus(ScanTimes.SETTLE))
        .orElse(asked.minus(ScanTimes.REACH));
  }

  private static Hour to(Instant asked) {
    return Hour.of(asked.plus(WriteTimes.CLOCK_SKEW));
  }

  private Set<Unit> active(Collection<App> apps, Hour from, Hour to) {
    Set<Unit> active = ConcurrentHashMap.newKeySet();
    lanes.forEach(
        apps,
        app ->
            log.shards(app.id(), from, to).stream()
                .map(shard ->
                    new Unit(app.place().teamId(), app.place().projectId(), app.id(), shard))
                .forEach(active::add));
    return active;
  }

  private Set<Unit> withMore(Set<Unit> active, Set<Unit> open, Instant asked) {
    Set<Unit> work = new ConcurrentSkipListSet<>(Comparator.comparing(Unit::key));
    work.addAll(open);
    lanes.forEach(
        active.stream().filter(unit -> !work.contains(unit)).toList(),
        unit -> {
          if (log.hasMore(unit, stores.units.progress(unit).position(), asked)) {
            work.add(unit);
          }
        });
    return work;
  }

  private void send(JobRun run, Set<Unit> work, Instant asked) {
    lanes.forEach(work, unit -> queue.send(ScanTask.of(run, unit, asked), ScanTimes.SETTLE));
  }
}
