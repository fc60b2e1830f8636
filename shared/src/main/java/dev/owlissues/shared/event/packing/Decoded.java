package dev.owlissues.shared.event.packing;

import dev.owlissues.shared.event.Event;
import java.util.List;

/** What came of decoding a batch. */
public sealed interface Decoded {

  /** The batch's events, in the order they were sent. */
  record Events(List<Event> events) implements Decoded {}

  /** The bytes are not a batch: damaged, or written by something else. */
  record Malformed(String reason) implements Decoded {}
}
