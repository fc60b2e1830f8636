package dev.owlissues.shared.scan.count;

import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.issue.IssueStore;
import dev.owlissues.shared.issue.StoredIssue;
import dev.owlissues.shared.scan.page.Grouping;
import dev.owlissues.shared.scan.page.IssueFold;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Gatherers;

/**
 * Finds the issues that a page's groupings belong to. A grouping's own issue has the id that
 * follows from it, so nothing has to be looked up but the issue itself; where that was merged, its
 * tombstone leads on.
 */
final class PageIssues {
  private final IssueStore issues;
  private final int atOnce;

  PageIssues(IssueStore issues, int atOnce) {
    this.issues = issues;
    this.atOnce = atOnce;
  }

  /**
   * An issue with what the page has for it.
   *
   * @param grouping the first of its groupings in the page
   * @param storedIssue what lies under its id, as far as is known; never a tombstone
   */
  record Found(UUID id, Grouping grouping, IssueFold fold, StoredIssue storedIssue) {}

  /** What a page has for an issue. */
  private record Part(UUID id, Grouping grouping, IssueFold fold) {

    // Two groupings of the page whose issues have been merged are one issue.
    Part with(Part other) {
      fold.add(other.fold);
      return this;
    }
  }

  /**
   * Gives the page's issues to the visitor, each once, some at a time. Those of a page with many
   * are read twice: which of them have become one must be known before the first is counted.
   */
  void forEach(Unit unit, Map<Grouping, IssueFold> folds, Consumer<List<Found>> visitor) {
    Map<UUID, Part> own = new LinkedHashMap<>();
    folds.forEach((grouping, fold) -> {
      UUID id = grouping.issueId();
      own.put(id, new Part(id, grouping, fold));
    });
    Survivors survivors = survivors(unit, own.keySet());
    Map<UUID, Part> parts = new LinkedHashMap<>();
    own.forEach((ownId, part) -> {
      UUID id = survivors.of(ownId);
      parts.merge(id, new Part(id, part.grouping, part.fold), Part::with);
    });
    parts.values().stream()
        .gather(Gatherers.windowFixed(atOnce))
        .forEach(some -> visitor.accept(found(unit, some, survivors.storedIssues)));
  }

  private List<Found> found(Unit unit, List<Part> parts, Map<UUID, StoredIssue> known) {
    Map<UUID, StoredIssue> storedIssues = new HashMap<>(known);
    List<UUID> unknown = parts.stream().map(Part::id).filter(id -> !known.containsKey(id)).toList();
    if (!unknown.isEmpty()) {
      storedIssues.putAll(issues.storedIssues(unit.projectId(), unknown));
    }
    return parts.stream()
        .map(part ->
            new Found(
                part.id,
                part.grouping,
                part.fold,
                storedIssues.getOrDefault(part.id, new StoredIssue.Absent())))
        .toList();
  }

  /**
   * Issues as they stand, and where tombstones lead.
   *
   * @param storedIssues what was read, without tombstones; nothing if that is much
   * @param merged the next id on the way from a tombstone
   */
  private record Survivors(Map<UUID, StoredIssue> storedIssues, Map<UUID, UUID> merged) {

    UUID of(UUID id) {
      UUID end = id;
      while (merged.containsKey(end)) {
        end = merged.get(end);
      }
      return end;
    }
  }

  private Survivors survivors(Unit unit, Set<UUID> ids) {
    var survivors = new Survivors(new HashMap<>(), new HashMap<>());
    Set<UUID> seen = new HashSet<>(ids);
    Collection<UUID> next = ids;
    while (!next.isEmpty()) {
      Set<UUID> further = new HashSet<>();
      next.stream()
          .gather(Gatherers.windowFixed(atOnce))
          .map(some -> issues.storedIssues(unit.projectId(), some))
          .forEach(storedIssues ->
              storedIssues.forEach((id, storedIssue) -> {
                if (storedIssue instanceof StoredIssue.Merged(UUID into)) {
                  survivors.merged.put(id, into);
                  further.add(into);
                } else if (ids.size() <= atOnce) {
                  survivors.storedIssues.put(id, storedIssue);
                }
              }));
      next = further.stream().filter(seen::add).toList();
    }
    return survivors;
  }
}
