package dev.owlissues.shared.dynamo.event;

import dev.owlissues.shared.base.time.Hour;
import dev.owlissues.shared.base.time.Iso;
import dev.owlissues.shared.base.time.Span;
import dev.owlissues.shared.dynamo.event.ActiveHours.Partition;
import dev.owlissues.shared.dynamo.item.SortRange;
import dev.owlissues.shared.event.Batch;
import dev.owlissues.shared.event.BatchKey;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.EventId;
import dev.owlissues.shared.event.reading.DuplicateFilter;
import dev.owlissues.shared.event.reading.EventCursor;
import dev.owlissues.shared.event.reading.EventPage;
import dev.owlissues.shared.event.reading.EventPage.Entry;
import dev.owlissues.shared.event.reading.EventQuery;
import dev.owlissues.shared.event.reading.EventSource;
import dev.owlissues.shared.event.reading.ShownEvents;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;

/**
 * Pages of the apps' events by arrival: the hours in which something arrived, one after the other,
 * and in each the batches of all its partitions, merged. A page makes a bounded number of queries.
 */
final class ReceivedEvents {
  /** After this many queries a page ends with what it has. */
  static final int MAX_QUERIES = 60;

  /** How many batches one query reads. */
  private static final int STEP = 20;

  private final EventQueries queries;
  private final ActiveHours hours;
  private final StoredBatches batches;

  ReceivedEvents(EventQueries queries, ActiveHours hours, StoredBatches batches) {
    this.queries = queries;
    this.hours = hours;
    this.batches = batches;
  }

  EventPage page(List<EventSource> sources, EventQuery query) {
    return new Walk(query, new ShownEvents(sources)).over(partitions(sources, query));
  }

  private SequencedMap<Hour, List<Partition>> partitions(
      List<EventSource> sources, EventQuery query) {
    Comparator<Partition> byHour = Comparator.comparing(Partition::hour);
    SequencedMap<Hour, List<Partition>> partitions = new LinkedHashMap<>();
    sources.stream()
        .flatMap(source -> hours.of(source, span(source, query), query.ascending()).stream())
        .filter(partition -> query.filter().wants(partition.kind()))
        .sorted(query.ascending() ? byHour : byHour.reversed())
        .forEach(p -> partitions.computeIfAbsent(p.hour(), hour -> new ArrayList<>()).add(p));
    return partitions;
  }

  /** What of the asked time is still ahead. */
  private static Span span(EventSource source, EventQuery query) {
    Span kept = query.span().notBefore(source.keptSince());
    Optional<Instant> at = query.after().map(EventCursor::time);
    if (query.ascending()) {
      return at.map(kept::notBefore).orElse(kept);
    }
    boolean cut = at.isPresent() && kept.until().filter(at.get()::isAfter).isEmpty();
    return cut ? new Span(kept.since(), at) : kept;
  }

  /** One page's way through the batches. */
  private final class Walk {
    private final EventQuery query;
    private final ShownEvents shown;
    private final DuplicateFilter repeats = new DuplicateFilter();
    private final List<Entry> entries = new ArrayList<>();
    private Optional<EventCursor> at;
    private int queried;

    Walk(EventQuery query, ShownEvents shown) {
      this.query = query;
      this.shown = shown;
      this.at = query.after();
    }

    EventPage over(SequencedMap<Hour, List<Partition>> partitions) {
      for (Map.Entry<Hour, List<Partition>> hour : partitions.entrySet()) {
        at = Optional.of(later(start(hour.getKey())));
        boolean rest = true;
        while (rest) {
          if (queried >= MAX_QUERIES) {
            return new EventPage(entries, at);
          }
          rest = step(hour.getValue());
          if (entries.size() > query.limit()) {
            List<Entry> page = entries.subList(0, query.limit());
            return new EventPage(page, Optional.of(page.getLast().place()));
          }
        }
      }
      return new EventPage(entries, Optional.empty());
    }

    /** Reads on in every partition of an hour, and says whether the hour may have more. */
    private boolean step(List<Partition> partitions) {
      List<Batch> read = new ArrayList<>();
      Optional<EventCursor> stop = Optional.empty();
      for (Partition partition : partitions) {
        EventQueries.Answer answer =
            queries.items(partition.key(), range(partition), query.ascending(), STEP);
        queried++;
        answer.items().stream().map(batches::read).flatMap(Optional::stream).forEach(read::add);
        stop = nearer(stop, answer.last().map(order -> end(partition, order)));
      }
      entries.addAll(entries(read, stop));
      at = stop.isPresent() ? stop : at;
      return stop.isPresent();
    }

    /** What is wanted of the batches, up to where every partition has been read. */
    private List<Entry> entries(List<Batch> read, Optional<EventCursor> stop) {
      List<Entry> found = new ArrayList<>();
      for (Batch batch : read) {
        for (int i = 0; i < batch.events().size(); i++) {
          EventCursor place = EventCursor.received(batch.key().event(i));
          if (isWanted(batch.events().get(i), place)
              && shown.has(batch, i)
              && stop.filter(end -> end.precedes(place, query.ascending())).isEmpty()
              && repeats.first(batch, i)) {
            found.add(new Entry(batch.stored(i), place));
          }
        }
      }
      found.sort(Comparator.comparing(Entry::place, EventCursor.order(query.ascending())));
      return found;
    }

    private boolean isWanted(Event event, EventCursor place) {
      return query.filter().accepts(event)
          && query.span().contains(place.time())
          && at.filter(after -> !after.precedes(place, query.ascending())).isEmpty();
    }

    /** The place before all events of an hour. */
    private EventCursor start(Hour hour) {
      return query.ascending()
          ? EventCursor.startingAt(hour.start())
          : EventCursor.startingAt(hour.next().start());
    }

    private EventCursor later(EventCursor place) {
      return at.filter(now -> place.precedes(now, query.ascending())).orElse(place);
    }

    private Optional<EventCursor> nearer(Optional<EventCursor> one, Optional<EventCursor> other) {
      if (one.isEmpty() || other.isEmpty()) {
        return one.isEmpty() ? other : one;
      }
      return other.get().precedes(one.get(), query.ascending()) ? other : one;
    }

    /** The place behind the last event that a batch can have, in reading direction. */
    private EventCursor end(Partition partition, String order) {
      BatchKey batch =
          EventKeys.pointed(
              partition.appId(),
              "%s#%s#%d".formatted(order, partition.kind().key(), partition.shard()));
      return EventCursor.received(batch.event(query.ascending() ? EventId.MAX_POSITION : 0));
    }

    /** Where to read on in a partition: events of one time are in order of kind, shard, batch. */
    private SortRange range(Partition partition) {
      SortRange all = SortRange.of(query.span());
      if (at.isEmpty()) {
        return all;
      }
      EventId id = at.get().id();
      String time = Iso.write(id.receivedAt());
      int lane = partition.kind().compareTo(id.kind());
      lane = lane == 0 ? Integer.compare(partition.shard(), id.shard()) : lane;
      if (lane == 0) {
        return all.from(id.in(partition.appId()).order(), query.ascending());
      }
      return all.from(lane < 0 ? time + SortRange.END : time, query.ascending());
    }
  }
}
