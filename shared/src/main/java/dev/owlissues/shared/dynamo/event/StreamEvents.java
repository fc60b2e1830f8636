package dev.owlissues.shared.dynamo.event;

import dev.owlissues.shared.base.time.Span;
import dev.owlissues.shared.dynamo.event.StreamBatches.Search;
import dev.owlissues.shared.dynamo.event.StreamBatches.Window;
import dev.owlissues.shared.event.Batch;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.StoredEvent;
import dev.owlissues.shared.event.reading.DuplicateFilter;
import dev.owlissues.shared.event.reading.EventCursor;
import dev.owlissues.shared.event.reading.EventPage;
import dev.owlissues.shared.event.reading.EventPage.Entry;
import dev.owlissues.shared.event.reading.EventQuery;
import dev.owlissues.shared.event.reading.EventSource;
import dev.owlissues.shared.event.reading.EventStream;
import dev.owlissues.shared.event.reading.ShownEvents;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Pages of a session's or user's events by their own time. Batches are found by {@code
 * received_at}, so a page reads a window of them and sorts what is in it; nearly every session fits
 * into one.
 */
final class StreamEvents {
  /** The most batches that one page reads. */
  static final int WINDOW = 100;

  /** How far ahead of its arrival an event may say that it happened. */
  private static final Duration AHEAD = Duration.ofMinutes(5);

  private final StreamBatches pointers;
  private final StoredBatches batches;

  StreamEvents(StreamBatches pointers, StoredBatches batches) {
    this.pointers = pointers;
    this.batches = batches;
  }

  EventPage page(EventStream stream, List<EventSource> sources, EventQuery query) {
    Span received = receivedSpan(query.span());
    String from = query.after().map(EventCursor::window).orElse("");
    Search search = new Search(stream, received, from, query.ascending(), WINDOW);
    Window window = pointers.first(search, sources);
    String name = name(search, window);
    List<Entry> entries =
        entries(stream, new ShownEvents(sources), window, query.span(), name).stream()
            .filter(entry -> query.filter().accepts(entry.event().event()))
            .filter(entry -> isAfter(query, entry.place()))
            .sorted(Comparator.comparing(Entry::place, EventCursor.order(query.ascending())))
            .toList();
    if (entries.size() > query.limit()) {
      List<Entry> page = entries.subList(0, query.limit());
      return new EventPage(page, Optional.of(page.getLast().place()));
    }
    return new EventPage(
        entries, window.next().map(next -> EventCursor.startOf(next, query.ascending())));
  }

  /** When what happened in a span may have arrived: not much earlier, but any time later. */
  static Span receivedSpan(Span happened) {
    return new Span(happened.since().map(since -> since.minus(AHEAD)), Optional.empty());
  }

  /** A window that is not all there is needs a name, or its cursors would lead to another one. */
  private static String name(Search search, Window window) {
    return search.from().isEmpty() && window.next().isPresent() && !window.batches().isEmpty()
        ? search.bound(window.batches().getFirst())
        : search.from();
  }

  private List<Entry> entries(
      EventStream stream, ShownEvents shown, Window window, Span span, String name) {
    DuplicateFilter repeats = new DuplicateFilter();
    List<Entry> entries = new ArrayList<>();
    batches.get(window.batches()).stream()
        .sorted(Comparator.comparing(batch -> batch.key().order()))
        .forEach(batch -> add(batch, stream, shown, repeats, span, name, entries));
    return entries;
  }

  private static void add(
      Batch batch,
      EventStream stream,
      ShownEvents shown,
      DuplicateFilter repeats,
      Span span,
      String name,
      List<Entry> entries) {
    for (int i = 0; i < batch.events().size(); i++) {
      Event event = batch.events().get(i);
      if (stream.has(event)
          && shown.has(batch, i)
          && repeats.first(batch, i)
          && span.contains(event.content().timestamp())) {
        StoredEvent stored = batch.stored(i);
        entries.add(
            new Entry(stored, new EventCursor(event.content().timestamp(), stored.id(), name)));
      }
    }
  }

  private static boolean isAfter(EventQuery query, EventCursor place) {
    return query.after().map(after -> after.precedes(place, query.ascending())).orElse(true);
  }
}
