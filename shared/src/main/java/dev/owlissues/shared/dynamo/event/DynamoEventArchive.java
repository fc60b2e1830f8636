package dev.owlissues.shared.dynamo.event;

import dev.owlissues.shared.base.retry.Backoff;
import dev.owlissues.shared.base.time.Span;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.event.EventId;
import dev.owlissues.shared.event.StoredEvent;
import dev.owlissues.shared.event.reading.EventArchive;
import dev.owlissues.shared.event.reading.EventCount;
import dev.owlissues.shared.event.reading.EventFilter;
import dev.owlissues.shared.event.reading.EventPage;
import dev.owlissues.shared.event.reading.EventQuery;
import dev.owlissues.shared.event.reading.EventSource;
import dev.owlissues.shared.event.reading.EventStream;
import dev.owlissues.shared.event.reading.ShownEvents;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Reads events out of the batches they are packed in. */
public final class DynamoEventArchive implements EventArchive {
  private final StoredBatches batches;
  private final StreamEvents streams;
  private final ReceivedEvents arrivals;
  private final EventCounting counting;

  /** An archive over the stack's events table; {@code clock} tells what has expired. */
  public DynamoEventArchive(
      DynamoDbClient client, TableNames names, InstantSource clock, Backoff backoff) {
    EventQueries queries = new EventQueries(client, names);
    this.batches = new StoredBatches(client, names, clock, backoff);
    var hours = new ActiveHours(queries, clock);
    var pointers = new StreamBatches(queries, clock);
    this.streams = new StreamEvents(pointers, batches);
    this.arrivals = new ReceivedEvents(queries, hours, batches);
    this.counting = new EventCounting(queries, hours, batches, pointers);
  }

  @Override
  public Optional<StoredEvent> find(EventId id, List<EventSource> sources) {
    return batches
        .get(
            sources.stream()
                .filter(source -> source.keeps(id.receivedAt()))
                .map(source -> id.in(source.appId()))
                .toList())
        .stream()
        .filter(batch -> id.position() < batch.events().size())
        .filter(batch -> new ShownEvents(sources).has(batch, id.position()))
        .map(batch -> batch.stored(id.position()))
        .findFirst();
  }

  @Override
  public EventPage stream(EventStream stream, List<EventSource> sources, EventQuery query) {
    return sources.isEmpty() ? EventPage.EMPTY : streams.page(stream, sources, query);
  }

  @Override
  public EventPage received(List<EventSource> sources, EventQuery query) {
    return sources.isEmpty() ? EventPage.EMPTY : arrivals.page(sources, query);
  }

  @Override
  public EventCount countStream(
      EventStream stream, List<EventSource> sources, EventFilter filter, Span span) {
    return sources.isEmpty() ? EventCount.NONE : counting.stream(stream, sources, filter, span);
  }

  @Override
  public EventCount countReceived(List<EventSource> sources, EventFilter filter, Span span) {
    return sources.isEmpty() ? EventCount.NONE : counting.received(sources, filter, span);
  }
}
