package dev.owlissues.shared.dynamo.event;

import dev.owlissues.shared.base.time.Span;
import dev.owlissues.shared.dynamo.event.ActiveHours.Partition;
import dev.owlissues.shared.dynamo.event.StreamBatches.Search;
import dev.owlissues.shared.dynamo.event.StreamBatches.Window;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.item.SortRange;
import dev.owlissues.shared.event.reading.EventCount;
import dev.owlissues.shared.event.reading.EventFilter;
import dev.owlissues.shared.event.reading.EventSource;
import dev.owlissues.shared.event.reading.EventStream;
import dev.owlissues.shared.event.reading.EventTally;
import dev.owlissues.shared.event.reading.ShownEvents;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.stream.Gatherers;

/** Counts events by reading their batches, newest first, as many as an {@link EventTally} takes. */
final class EventCounting {
  /** How many partitions are read at a time. */
  private static final int WIDTH = 16;

  /** How many batches one query reads. */
  private static final int STEP = 100;

  private final EventQueries queries;
  private final ActiveHours hours;
  private final StoredBatches batches;
  private final StreamBatches streams;

  EventCounting(
      EventQueries queries, ActiveHours hours, StoredBatches batches, StreamBatches streams) {
    this.queries = queries;
    this.hours = hours;
    this.batches = batches;
    this.streams = streams;
  }

  /** Counts what was received in the span. */
  EventCount received(List<EventSource> sources, EventFilter filter, Span span) {
    EventTally issueCounts = EventTally.received(new ShownEvents(sources), filter, span);
    Deque<Reading> open = new ArrayDeque<>(readings(sources, filter, span));
    while (!open.isEmpty() && !issueCounts.isFull()) {
      List<Reading> round = new ArrayList<>();
      while (round.size() < WIDTH && !open.isEmpty()) {
        round.add(open.removeFirst());
      }
      round.stream()
          .gather(Gatherers.mapConcurrent(WIDTH, Reading::advanced))
          .forEach(reading -> reading.count(issueCounts));
      round.reversed().stream().filter(Reading::hasMore).forEach(open::addFirst);
    }
    return issueCounts.result(!open.isEmpty());
  }

  /** Counts a session's or user's events, by the time they say they happened. */
  EventCount stream(EventStream stream, List<EventSource> sources, EventFilter filter, Span span) {
    EventTally issueCounts = EventTally.stream(new ShownEvents(sources), stream, filter, span);
    Span received = StreamEvents.receivedSpan(span);
    Optional<String> from = Optional.of("");
    while (from.isPresent() && !issueCounts.isFull()) {
      var search = new Search(stream, received, from.get(), false, StreamEvents.WINDOW);
      Window window = streams.first(search, sources);
      batches.get(window.batches()).forEach(issueCounts::add);
      from = window.next();
    }
    return issueCounts.result(from.isPresent());
  }

  private List<Reading> readings(List<EventSource> sources, EventFilter filter, Span span) {
    List<Reading> readings = new ArrayList<>();
    for (EventSource source : sources) {
      Span kept = span.notBefore(source.keptSince());
      hours.of(source, kept, false).stream()
          .filter(partition -> filter.wants(partition.kind()))
          .map(partition -> new Reading(partition, SortRange.of(kept)))
          .forEach(readings::add);
    }
    Comparator<Reading> byHour = Comparator.comparing(reading -> reading.partition.hour());
    readings.sort(byHour.reversed());
    return readings;
  }

  /** One partition's way through its batches, a query at a time. */
  private final class Reading {
    private final Partition partition;
    private SortRange left;
    private List<Item> read = List.of();
    private boolean more = true;

    Reading(Partition partition, SortRange range) {
      this.partition = partition;
      this.left = range;
    }

    Reading advanced() {
      EventQueries.Answer answer = queries.items(partition.key(), left, false, STEP);
      read = answer.items();
      more = answer.last().isPresent();
      // The last key itself would come again, but for what is taken off it.
      left =
          answer
              .last()
              .map(key -> left.from(key.substring(0, key.length() - 1), false))
              .orElse(left);
      return this;
    }

    boolean hasMore() {
      return more;
    }

    void count(EventTally issueCounts) {
      read.stream().map(batches::read).flatMap(Optional::stream).forEach(issueCounts::add);
      read = List.of();
    }
  }
}
