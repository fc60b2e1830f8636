package dev.owlissues.shared.scan.run;

import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.scan.ScanCounts;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** What each unit contributed to a run: one item per run and unit. */
public interface RunStore {

  /** Stores a unit's contribution, unless it is there; says whether it was stored. */
  boolean put(UUID runId, Unit unit, ScanCounts counts, Instant expires);

  /** The contributions so far, by unit key. */
  Map<String, ScanCounts> contributions(UUID runId);
}
