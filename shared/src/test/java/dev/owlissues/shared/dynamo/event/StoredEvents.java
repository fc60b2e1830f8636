package dev.owlissues.shared.dynamo.event;

import dev.owlissues.shared.base.time.Iso;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.event.BatchKey;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.Kind;
import dev.owlissues.shared.event.packing.BatchCodec;
import dev.owlissues.shared.event.packing.Decoded;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Everything the events table holds of one app, for tests to look at. */
public final class StoredEvents {
  private final DynamoDbClient client;
  private final TableNames names;
  private final UUID appId;

  public StoredEvents(DynamoDbClient client, TableNames names, UUID appId) {
    this.client = client;
    this.names = names;
    this.appId = appId;
  }

  /** A batch as it is stored. */
  public record Stored(BatchKey key, UUID request, Instant expiresAt, List<Event> events) {}

  /** The app's batches by time. */
  public List<Stored> batches() {
    return items(appId + "#")
        .map(this::stored)
        .sorted(Comparator.comparing(stored -> stored.key().order()))
        .toList();
  }

  /** The distinct client event ids of all batches. */
  public List<String> ids() {
    return batches().stream()
        .flatMap(batch -> batch.events().stream())
        .map(event -> event.content().clientEventId())
        .distinct()
        .sorted()
        .toList();
  }

  public List<String> sessionPointers(String sessionId) {
    return items(EventKeys.session(appId, sessionId)).map(item -> item.text("sk")).toList();
  }

  public List<String> userPointers(String userId) {
    return items(EventKeys.user(appId, userId)).map(item -> item.text("sk")).toList();
  }

  public List<String> packedPointers() {
    return items("packed#" + appId).map(item -> item.text("pk")).toList();
  }

  /** The batches that a session's pointers lead to. */
  public List<BatchKey> pointed(String sessionId) {
    return sessionPointers(sessionId).stream()
        .map(pointer -> EventKeys.pointed(appId, pointer))
        .toList();
  }

  public List<String> mirrors() {
    return items(EventKeys.mirror(appId)).map(item -> item.text("sk")).toList();
  }

  public List<String> activities() {
    return items("activity#")
        .filter(item -> item.text("sk").startsWith(appId.toString()))
        .map(item -> item.text("pk") + " " + item.text("sk"))
        .toList();
  }

  public List<Instant> markerExpiries() {
    return items("marker#" + appId)
        .map(item -> Instant.ofEpochSecond(item.number(Tables.EXPIRES_AT)))
        .toList();
  }

  private Stream<Item> items(String partitionPrefix) {
    return client.scanPaginator(scan -> scan.tableName(names.of(Tables.EVENTS))).items().stream()
        .map(Item::of)
        .filter(item -> item.text("pk").startsWith(partitionPrefix));
  }

  private Stored stored(Item item) {
    String[] partition = item.text("pk").split("#", -1);
    String[] order = item.text("sk").split("#", -1);
    var key =
        new BatchKey(
            appId,
            Kind.ofKey(partition[2]),
            Integer.parseInt(partition[3]),
            Iso.read(order[0]),
            Long.parseLong(order[1], 16));
    var decoded = (Decoded.Events) new BatchCodec().decode(item.bytes(EventCodec.EVENTS));
    return new Stored(
        key,
        item.uuid(EventCodec.REQUEST),
        Instant.ofEpochSecond(item.number(Tables.EXPIRES_AT)),
        decoded.events());
  }
}
