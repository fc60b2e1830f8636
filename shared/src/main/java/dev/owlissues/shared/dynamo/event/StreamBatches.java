package dev.owlissues.shared.dynamo.event;

import dev.owlissues.shared.base.time.Span;
import dev.owlissues.shared.dynamo.item.SortRange;
import dev.owlissues.shared.event.BatchKey;
import dev.owlissues.shared.event.PointerHash;
import dev.owlissues.shared.event.reading.EventSource;
import dev.owlissues.shared.event.reading.EventStream;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/**
 * Finds the batches that may hold events of a session or user, in order of {@code received_at}:
 * through its own pointers, and through the packed ones of each day on which its app was active.
 */
final class StreamBatches {
  /** The most queries for packed pointers that one search makes. */
  static final int MAX_QUERIES = 150;

  private static final int PACKED_PAGE = 1_000;

  private final EventQueries queries;
  private final ActiveHours hours;
  private final InstantSource clock;

  StreamBatches(EventQueries queries, InstantSource clock) {
    this.queries = queries;
    this.hours = new ActiveHours(queries, clock);
    this.clock = clock;
  }

  /**
   * Some of the batches.
   *
   * @param next the bound from which the search goes on, if it may find more
   */
  record Window(List<BatchKey> batches, Optional<String> next) {}

  /** What is searched for. */
  record Search(EventStream stream, Span received, String from, boolean ascending, int limit) {

    private SortRange range(EventSource source) {
      SortRange range = SortRange.of(received.notBefore(source.keptSince()));
      return from.isEmpty() ? range : range.from(from, ascending);
    }

    private Comparator<BatchKey> order() {
      Comparator<BatchKey> order = Comparator.comparing(BatchKey::order);
      return ascending ? order : order.reversed();
    }

    /** Whether the batch's pointers come before that bound. */
    private boolean reaches(BatchKey batch, String bound) {
      int order = (batch.order() + "#").compareTo(bound);
      return ascending ? order < 0 : order > 0;
    }

    /** The bound that has this batch, and all after it, inside. */
    String bound(BatchKey batch) {
      return ascending ? batch.order() : batch.order() + SortRange.END;
    }
  }

  /** The first batches of those apps, in reading direction. */
  Window first(Search search, List<EventSource> sources) {
    List<BatchKey> found = new ArrayList<>();
    List<String> stops = new ArrayList<>();
    int budget = MAX_QUERIES / Math.max(1, sources.size()) + 1;
    for (EventSource source : sources) {
      single(search, source, found);
      packed(search, source, found, budget).ifPresent(stops::add);
    }
    List<BatchKey> sorted = found.stream().distinct().sorted(search.order()).toList();
    Optional<String> stop =
        search.ascending()
            ? stops.stream().min(Comparator.naturalOrder())
            : stops.stream().max(Comparator.naturalOrder());
    return cut(search, sorted, stop);
  }

  /** Only what every app's search has reached counts; the rest is for the next window. */
  private static Window cut(Search search, List<BatchKey> sorted, Optional<String> stop) {
    List<BatchKey> reached =
        sorted.stream()
            .filter(batch -> stop.isEmpty() || search.reaches(batch, stop.get()))
            .toList();
    return reached.size() > search.limit()
        ? new Window(
            reached.subList(0, search.limit()),
            Optional.of(search.bound(reached.get(search.limit()))))
        : new Window(reached, stop);
  }

  private void single(Search search, EventSource source, List<BatchKey> found) {
    String partition = EventKeys.stream(source.appId(), search.stream());
    queries
        .items(partition, search.range(source), search.ascending(), search.limit() + 1)
        .items()
        .stream()
        .filter(item -> !item.expired(clock.instant()))
        .map(item -> EventKeys.pointed(source.appId(), item.text("sk")))
        .forEach(found::add);
  }

  /** Adds what packed pointers name, and returns where the search stopped before its end. */
  private Optional<String> packed(
      Search search, EventSource source, List<BatchKey> found, int budget) {
    PointerHash hash = search.stream().hash();
    int queried = 0;
    int enough = found.size() + search.limit();
    for (LocalDate day : days(search, source)) {
      SortRange range = search.range(source);
      if (queried == budget || found.size() > enough) {
        return Optional.of(search.ascending() ? day.toString() : day + SortRange.END);
      }
      String partition = EventKeys.packed(source.appId(), day, hash.bucket());
      Optional<String> last = Optional.empty();
      do {
        if (queried == budget && last.isPresent()) {
          return last;
        }
        EventQueries.Answer answer =
            queries.items(partition, range, search.ascending(), PACKED_PAGE);
        queried++;
        answer.items().stream()
            .filter(item -> !item.expired(clock.instant()))
            .filter(item -> hash.isIn(item.bytes(EventCodec.HASHES)))
            .map(item -> EventKeys.pointed(source.appId(), item.text("sk")))
            .forEach(found::add);
        last = answer.last().map(key -> beyond(source, key, search.ascending()));
        range = last.isPresent() ? range.from(last.get(), search.ascending()) : range;
      } while (last.isPresent());
    }
    return Optional.empty();
  }

  /** The bound just past a pointer: behind all its parts, or before them, as its order alone is. */
  private static String beyond(EventSource source, String sort, boolean ascending) {
    return ascending ? sort + SortRange.END : EventKeys.pointed(source.appId(), sort).order();
  }

  private List<LocalDate> days(Search search, EventSource source) {
    SortRange range = search.range(source);
    return hours.of(source, search.received(), search.ascending()).stream()
        .map(partition -> LocalDate.ofInstant(partition.hour().start(), ZoneOffset.UTC))
        .distinct()
        .filter(day -> (day + SortRange.END).compareTo(range.low()) >= 0)
        .filter(day -> day.toString().compareTo(range.high()) <= 0)
        .toList();
  }
}
