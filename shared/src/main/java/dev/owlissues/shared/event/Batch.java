package dev.owlissues.shared.event;

import java.util.List;
import java.util.UUID;

/**
 * Events of one request and kind, kept as one compressed item.
 *
 * @param request the same for every copy that was written of one request's events, also after
 *     stamping anew; readers drop a second copy by it
 */
public record Batch(BatchKey key, UUID apiKeyId, UUID request, List<Event> events) {

  /** Copies the list. */
  public Batch {
    events = List.copyOf(events);
  }

  /** The event at a position, with its place. */
  public StoredEvent stored(int position) {
    return new StoredEvent(key.event(position), key.appId(), apiKeyId, events.get(position));
  }
}
