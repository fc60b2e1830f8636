package dev.owlissues.shared.scan;

import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.issue.IssueStore;
import dev.owlissues.shared.issue.Standing;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Finds the issues that a page's groupings belong to. A grouping's own issue has the id that
 * follows from it, so nothing has to be looked up but the issue itself; where that was merged, its
 * tombstone leads on.
 */
final class PageIssues {
  private final IssueStore issues;

  PageIssues(IssueStore issues) {
    this.issues = issues;
  }

  /**
   * An issue with what the page has for it.
   *
   * @param grouping the first of its groupings in the page
   * @param standing what lies under its id, as far as is known; never a tombstone
   */
  record Found(UUID id, Grouping grouping, IssueFold fold, Standing standing) {}

  /** The page's issues, each once. */
  Collection<Found> find(Unit unit, Map<Grouping, IssueFold> folds) {
    Map<UUID, Map.Entry<Grouping, IssueFold>> own = new LinkedHashMap<>();
    folds.entrySet().forEach(fold -> own.put(fold.getKey().issueId(), fold));
    Survivors survivors = survivors(unit, own.keySet());
    Map<UUID, Found> found = new LinkedHashMap<>();
    own.forEach((ownId, fold) -> {
      UUID id = survivors.of(ownId);
      found.merge(
          id,
          new Found(id, fold.getKey(), fold.getValue(), survivors.standing(id)),
          PageIssues::together);
    });
    return new ArrayList<>(found.values());
  }

  /**
   * Issues as they stand, and where tombstones lead.
   *
   * @param standings what was read, without tombstones
   * @param merged the next id on the way from a tombstone
   */
  private record Survivors(Map<UUID, Standing> standings, Map<UUID, UUID> merged) {

    UUID of(UUID id) {
      UUID end = id;
      while (merged.containsKey(end)) {
        end = merged.get(end);
      }
      return end;
    }

    Standing standing(UUID id) {
      return standings.getOrDefault(id, new Standing.Absent());
    }
  }

  private Survivors survivors(Unit unit, Set<UUID> ids) {
    var survivors = new Survivors(new HashMap<>(), new HashMap<>());
    Set<UUID> next = ids;
    while (!next.isEmpty()) {
      issues
          .standings(unit.projectId(), next)
          .forEach((id, standing) -> {
            if (standing instanceof Standing.Merged(UUID into)) {
              survivors.merged.put(id, into);
            } else {
              survivors.standings.put(id, standing);
            }
          });
      next =
          survivors.merged.values().stream()
              .filter(id -> !survivors.standings.containsKey(id))
              .filter(id -> !survivors.merged.containsKey(id))
              .collect(Collectors.toSet());
    }
    return survivors;
  }

  // Two groupings of the page whose issues have been merged are one issue.
  private static Found together(Found one, Found other) {
    one.fold.add(other.fold);
    return one;
  }
}
