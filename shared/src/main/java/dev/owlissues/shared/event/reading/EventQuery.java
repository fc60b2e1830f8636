package dev.owlissues.shared.event.reading;

import dev.owlissues.shared.base.time.Span;
import java.util.Optional;

/**
 * One page of a list of events.
 *
 * @param span the time that is asked for, in the time that the list goes by
 * @param ascending oldest first; else newest first
 * @param limit the most events that the page may have
 * @param after where the page before ended; empty for the first page
 */
public record EventQuery(
    EventFilter filter, Span span, boolean ascending, int limit, Optional<EventCursor> after) {

  /** Checks the limit. */
  public EventQuery {
    if (limit < 1) {
      throw new IllegalArgumentException("a page of " + limit + " events");
    }
  }
}
