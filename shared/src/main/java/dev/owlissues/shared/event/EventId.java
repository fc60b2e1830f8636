package dev.owlissues.shared.event;

import dev.owlissues.shared.base.time.Iso;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An event's id, which says where the event lies. On the wire it is a UUID of version 8 (RFC 9562,
 * section 5.8): 48 bits of {@code received_at} in milliseconds, 1 bit kind, 11 bits shard, {@value
 * #BATCH_BITS} bits batch, {@value #POSITION_BITS} bits position. The app is not in it: it is
 * looked for among the apps that the caller may see.
 *
 * @param position the event's place in its batch, 0 to {@value #MAX_POSITION}
 */
public record EventId(Instant receivedAt, Kind kind, int shard, long batch, int position) {
  /** Bits of the batch's random part. */
  public static final int BATCH_BITS = 52;

  /** Bits of the position. */
  public static final int POSITION_BITS = 10;

  /** The last position a batch can have. */
  public static final int MAX_POSITION = (1 << POSITION_BITS) - 1;

  private static final int MILLIS_BITS = 48;
  private static final int SHARD_BITS = 11;
  private static final int VERSION = 8;

  /** Cuts the stamp to milliseconds and checks that each part fits its bits. */
  public EventId {
    receivedAt = Iso.millis(receivedAt);
    if (receivedAt.toEpochMilli() >>> MILLIS_BITS != 0) {
      throw new IllegalArgumentException("no time that an event is received at: " + receivedAt);
    }
    if (shard < 0 || shard > Unit.MAX_SHARD) {
      throw new IllegalArgumentException("shard " + shard + " is not in 0.." + Unit.MAX_SHARD);
    }
    if (position < 0 || position > MAX_POSITION) {
      throw new IllegalArgumentException("position " + position + " is not in 0.." + MAX_POSITION);
    }
    if (batch >>> BATCH_BITS != 0) {
      throw new IllegalArgumentException("a batch has " + BATCH_BITS + " bits, not " + batch);
    }
  }

  /** The id as a UUID. */
  public UUID uuid() {
    long custom = (kind == Kind.ERROR ? 0L : 1L) << SHARD_BITS | shard;
    long high = receivedAt.toEpochMilli() << 16 | (long) VERSION << 12 | custom;
    long low = 1L << 63 | batch << POSITION_BITS | position;
    return new UUID(high, low);
  }

  /** The id in a UUID, or empty when the UUID is none of ours. */
  public static Optional<EventId> of(UUID uuid) {
    if (uuid.version() != VERSION || uuid.variant() != 2) {
      return Optional.empty();
    }
    long high = uuid.getMostSignificantBits();
    long low = uuid.getLeastSignificantBits() & (1L << 62) - 1;
    return Optional.of(
        new EventId(
            Instant.ofEpochMilli(high >>> 16),
            (high >>> SHARD_BITS & 1) == 0 ? Kind.ERROR : Kind.REST,
            (int) high & Unit.MAX_SHARD,
            low >>> POSITION_BITS,
            (int) low & MAX_POSITION));
  }

  /** The batch that holds the event, if it is an event of that app. */
  public BatchKey in(UUID appId) {
    return new BatchKey(appId, kind, shard, receivedAt, batch);
  }
}
