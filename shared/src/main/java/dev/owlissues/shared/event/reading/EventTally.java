package dev.owlissues.shared.event.reading;

import dev.owlissues.shared.base.time.Span;
import dev.owlissues.shared.event.Actor;
import dev.owlissues.shared.event.Batch;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.StoredEvent;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Predicate;

/** Counts the events of batches, each once, until it has seen as many as one count may look at. */
public final class EventTally {
  /** The most batches that a count looks at. */
  public static final int MAX_BATCHES = 2_000;

  /** The most events that a count looks at: imports make batches of a thousand. */
  public static final int MAX_EVENTS = 200_000;

  private final ShownEvents shown;
  private final Predicate<Event> wanted;
  private final Span span;
  private final Function<StoredEvent, Instant> time;
  private final DuplicateFilter repeats = new DuplicateFilter();
  private final Set<String> users = new HashSet<>();
  private final Set<String> sessions = new HashSet<>();
  private long events;
  private int batchesSeen;
  private int eventsSeen;
  private boolean overlooked;

  private EventTally(
      ShownEvents shown, Predicate<Event> wanted, Span span, Function<StoredEvent, Instant> time) {
    this.shown = shown;
    this.wanted = wanted;
    this.span = span;
    this.time = time;
  }

  /** Counts what was received in that span. */
  public static EventTally received(ShownEvents shown, EventFilter filter, Span span) {
    return new EventTally(shown, filter::accepts, span, stored -> stored.id().receivedAt());
  }

  /** Counts what a session or user says happened in that span. */
  public static EventTally stream(
      ShownEvents shown, EventStream stream, EventFilter filter, Span span) {
    return new EventTally(
        shown,
        event -> stream.has(event) && filter.accepts(event),
        span,
        stored -> stored.event().content().timestamp());
  }

  /** Looks at a batch, unless it has seen enough. */
  public void add(Batch batch) {
    if (isFull()) {
      overlooked = true;
      return;
    }
    batchesSeen++;
    eventsSeen += batch.events().size();
    for (int i = 0; i < batch.events().size(); i++) {
      Event event = batch.events().get(i);
      if (wanted.test(event)
          && shown.has(batch, i)
          && span.contains(time.apply(batch.stored(i)))
          && repeats.first(batch, i)) {
        count(event.actor());
      }
    }
  }

  /** Whether it has seen as much as it may. */
  public boolean isFull() {
    return batchesSeen >= MAX_BATCHES || eventsSeen >= MAX_EVENTS;
  }

  /**
   * What was counted.
   *
   * @param unread whether there are batches that were not even handed to it
   */
  public EventCount result(boolean unread) {
    return new EventCount(events, users.size(), sessions.size(), unread || overlooked);
  }

  private void count(Actor actor) {
    events++;
    sessions.add(actor.sessionId());
    if (!actor.userId().isEmpty()) {
      users.add(actor.userId());
    }
  }
}
