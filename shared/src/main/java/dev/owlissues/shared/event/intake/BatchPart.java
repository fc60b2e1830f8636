package dev.owlissues.shared.event.intake;

import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.Kind;
import dev.owlissues.shared.event.packing.BatchCodec;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/**
 * The events of a request that become one batch: of one kind, packed, and small enough for an item.
 */
record BatchPart(Kind kind, List<Event> events, byte[] bytes) {
  /** The most bytes of a batch: an item's 400 KB without its keys and other attributes. */
  static final int MAX_BYTES = 398_000;

  /** The most events of a batch, within the positions that an event id has room for. */
  static final int MAX_EVENTS = 1_000;

  /** Divides events into parts, error events first: what tells of trouble is stored soonest. */
  static List<BatchPart> of(List<Event> events, BatchCodec codec) {
    List<BatchPart> parts = new ArrayList<>();
    for (Kind kind : Kind.values()) {
      List<Event> ofKind =
          events.stream().filter(event -> event.content().level().kind() == kind).toList();
      if (!ofKind.isEmpty()) {
        split(kind, ofKind, codec).forEach(parts::add);
      }
    }
    return parts;
  }

  private static Stream<BatchPart> split(Kind kind, List<Event> events, BatchCodec codec) {
    if (events.size() <= MAX_EVENTS) {
      byte[] bytes = codec.encode(events);
      if (bytes.length <= MAX_BYTES) {
        return Stream.of(new BatchPart(kind, events, bytes));
      }
      if (events.size() == 1) {
        throw new IllegalArgumentException("one event packs to " + bytes.length + " bytes");
      }
    }
    int middle = events.size() / 2;
    return Stream.concat(
        split(kind, events.subList(0, middle), codec),
        split(kind, events.subList(middle, events.size()), codec));
  }
}
