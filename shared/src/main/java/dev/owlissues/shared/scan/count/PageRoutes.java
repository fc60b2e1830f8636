package dev.owlissues.shared.scan.count;

import dev.owlissues.shared.fingerprint.Grouping;
import dev.owlissues.shared.issue.InlineMembers;
import dev.owlissues.shared.issue.route.Evidence;
import dev.owlissues.shared.issue.route.FingerprintRoute;
import dev.owlissues.shared.issue.route.RouteStore;
import dev.owlissues.shared.scan.count.PageScan.Page;
import dev.owlissues.shared.scan.page.IssueFold;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;

/**
 * Finds out to which issue each fingerprint of a page leads (R-fingerprint-11), and stores those
 * that are new. A fingerprint is stored before its issue: whoever finds one without an issue makes
 * it as if the fingerprint were his own.
 */
final class PageRoutes {
  // What one request reads.
  private static final int READ_AT_ONCE = 100;

  private final RouteStore routes;
  private final Survivors survivors;
  private final Page page;
  private final Map<Grouping, IssueFold> folds;
  private final int atOnce;
  private final int lanes;
  private final InlineLimit room = new InlineLimit();

  /**
   * Routes of a page's fingerprints.
   *
   * @param atOnce how many are looked up together
   * @param lanes how many requests are under way at once
   */
  PageRoutes(
      RouteStore routes,
      Survivors survivors,
      Page page,
      Map<Grouping, IssueFold> folds,
      int atOnce,
      int lanes) {
    this.routes = routes;
    this.survivors = survivors;
    this.page = page;
    this.folds = folds;
    this.atOnce = atOnce;
    this.lanes = lanes;
  }

  /**
   * Where a fingerprint leads.
   *
   * @param issueId an issue, or the place of one to come; never a tombstone
   * @param counts whether the page adds it to the issue's number of fingerprints
   * @param large whether an issue to come begins without inline members
   */
  record Place(UUID issueId, boolean counts, boolean large) {}

  private record Settled(Grouping grouping, Optional<Place> place) {}

  /** The place of each fingerprint of the page. */
  Map<Grouping, Place> places() {
    Map<Grouping, Place> places = new HashMap<>();
    Collection<Grouping> open = folds.keySet();
    while (!open.isEmpty()) {
      // Whose fingerprint was stored by somebody else meanwhile is looked up again.
      List<Grouping> lost = new ArrayList<>();
      open.stream()
          .gather(Gatherers.windowFixed(atOnce))
          .flatMap(some -> settle(some).stream())
          .forEach(settled ->
              settled
                  .place()
                  .ifPresentOrElse(
                      place -> places.put(settled.grouping(), place),
                      () -> lost.add(settled.grouping())));
      open = lost;
    }
    return places;
  }

  private List<Settled> settle(List<Grouping> some) {
    Map<Grouping, FingerprintRoute> known = known(some);
    survivors.read(
        some.stream()
            .map(grouping ->
                Optional.ofNullable(known.get(grouping))
                    .map(FingerprintRoute::issueId)
                    .orElseGet(grouping::issueId))
            .collect(Collectors.toSet()));
    return some.stream()
        .gather(
            Gatherers.mapConcurrent(
                lanes,
                grouping ->
                    new Settled(
                        grouping,
                        Optional.ofNullable(known.get(grouping))
                            .map(this::followed)
                            .orElseGet(() -> stored(grouping)))))
        .toList();
  }

  private Map<Grouping, FingerprintRoute> known(List<Grouping> some) {
    Map<Grouping, FingerprintRoute> known = new HashMap<>();
    some.stream()
        .gather(Gatherers.windowFixed(READ_AT_ONCE))
        .gather(Gatherers.mapConcurrent(lanes, routes::find))
        .forEach(known::putAll);
    return known;
  }

  // If the route has been changed by somebody else meanwhile, it leads to the same issue: there is
  // one way from a tombstone, and no merge is settled while the page is open.
  private Optional<Place> followed(FingerprintRoute route) {
    UUID end = survivors.of(route.issueId());
    if (survivors.isDeleted(end)) {
      return begunAnew(route);
    }
    if (!end.equals(route.issueId())) {
      routes.move(route.grouping(), route.issueId(), end);
    }
    return Optional.of(new Place(end, counts(route), route.isOfLarge()));
  }

  // Nobody meets the deleted issue again: the next has another id, which is the same at every try.
  private Optional<Place> begunAnew(FingerprintRoute route) {
    FingerprintRoute next = fresh(route.grouping(), route.epoch() + 1);
    return routes.renew(next, route.issueId())
        ? Optional.of(new Place(next.issueId(), counts(next), next.isOfLarge()))
        : Optional.empty();
  }

  private FingerprintRoute fresh(Grouping grouping, long epoch) {
    return new FingerprintRoute(
        grouping,
        page.unit().projectId(),
        grouping.issueId(epoch),
        evidence(grouping),
        page.frozen().frozenAt(),
        Optional.of(name()),
        epoch,
        isLarge(grouping),
        Optional.empty());
  }

  // Settled by who stores the fingerprint: of two who make the issue, none may begin with inline
  // members while the other fills its sets.
  private boolean isLarge(Grouping grouping) {
    IssueFold fold = Objects.requireNonNull(folds.get(grouping));
    int members = fold.openings().size() + fold.users().size();
    return !room.mayHold(InlineMembers.EMPTY, members);
  }

  private Evidence evidence(Grouping grouping) {
    return Objects.requireNonNull(folds.get(grouping)).evidence();
  }

  private Optional<Place> stored(Grouping grouping) {
    FingerprintRoute route = unknown(grouping);
    return routes.put(route)
        ? Optional.of(new Place(route.issueId(), counts(route), route.isOfLarge()))
        : Optional.empty();
  }

  private FingerprintRoute unknown(Grouping grouping) {
    UUID own = grouping.issueId();
    UUID end = survivors.of(own);
    if (survivors.isDeleted(end)) {
      return fresh(grouping, 1);
    }
    // An issue that is older than this table has counted it.
    return survivors.isIssue(own)
        ? new FingerprintRoute(
            grouping,
            page.unit().projectId(),
            end,
            evidence(grouping),
            page.frozen().frozenAt(),
            Optional.empty(),
            0,
            false,
            end.equals(own) ? Optional.empty() : Optional.of(own))
        : fresh(grouping, 0);
  }

  // An issue counts the fingerprint that opens it from the start, whoever makes the issue; any
  // other is counted by the page that stored it, in the write that counts the page.
  private boolean counts(FingerprintRoute route) {
    return route.putBy().filter(name()::equals).isPresent() && !route.isFounding();
  }

  // Within the app, which is in the fingerprint's key.
  private String name() {
    return page.unit().shard() + "#" + page.frozen().number();
  }
}
