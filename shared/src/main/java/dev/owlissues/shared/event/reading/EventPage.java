package dev.owlissues.shared.event.reading;

import dev.owlissues.shared.event.StoredEvent;
import java.util.List;
import java.util.Optional;

/**
 * A page of events. It may be short, even empty, and still not be the last: reading is bounded.
 *
 * @param next where the next page begins, if there may be one
 */
public record EventPage(List<Entry> entries, Optional<EventCursor> next) {
  /** Nothing, and nothing more. */
  public static final EventPage EMPTY = new EventPage(List.of(), Optional.empty());

  /** Copies the list. */
  public EventPage {
    entries = List.copyOf(entries);
  }

  /** An event and its place in the list: a page that is cut there goes on from there. */
  public record Entry(StoredEvent event, EventCursor place) {}
}
