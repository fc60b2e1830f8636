package dev.owlissues.shared.issue.route;

import dev.owlissues.shared.fingerprint.Grouping;
import dev.owlissues.shared.issue.IssueKey;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Fingerprints and the issues that they lead to. */
public interface RouteStore {
  /** Those that are stored among the groupings, which differ from each other. Consistent. */
  Map<Grouping, FingerprintRoute> find(Collection<Grouping> groupings);

  /**
   * Stores a fingerprint that is not there yet.
   *
   * @return whether it was stored; if not, somebody else did so first, perhaps with another issue
   */
  boolean put(FingerprintRoute route);

  /**
   * Leads a fingerprint to another issue.
   *
   * @return whether it did; if not, the fingerprint did not lead to {@code from} any more
   */
  boolean move(Grouping grouping, UUID from, UUID to);

  /**
   * Stores a fingerprint anew in place of one that leads to a deleted issue.
   *
   * @return whether it was stored; if not, the fingerprint did not lead to {@code from} any more
   */
  boolean renew(FingerprintRoute next, UUID from);

  /** Deletes what a fingerprint stands for, if it still leads to that issue. */
  void strip(Grouping grouping, UUID issueId);

  /** Deletes fingerprints, which differ from each other, of apps that are gone. */
  void remove(Collection<Grouping> groupings);

  /** What leads to an issue, as far as the index knows: it may lag by a moment. */
  List<Grouping> leadingTo(UUID issueId);

  /**
   * A page of what leads to an issue, newest first. Found by the index, which may lag by a moment;
   * shown as it is.
   *
   * @param after where the page before ended; empty for the first page
   */
  RoutePage newest(IssueKey issue, Optional<RoutePlace> after, int limit);
}
