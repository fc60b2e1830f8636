package dev.owlissues.shared.event.intake;

import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.Unit;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What one request asks to be stored.
 *
 * @param unit where: the app and shard
 * @param kept how long the events are kept by the project's settings
 * @param imported whether the events come from elsewhere, and not as they happen
 * @param events the valid ones, in the order they were sent
 */
public record Submission(
    Unit unit, UUID apiKeyId, Duration kept, boolean imported, List<Event> events) {
  /** Copies the list. */
  public Submission {
    events = List.copyOf(events);
  }

  /** Events as they happen. */
  public Submission(Unit unit, UUID apiKeyId, Duration kept, List<Event> events) {
    this(unit, apiKeyId, kept, false, events);
  }

  /** When what was received then may be deleted. */
  Instant expiryOf(Instant receivedAt) {
    Duration least = WriteTimes.MIN_RETENTION;
    return receivedAt.plus(kept.compareTo(least) > 0 ? kept : least);
  }

  /** The same submission with only those events. */
  Submission with(List<Event> others) {
    return new Submission(unit, apiKeyId, kept, imported, others);
  }
}
