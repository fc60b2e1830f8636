package dev.owlissues.shared.event.reading;

import dev.owlissues.shared.base.time.Span;
import dev.owlissues.shared.event.EventId;
import dev.owlissues.shared.event.StoredEvent;
import java.util.List;
import java.util.Optional;

/**
 * The events that have been stored, for readers. Every call names the apps that the caller may see;
 * nothing of another app is ever found. What is past its retention is gone, and second copies of an
 * event are left out.
 */
public interface EventArchive {

  /** The event with that id, if one of those apps has it. */
  Optional<StoredEvent> find(EventId id, List<EventSource> sources);

  /**
   * A page of a session's or user's events by {@code timestamp}, then id. One with more batches
   * than one page reads comes in windows of batches by {@code received_at}, each sorted in itself.
   */
  EventPage stream(EventStream stream, List<EventSource> sources, EventQuery query);

  /** A page of the apps' events by {@code received_at}, then id. */
  EventPage received(List<EventSource> sources, EventQuery query);

  /** How many events a session or user has, by {@code timestamp}; with bounded work. */
  EventCount countStream(
      EventStream stream, List<EventSource> sources, EventFilter filter, Span span);

  /** How many of the apps' events there are, by {@code received_at}; with bounded work. */
  EventCount countReceived(List<EventSource> sources, EventFilter filter, Span span);
}
