package dev.owlissues.shared.event.reading;

import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.PointerHash;

/**
 * Whose events a reader follows: they come by their own time, wherever and whenever they arrived.
 */
public sealed interface EventStream {

  /** One session. */
  record Session(String id) implements EventStream {}

  /** One user. */
  record User(String id) implements EventStream {}

  /** Whether the event is one of them. */
  default boolean has(Event event) {
    return switch (this) {
      case Session(String id) -> event.actor().sessionId().equals(id);
      case User(String id) -> event.actor().userId().equals(id);
    };
  }

  /** What packed pointers know of it. */
  default PointerHash hash() {
    return switch (this) {
      case Session(String id) -> PointerHash.ofSession(id);
      case User(String id) -> PointerHash.ofUser(id);
    };
  }
}
