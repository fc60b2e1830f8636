package dev.owlissues.shared.event;

import dev.owlissues.shared.base.time.Hour;
import dev.owlissues.shared.base.time.Iso;
import java.time.Instant;
import java.util.UUID;

/**
 * Where a batch lies: everything needed to read it with one request.
 *
 * @param receivedAt when its events were stamped, whole milliseconds
 * @param batch {@value EventId#BATCH_BITS} random bits that tell batches of one millisecond apart
 */
public record BatchKey(UUID appId, Kind kind, int shard, Instant receivedAt, long batch) {

  /** Cuts the stamp to milliseconds, as the store keeps it. */
  public BatchKey {
    receivedAt = Iso.millis(receivedAt);
  }

  /** The hour whose partition holds the batch. */
  public Hour hour() {
    return Hour.of(receivedAt);
  }

  /** The id of the event at a position of the batch. */
  public EventId event(int position) {
    return new EventId(receivedAt, kind, shard, batch, position);
  }

  /** The order of batches within a unit, which is the order of their sort keys. */
  public String order() {
    return "%s#%013x".formatted(Iso.write(receivedAt), batch);
  }
}
