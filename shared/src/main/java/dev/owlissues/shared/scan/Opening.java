package dev.owlissues.shared.scan;

import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.EventId;
import dev.owlissues.shared.issue.Occurrence;
import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * The event that opens a session's occurrence: the least by time of receipt, batch and position
 * among the page's.
 */
record Opening(
    EventId eventId, String sessionId, String userId, Instant timestamp, Occurrence.Origin origin) {
  /** The order of events within a unit. */
  static final Comparator<Opening> BY_RECEIPT =
      Comparator.comparing(
          Opening::eventId,
          Comparator.comparing(EventId::receivedAt)
              .thenComparingLong(EventId::batch)
              .thenComparingInt(EventId::position));

  /** The order of occurrences within a page, earliest first. */
  static final Comparator<Opening> BY_TIME =
      Comparator.comparing(Opening::timestamp).thenComparing(BY_RECEIPT);

  static Opening of(EventId id, Event event) {
    return new Opening(
        id,
        event.actor().sessionId(),
        event.actor().userId(),
        event.content().timestamp(),
        new Occurrence.Origin(
            event.build().appVersion(),
            event.build().sdkName(),
            event.build().sdkVersion(),
            event.device().environment()));
  }

  /** The occurrence it opens in an issue. */
  Occurrence occurrence(UUID issueId, Instant createdAt) {
    return new Occurrence(
        Occurrence.idOf(issueId, sessionId),
        eventId.uuid(),
        sessionId,
        userId,
        timestamp,
        createdAt,
        origin);
  }
}
