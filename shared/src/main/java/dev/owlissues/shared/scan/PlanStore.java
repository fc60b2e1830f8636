package dev.owlissues.shared.scan;

import dev.owlissues.shared.event.Unit;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/** What the planner remembers: how far it has planned, and which units are open. */
public interface PlanStore {

  /** The time up to which every unit with work has been opened; empty before the first plan. */
  Optional<Instant> plannedThrough();

  /** Moves that time forward; it never goes back. */
  void plannedThrough(Instant asked);

  /** Notes that a unit is to be scanned at least up to that time. */
  void open(Unit unit, Instant asked);

  /** Notes that a unit has been scanned up to that time, unless more has been asked since. */
  void close(Unit unit, Instant scanned);

  /** The units that are open. */
  Set<Unit> open();
}
