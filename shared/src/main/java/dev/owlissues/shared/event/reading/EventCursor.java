package dev.owlissues.shared.event.reading;

import dev.owlissues.shared.event.EventId;
import dev.owlissues.shared.event.Kind;
import dev.owlissues.shared.event.Unit;
import java.time.Instant;
import java.util.Comparator;

/**
 * A place in a list of events, just after one event: that event's time and id.
 *
 * @param time the time that the list goes by: {@code timestamp} in a stream, else {@code
 *     received_at}
 * @param window in a stream with more batches than one page reads: where the page's reading of
 *     batches began; else empty
 */
public record EventCursor(Instant time, EventId id, String window)
    implements Comparable<EventCursor> {
  private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");
  private static final EventId LOWEST = new EventId(Instant.EPOCH, Kind.ERROR, 0, 0, 0);
  private static final EventId HIGHEST =
      new EventId(
          LATEST, Kind.REST, Unit.MAX_SHARD, (1L << EventId.BATCH_BITS) - 1, EventId.MAX_POSITION);

  // Ids of ours all have the same sign, so the order of UUIDs is the order of their texts.
  private static final Comparator<EventCursor> ORDER =
      Comparator.comparing(EventCursor::time).thenComparing(cursor -> cursor.id.uuid());

  /** The place of an event in a list by {@code received_at}. */
  public static EventCursor received(EventId id) {
    return new EventCursor(id.receivedAt(), id, "");
  }

  /** The place between what was received before that time and what was received from it on. */
  public static EventCursor startingAt(Instant time) {
    return received(new EventId(time, Kind.ERROR, 0, 0, 0));
  }

  /** The place before every event of a window. */
  public static EventCursor startOf(String window, boolean ascending) {
    return ascending
        ? new EventCursor(EARLIEST, LOWEST, window)
        : new EventCursor(LATEST, HIGHEST, window);
  }

  /** By time, then id; older ones first. */
  @Override
  public int compareTo(EventCursor other) {
    return ORDER.compare(this, other);
  }

  /** Whether the other place comes after this one in a list of that direction. */
  public boolean precedes(EventCursor other, boolean ascending) {
    return ascending ? compareTo(other) < 0 : compareTo(other) > 0;
  }

  /** The order of a list of that direction. */
  public static Comparator<EventCursor> order(boolean ascending) {
    return ascending ? ORDER : ORDER.reversed();
  }
}
