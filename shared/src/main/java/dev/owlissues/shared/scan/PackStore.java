package dev.owlissues.shared.scan;

import dev.owlissues.shared.issue.Occurrence;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** Packs of occurrences. */
public interface PackStore {

  /** Which part of which page's occurrences of an issue a pack holds. */
  record PackKey(UUID issueId, Instant frozenAt, String unit, long page, int part) {}

  /** Stores a pack, unless it is there: its content follows from its key. */
  void put(PackKey key, List<Occurrence> occurrences);
}
