package dev.owlissues.shared.scan.run;

import dev.owlissues.shared.event.Unit;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** What the planner remembers: how far it has planned, and which units and runs are open. */
public interface PlanStore {

  /** The time up to which every unit with work has been opened; empty before the first plan. */
  Optional<Instant> plannedThrough();

  /** Moves that time forward; it never goes back. */
  void plannedThrough(Instant asked);

  /**
   * Notes that a unit is to be scanned at least up to that time. One that is open already stays
   * open since when it was.
   */
  void open(Unit unit, Instant asked);

  /** Notes that a unit has been scanned up to that time. It stays open if more has been asked. */
  void close(Unit unit, Instant scanned);

  /** The units that are open. */
  List<OpenUnit> open();

  /** Notes a run before it begins, so that a planner finds it if nobody ends it. */
  void openRun(OpenRun run);

  /** Notes that a run has ended. */
  void closeRun(UUID runId);

  /** The runs that were noted and have not been closed. */
  List<OpenRun> openRuns();
}
