package dev.owlissues.shared.issue.route;

import dev.owlissues.shared.base.time.Iso;
import dev.owlissues.shared.fingerprint.Grouping;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * The issue that a fingerprint leads to, and what the fingerprint stands for.
 *
 * @param issueId the issue, or the tombstone that leads on to it or that a deletion left; it may
 *     not be there yet
 * @param createdAt when the page was frozen that put it
 * @param putBy that page, which counts the fingerprint; empty for one that an issue had counted
 *     before fingerprints were stored
 * @param epoch which of its issues it opens, if it does: one more with each that was deleted
 * @param opensLarge whether the issue that it opens never has inline members: whoever makes that
 *     issue fills its sets
 * @param movedFrom the issue that it led to before this one
 */
public record FingerprintRoute(
    Grouping grouping,
    UUID projectId,
    UUID issueId,
    Evidence evidence,
    Instant createdAt,
    Optional<String> putBy,
    long epoch,
    boolean opensLarge,
    Optional<UUID> movedFrom) {
  /** Cuts the time to milliseconds, as it is stored. */
  public FingerprintRoute {
    createdAt = Iso.millis(createdAt);
  }

  /** Its place in the list of its issue's fingerprints. */
  public RoutePlace place() {
    return new RoutePlace(createdAt, grouping);
  }

  /** Whether its issue, if it is not there yet, begins without inline members. */
  public boolean isOfLarge() {
    return opensLarge && isFounding();
  }

  /** Whether its issue is the one that this fingerprint opens, and so counts it from the start. */
  public boolean isFounding() {
    return grouping.issueId(epoch).equals(issueId);
  }
}
