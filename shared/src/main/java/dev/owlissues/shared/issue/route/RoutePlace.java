package dev.owlissues.shared.issue.route;

import dev.owlissues.shared.base.time.Iso;
import dev.owlissues.shared.fingerprint.Grouping;
import java.time.Instant;

/** A place in the list of an issue's fingerprints, just after one of them. */
public record RoutePlace(Instant createdAt, Grouping grouping) {
  /** Cuts the time to milliseconds, as it is stored. */
  public RoutePlace {
    createdAt = Iso.millis(createdAt);
  }
}
