package dev.owlissues.shared.event.reading;

import java.time.Instant;
import java.util.UUID;

/**
 * An app whose events a caller may read.
 *
 * @param keptSince by its project's present retention: what was received earlier counts as gone
 * @param erased whose events nobody is shown
 */
public record EventSource(UUID appId, Instant keptSince, ErasedUsers erased) {
  /** An app of whose users nobody was erased. */
  public EventSource(UUID appId, Instant keptSince) {
    this(appId, keptSince, ErasedUsers.NONE);
  }

  /** Whether what was received then is still kept. */
  public boolean keeps(Instant receivedAt) {
    return !receivedAt.isBefore(keptSince);
  }
}
