package dev.owlissues.shared.scan;

import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.id.Ids;
import dev.owlissues.shared.issue.Issue;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** Finds the issues that a page's groupings belong to, and claims ids for those that have none. */
final class PageIssues {
  private final PageScan.Stores stores;
  private final Lanes lanes;
  private final InstantSource clock;
  private final Ids ids;

  PageIssues(PageScan.Stores stores, Lanes lanes, InstantSource clock, Ids ids) {
    this.stores = stores;
    this.lanes = lanes;
    this.clock = clock;
    this.ids = ids;
  }

  /**
   * An issue with what the page has for it.
   *
   * @param grouping the first of its groupings in the page
   * @param stored the issue as it is stored; empty while it has no counts yet
   * @param fresh whether its id was claimed just now, so that nothing of it is stored
   */
  record Found(
      UUID id,
      UUID projectId,
      Grouping grouping,
      IssueFold fold,
      Optional<Issue> stored,
      boolean fresh) {

    boolean counts(String unit, long page) {
      return stored.map(issue -> issue.ledger().lastPage(unit) >= page).orElse(false);
    }
  }

  /** The page's issues, each once. */
  Collection<Found> find(Unit unit, Map<Grouping, IssueFold> folds) {
    Map<Grouping, UUID> known = stores.fingerprints().find(folds.keySet());
    Map<Grouping, UUID> claimed = claim(unit, folds.keySet(), known);
    Map<UUID, Issue> stored = stores.issues().find(unit.projectId(), List.copyOf(known.values()));
    Map<UUID, Found> found = new LinkedHashMap<>();
    folds.forEach((grouping, fold) -> {
      boolean fresh = !known.containsKey(grouping);
      UUID id = fresh ? claimed.get(grouping) : known.get(grouping);
      if (id == null) {
        throw new IllegalStateException("no issue for " + grouping);
      }
      Optional<Issue> issue = Optional.ofNullable(stored.get(id));
      found.merge(
          id, new Found(id, unit.projectId(), grouping, fold, issue, fresh), PageIssues::together);
    });
    return new ArrayList<>(found.values());
  }

  private Map<Grouping, UUID> claim(
      Unit unit, Collection<Grouping> groupings, Map<Grouping, UUID> known) {
    List<Grouping> unknown =
        groupings.stream().filter(grouping -> !known.containsKey(grouping)).toList();
    Map<Grouping, UUID> claimed = new ConcurrentHashMap<>();
    lanes.forEach(
        unknown,
        grouping ->
            claimed.put(
                grouping,
                stores
                    .fingerprints()
                    .claim(grouping, unit.projectId(), ids.next(), clock.instant())));
    return claimed;
  }

  // Two groupings of the page whose issues have been merged are one issue.
  private static Found together(Found one, Found other) {
    one.fold.add(other.fold);
    return one;
  }

  /** Stamps an issue's activity anew. */
  void touch(Found found) {
    boolean touched = false;
    while (!touched) {
      touched =
          stores
              .issues()
              .find(found.projectId, found.id)
              .map(issue -> issue.with(issue.lifecycle(), issue.ledger().active(clock.instant())))
              .map(stores.issues()::replace)
              .orElse(true);
    }
  }
}
