package dev.owlissues.shared.event.reading;

import java.time.Instant;
import java.util.UUID;

/**
 * An app whose events a caller may read.
 *
 * @param keptSince by its project's present retention: what was received earlier counts as gone
 */
public record EventSource(UUID appId, Instant keptSince) {

  /** Whether what was received then is still kept. */
  public boolean keeps(Instant receivedAt) {
    return !receivedAt.isBefore(keptSince);
  }
}
