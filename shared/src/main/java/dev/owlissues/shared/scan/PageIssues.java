package dev.owlissues.shared.scan;

import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.issue.Standing;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Finds the issues that a page's groupings belong to, and routes those that are new. */
final class PageIssues {
  // As many as one request takes, so that requests go side by side.
  private static final int ROUTES_AT_ONCE = 25;

  private final PageScan.Stores stores;
  private final Lanes lanes;
  private final InstantSource clock;

  PageIssues(PageScan.Stores stores, Lanes lanes, InstantSource clock) {
    this.stores = stores;
    this.lanes = lanes;
    this.clock = clock;
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
    Map<Grouping, UUID> known = stores.fingerprints().find(folds.keySet());
    route(unit, folds.keySet().stream().filter(each -> !known.containsKey(each)).toList());
    Survivors survivors = survivors(unit, Set.copyOf(known.values()));
    shorten(unit, known, survivors);
    Map<UUID, Found> found = new LinkedHashMap<>();
    folds.forEach((grouping, fold) -> {
      UUID id = survivors.of(known.getOrDefault(grouping, grouping.issueId()));
      found.merge(id, new Found(id, grouping, fold, survivors.standing(id)), PageIssues::together);
    });
    return new ArrayList<>(found.values());
  }

  // Routes go before their issues: a fingerprint without issue leads to where its issue will be.
  private void route(Unit unit, List<Grouping> unknown) {
    List<List<Grouping>> parts = new ArrayList<>();
    for (int from = 0; from < unknown.size(); from += ROUTES_AT_ONCE) {
      parts.add(unknown.subList(from, Math.min(from + ROUTES_AT_ONCE, unknown.size())));
    }
    lanes.forEach(
        parts, part -> stores.fingerprints().route(part, unit.projectId(), clock.instant()));
  }

  // The next page needs not go by the tombstones again.
  private void shorten(Unit unit, Map<Grouping, UUID> known, Survivors survivors) {
    Map<Grouping, UUID> moved = new HashMap<>();
    known.forEach((grouping, id) -> {
      if (!survivors.of(id).equals(id)) {
        moved.put(grouping, survivors.of(id));
      }
    });
    if (!moved.isEmpty()) {
      stores.fingerprints().route(moved, unit.projectId(), clock.instant());
    }
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

  // Routes that are behind a merge end at a tombstone, which knows the way.
  private Survivors survivors(Unit unit, Set<UUID> ids) {
    var survivors = new Survivors(new HashMap<>(), new HashMap<>());
    Set<UUID> next = ids;
    while (!next.isEmpty()) {
      stores
          .issues()
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
