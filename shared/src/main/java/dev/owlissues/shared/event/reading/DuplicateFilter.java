package dev.owlissues.shared.event.reading;

import dev.owlissues.shared.event.Batch;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.SentEvent;
import java.util.HashSet;
import java.util.Set;
import java.util.UUID;

/**
 * Knows an event that was seen before: as it was sent before ({@link SentEvent}), or as the same
 * place of a copy of the same request, for a batch whose write was in doubt is written again.
 */
public final class DuplicateFilter {
  private final Set<Object> seen = new HashSet<>();

  private record Sent(UUID appId, SentEvent event) {}

  // The event itself is part of it because the batches of one request each count from zero.
  private record Copied(UUID request, int position, Event event) {}

  /** Whether the event at that position of the batch is seen for the first time. */
  public boolean first(Batch batch, int position) {
    Event event = batch.events().get(position);
    // A copy of an event that has an id has the same id: only those without need more to be known.
    return seen.add(
        SentEvent.of(event)
            .<Object>map(sent -> new Sent(batch.key().appId(), sent))
            .orElseGet(() -> new Copied(batch.request(), position, event)));
  }
}
