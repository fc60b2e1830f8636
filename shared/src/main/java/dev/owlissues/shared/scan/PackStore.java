package dev.owlissues.shared.scan;

import dev.owlissues.shared.issue.Occurrence;
import dev.owlissues.shared.issue.PackName;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Packs of occurrences. */
public interface PackStore {

  /** Which part of which page's occurrences of an issue a pack holds. */
  record PackKey(UUID issueId, PackName page, int part) {}

  /**
   * Stores a pack, unless it is there. A worker that was overtaken may come with fewer occurrences
   * than the first had, and must not replace them.
   */
  void put(PackKey key, List<Occurrence> occurrences);

  /** Stores packs whose content is the same whoever writes them, at any time. */
  void putAll(Map<PackKey, List<Occurrence>> packs);
}
