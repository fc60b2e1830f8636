package dev.owlissues.shared.merge;

import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.id.Ids;
import dev.owlissues.shared.scan.ScanTimes;
import dev.owlissues.shared.scan.UnitStore;
import dev.owlissues.shared.scan.UnitStore.Lease;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/** Keeps units at rest by holding their leases, as a worker would. */
public final class Resting implements UnitsAtRest {
  private final UnitStore units;
  private final InstantSource clock;
  private final Ids ids;

  /** Over those units. */
  public Resting(UnitStore units, InstantSource clock, Ids ids) {
    this.units = units;
    this.clock = clock;
    this.ids = ids;
  }

  @Override
  public <T> Optional<T> during(Collection<Unit> wanted, Supplier<T> work) {
    List<Lease> held = new ArrayList<>();
    try {
      // Always in one order, so that of two that want the same units one gets them all.
      for (Unit unit : wanted.stream().sorted(Comparator.comparing(Unit::key)).toList()) {
        Instant now = clock.instant();
        Optional<Lease> lease = units.take(unit, ids.next(), now, now.plus(ScanTimes.LEASE));
        if (lease.isEmpty()) {
          return Optional.empty();
        }
        held.add(lease.get());
        // Its worker is gone; whoever gets its message next finishes the page.
        if (lease.get().progress().open().isPresent()) {
          return Optional.empty();
        }
      }
      return Optional.of(work.get());
    } finally {
      held.forEach(units::release);
    }
  }
}
