package dev.owlissues.shared.purge.work;

import dev.owlissues.shared.base.time.Hour;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.purge.Purge;
import dev.owlissues.shared.scan.page.UnitLog;
import dev.owlissues.shared.scan.page.UnitStore;
import dev.owlissues.shared.scan.run.OpenUnit;
import dev.owlissues.shared.scan.run.PlanStore;
import dev.owlissues.shared.scan.run.ScanTimes;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** Knows when the scan has counted everything that was received until a user was erased. */
public final class ErasureUnits {
  private final PlanStore plans;
  private final UnitStore units;
  private final UnitLog log;
  private final RemovedApps apps;

  /** Of those units. */
  public ErasureUnits(PlanStore plans, UnitStore units, UnitLog log, RemovedApps apps) {
    this.plans = plans;
    this.units = units;
    this.log = log;
    this.apps = apps;
  }

  /** Whether nothing waits to be scanned of what a purge's apps had received when it was asked. */
  boolean areScanned(Purge purge, Instant now) {
    // Nothing of a removed app is scanned any more.
    Set<UUID> there = new HashSet<>(apps.notRemovedBefore(purge.teamId(), now));
    there.retainAll(purge.apps());
    return Stream.concat(open(there), active(purge, there))
        .distinct()
        .noneMatch(unit -> log.hasMore(unit, units.progress(unit).position(), purge.asked()));
  }

  private Stream<Unit> open(Set<UUID> there) {
    return plans.open().stream().map(OpenUnit::unit).filter(unit -> there.contains(unit.appId()));
  }

  // What was not planned yet is in no open unit.
  private Stream<Unit> active(Purge purge, Set<UUID> there) {
    Hour from = Hour.of(plans.plannedThrough().orElse(purge.asked().minus(ScanTimes.REACH)));
    Hour last = Hour.of(purge.asked());
    if (from.compareTo(last) > 0) {
      return Stream.empty();
    }
    return there.stream()
        .flatMap(app ->
            log.shards(app, from, last).stream()
                .map(shard -> new Unit(purge.teamId(), purge.projectId(), app, shard)));
  }
}
