package dev.owlissues.shared.scan.count;

import dev.owlissues.shared.issue.occurrence.Occurrence;
import dev.owlissues.shared.issue.occurrence.PackName;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;

/** Packs of occurrences. */
public interface PackStore {

  /** Which part of which page's occurrences of an issue a pack holds. */
  record PackKey(UUID issueId, PackName page, int part) {}

  /**
   * Stores a pack, unless it is there. A worker that was overtaken may come with fewer occurrences
   * than the first had, and must not replace them.
   */
  void put(PackKey key, List<Occurrence> occurrences);

  /**
   * A pack as it lies under an issue.
   *
   * @param name which page, of which issue and unit, found its occurrences, and which part it is:
   *     it stays the same when the pack moves to another issue
   */
  record StoredPack(String name, PackName page, List<Occurrence> occurrences) {

    /** Copies the list. */
    public StoredPack {
      occurrences = List.copyOf(occurrences);
    }

    /** The pack with some of its occurrences only. */
    public StoredPack keeping(List<Occurrence> some) {
      return new StoredPack(name, page, some);
    }
  }

  /** Gives all packs of an issue to the visitor, some at a time. */
  void forEach(UUID issueId, Consumer<List<StoredPack>> visitor);

  /** Stores a pack that comes from another issue under its old name, unless it is there. */
  void put(UUID issueId, StoredPack pack);

  /**
   * Replaces occurrences in all packs of an issue, each pack on condition that it still is what was
   * read; one that is gone stays gone.
   *
   * @param change gives the same for what it has changed
   */
  void rewrite(UUID issueId, UnaryOperator<Occurrence> change);

  /** Removes all packs of an issue. */
  void removeAll(UUID issueId);

  /** Stores packs whose content is the same at every try. */
  void putAll(Map<PackKey, List<Occurrence>> packs);
}
