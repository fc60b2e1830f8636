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
import dev.owlissues.shared.scan.page.UnitLog;
import dev.owlissues.shared.scan.page.UnitStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;

/**
 * Plans a run: which units have something to scan, one task each. Its cost goes by activity, not by
 * how many apps there are. A unit is noted as open before the planner's own checkpoint moves, so
 * that a planner that dies is made good by the next one.
 */
public final class ScanPlanner {
  private final UnitLog log;
  private final PlanStore plans;
  private final UnitStore units;
  private final JobStore jobs;
  private final OpenRuns runs;
  private final TaskQueue queue;
  private final int lanes;
  private final InstantSource clock;
  private final Ids ids;

  /**
   * What came of a plan.
   *
   * @param lag for how long the unit has been waiting that waits longest; zero if none was open
   */
  public record Planned(JobRun run, Duration lag) {}

  /**
   * Plans by that log.
   *
   * @param lanes how many apps or units are looked at at once
   */
  public ScanPlanner(
      UnitLog log,
      PlanStore plans,
      UnitStore units,
      JobStore jobs,
      OpenRuns runs,
      TaskQueue queue,
      int lanes,
      InstantSource clock,
      Ids ids) {
    this.log = log;
    this.plans = plans;
    this.units = units;
    this.jobs = jobs;
    this.runs = runs;
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
    runs.endLost(asked);
    Hour from = Hour.of(from(asked));
    List<OpenUnit> open = plans.open();
    Set<Unit> work = withMore(log.active(from, to(asked)), units(open), asked);
    var order = JobRun.Order.scheduled(JobType.ISSUE_SCAN);
    JobRun run =
        JobRun.pending(ids.next(), JobRun.SYSTEM, order, asked).running(work.size(), asked);
    if (work.isEmpty()) {
      run = run.completed(RunResult.of(Map.of()), asked);
    } else {
      plans.openRun(new OpenRun(run.id(), run.owner(), asked));
    }
    jobs.put(run);
    open(work, asked);
    plans.plannedThrough(asked);
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
   * Plans a team's own run over what its apps received until now, and returns it as it is then:
   * running, or completed when there is nothing to scan. The run must have been stored as pending;
   * one that has been cancelled meanwhile stays so. The hourly planner's checkpoint is not touched.
   */
  public JobRun plan(JobRun pending, Collection<App> apps) {
    Instant asked = Iso.millis(clock.instant());
    plans.openRun(new OpenRun(pending.id(), pending.owner(), asked));
    Hour from = Hour.of(from(asked));
    Set<Unit> open =
        units(plans.open()).stream()
            .filter(unit -> apps.stream().anyMatch(app -> app.id().equals(unit.appId())))
            .collect(Collectors.toSet());
    Set<Unit> work = withMore(active(apps, from, to(asked)), open, asked);
    JobRun run = pending.running(work.size(), asked);
    if (!jobs.begin(run)) {
      return jobs.find(run.owner(), run.id()).orElse(pending);
    }
    if (work.isEmpty()) {
      JobRun completed = run.completed(RunResult.of(Map.of()), asked);
      runs.end(completed);
      return completed;
    }
    open(work, asked);
    send(run, work, asked);
    return run;
  }

  // What became active before lies behind a checkpoint, and is open if it has not been scanned: so
  // this is read before the open units are.
  private Instant from(Instant asked) {
    return plans
        .plannedThrough()
        .map(planned -> planned.minus(ScanTimes.SETTLE))
        .orElse(asked.minus(ScanTimes.REACH));
  }

  private static Hour to(Instant asked) {
    return Hour.of(asked.plus(WriteTimes.CLOCK_SKEW));
  }

  private Set<Unit> active(Collection<App> apps, Hour from, Hour to) {
    return apps.stream()
        .gather(Gatherers.mapConcurrent(lanes, app -> active(app, from, to)))
        .flatMap(List::stream)
        .collect(Collectors.toSet());
  }

  private List<Unit> active(App app, Hour from, Hour to) {
    App.Place place = app.place();
    return log.shards(app.id(), from, to).stream()
        .map(shard -> new Unit(place.teamId(), place.projectId(), app.id(), shard))
        .toList();
  }

  private Set<Unit> withMore(Set<Unit> active, Set<Unit> open, Instant asked) {
    Set<Unit> work = new TreeSet<>(Comparator.comparing(Unit::key));
    work.addAll(open);
    List<Unit> more =
        active.stream()
            .filter(unit -> !work.contains(unit))
            .gather(Gatherers.mapConcurrent(lanes, unit -> ifMore(unit, asked)))
            .flatMap(Optional::stream)
            .toList();
    work.addAll(more);
    return work;
  }

  private Optional<Unit> ifMore(Unit unit, Instant asked) {
    boolean more = log.hasMore(unit, units.progress(unit).position(), asked);
    return more ? Optional.of(unit) : Optional.empty();
  }

  private void open(Set<Unit> work, Instant asked) {
    work.stream()
        .gather(Gatherers.mapConcurrent(lanes, unit -> opened(unit, asked)))
        .forEach(_ -> {});
  }

  private Unit opened(Unit unit, Instant asked) {
    plans.open(unit, asked);
    return unit;
  }

  private void send(JobRun run, Set<Unit> work, Instant asked) {
    work.stream()
        .map(unit -> ScanTask.of(run, unit, asked))
        .gather(Gatherers.mapConcurrent(lanes, this::sent))
        .forEach(_ -> {});
  }

  private ScanTask sent(ScanTask task) {
    queue.send(task, ScanTimes.SETTLE);
    return task;
  }
}
