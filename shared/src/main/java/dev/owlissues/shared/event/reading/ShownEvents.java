package dev.owlissues.shared.event.reading;

import dev.owlissues.shared.event.Batch;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/** Which of the events that are stored a reader is shown: not those of erased users. */
public final class ShownEvents {
  private final Map<UUID, ErasedUsers> erased;

  /** Those that are shown of these sources. */
  public ShownEvents(Collection<EventSource> sources) {
    this.erased =
        sources.stream()
            .collect(Collectors.toMap(EventSource::appId, EventSource::erased, (one, _) -> one));
  }

  /** Whether the event at that position of a batch of one of the sources is shown. */
  public boolean has(Batch batch, int position) {
    return !erased
        .getOrDefault(batch.key().appId(), ErasedUsers.NONE)
        .hides(batch.events().get(position).actor().userId(), batch.key().receivedAt());
  }
}
