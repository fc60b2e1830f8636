package dev.owlissues.shared.event;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What one request asks to be stored.
 *
 * @param unit where: the app and shard
 * @param kept how long the events are kept by the project's settings
 * @param events the valid ones, in the order they were sent
 */
public record Submission(Unit unit, UUID apiKeyId, Duration kept, List<Event> events) {
  /** Nothing expires earlier than this, so that nothing is deleted before it was scanned. */
  public static final Duration LEAST_KEPT = Duration.ofDays(14);

  /** Copies the list. */
  public Submission {
    events = List.copyOf(events);
  }

  /** When what was received then may be deleted. */
  Instant expiryOf(Instant receivedAt) {
    return receivedAt.plus(kept.compareTo(LEAST_KEPT) > 0 ? kept : LEAST_KEPT);
  }

  /** The same submission with only those events. */
  Submission with(List<Event> others) {
    return new Submission(unit, apiKeyId, kept, others);
  }
}
