package dev.owlissues.shared.scan.count;

import dev.owlissues.shared.fingerprint.Fingerprint;
import dev.owlissues.shared.fingerprint.Grouping;
import dev.owlissues.shared.issue.IssueStore;
import dev.owlissues.shared.issue.StoredIssue;
import dev.owlissues.shared.issue.route.RouteStore;
import dev.owlissues.shared.scan.count.PageRoutes.Place;
import dev.owlissues.shared.scan.count.PageScan.Page;
import dev.owlissues.shared.scan.page.IssueFold;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Gatherers;

/** Finds the issues that a page's groupings belong to, by their fingerprints' routes. */
final class PageIssues {
  private final IssueStore issues;
  private final RouteStore routes;
  private final int atOnce;
  private final int lanes;

  PageIssues(IssueStore issues, RouteStore routes, int atOnce, int lanes) {
    this.issues = issues;
    this.routes = routes;
    this.atOnce = atOnce;
    this.lanes = lanes;
  }

  /**
   * An issue with what the page has for it.
   *
   * @param grouping the first of its groupings in the page
   * @param fresh the fingerprints that the page adds to it
   * @param large whether the issue, if it is not there yet, begins without inline members
   * @param storedIssue what lies under its id, as far as is known; never a tombstone
   */
  record Found(
      UUID id,
      Grouping grouping,
      List<Fingerprint> fresh,
      IssueFold fold,
      boolean large,
      StoredIssue storedIssue) {}

  /** What a page has for an issue. */
  private record Part(
      UUID id, Grouping grouping, List<Fingerprint> fresh, IssueFold fold, boolean large) {
    static Part of(Grouping grouping, Place place, IssueFold fold) {
      List<Fingerprint> fresh = new ArrayList<>();
      if (place.counts()) {
        fresh.add(grouping.fingerprint());
      }
      return new Part(place.issueId(), grouping, fresh, fold, place.large());
    }

    // Two groupings of the page that lead to the same issue are one.
    Part with(Part other) {
      fresh.addAll(other.fresh);
      fold.add(other.fold);
      return new Part(id, grouping, fresh, fold, large || other.large);
    }
  }

  /**
   * Gives the page's issues to the visitor, each once, some at a time. Those of a page with many
   * are read twice: which of them have become one must be known before the first is counted.
   */
  void forEach(Page page, Map<Grouping, IssueFold> folds, Consumer<List<Found>> visitor) {
    UUID projectId = page.unit().projectId();
    var survivors = new Survivors(issues, projectId, folds.size() <= atOnce);
    Map<Grouping, Place> places =
        new PageRoutes(routes, survivors, page, folds, atOnce, lanes).places();
    Map<UUID, Part> parts = new LinkedHashMap<>();
    folds.forEach((grouping, fold) -> {
      Part part = Part.of(grouping, Objects.requireNonNull(places.get(grouping)), fold);
      parts.merge(part.id, part, Part::with);
    });
    parts.values().stream()
        .gather(Gatherers.windowFixed(atOnce))
        .forEach(some -> visitor.accept(found(projectId, some, survivors.kept())));
  }

  private List<Found> found(UUID projectId, List<Part> parts, Map<UUID, StoredIssue> known) {
    Map<UUID, StoredIssue> storedIssues = new HashMap<>(known);
    List<UUID> unknown = parts.stream().map(Part::id).filter(id -> !known.containsKey(id)).toList();
    if (!unknown.isEmpty()) {
      storedIssues.putAll(issues.storedIssues(projectId, unknown));
    }
    return parts.stream()
        .map(part ->
            new Found(
                part.id,
                part.grouping,
                part.fresh,
                part.fold,
                part.large,
                storedIssues.getOrDefault(part.id, new StoredIssue.Absent())))
        .toList();
  }
}
