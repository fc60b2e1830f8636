package dev.owlissues.shared.scan.page;

import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.EventId;
import dev.owlissues.shared.fingerprint.Fingerprint;
import dev.owlissues.shared.issue.occurrence.Occurrence;
import java.time.Instant;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;

/**
 * The event that opens a session's occurrence: the least by time of receipt, batch and position
 * among the page's.
 */
public record FirstEvent(
    EventId eventId,
    String sessionId,
    String userId,
    Instant timestamp,
    Occurrence.Origin origin,
    Fingerprint fingerprint) {
  /** The order of events within a unit. */
  static final Comparator<FirstEvent> BY_RECEIPT =
      Comparator.comparing(
          FirstEvent::eventId,
          Comparator.comparing(EventId::receivedAt)
              .thenComparingLong(EventId::batch)
              .thenComparingInt(EventId::position));

  /** The order of occurrences within a page, earliest first. */
  public static final Comparator<FirstEvent> BY_TIME =
      Comparator.comparing(FirstEvent::timestamp).thenComparing(BY_RECEIPT);

  /** That event, of that fingerprint. */
  public static FirstEvent of(EventId id, Event event, Fingerprint fingerprint) {
    return new FirstEvent(
        id,
        event.actor().sessionId(),
        event.actor().userId(),
        event.content().timestamp(),
        new Occurrence.Origin(
            event.build().appVersion(),
            event.build().sdkName(),
            event.build().sdkVersion(),
            event.device().environment()),
        fingerprint);
  }

  /** The occurrence it opens in an issue. */
  public Occurrence occurrence(UUID issueId, Instant createdAt) {
    return new Occurrence(
        Occurrence.idOf(issueId, sessionId),
        eventId.uuid(),
        sessionId,
        userId,
        timestamp,
        createdAt,
        origin,
        Optional.of(fingerprint));
  }
}
