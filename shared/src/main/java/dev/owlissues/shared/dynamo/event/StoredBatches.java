package dev.owlissues.shared.dynamo.event;

import dev.owlissues.shared.base.retry.Backoff;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.BatchGet;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.event.Batch;
import dev.owlissues.shared.event.BatchKey;
import dev.owlissues.shared.event.packing.BatchCodec;
import dev.owlissues.shared.event.packing.Decoded;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Reads batches of events for readers: what has expired or cannot be read is not there. */
final class StoredBatches {
  private final BatchGet reads;
  private final InstantSource clock;
  private final BatchCodec codec = new BatchCodec();

  StoredBatches(DynamoDbClient client, TableNames names, InstantSource clock, Backoff backoff) {
    this.reads = new BatchGet(client, names.of(Tables.EVENTS), true, backoff);
    this.clock = clock;
  }

  /** The batches with those keys that exist, in no order. */
  List<Batch> get(Collection<BatchKey> keys) {
    return reads
        .read(
            keys.stream()
                .distinct()
                .map(key -> Attributes.key(EventKeys.batches(key), key.order()))
                .toList())
        .stream()
        .map(Item::of)
        .map(this::read)
        .flatMap(Optional::stream)
        .toList();
  }

  /** The batch in an item. The scan reports what is damaged; a reader goes on without it. */
  Optional<Batch> read(Item item) {
    if (item.expired(clock.instant())) {
      return Optional.empty();
    }
    return switch (codec.decode(item.bytes(EventCodec.EVENTS))) {
      case Decoded.Events(var events) ->
          Optional.of(
              new Batch(
                  place(item.text("pk"), item.text("sk")),
                  item.uuid(EventCodec.KEY_ID),
                  item.uuid(EventCodec.REQUEST),
                  events));
      case Decoded.Malformed(var reason) -> Optional.empty();
    };
  }

  /** The key of a batch, from its partition {@code app#hour#kind#shard} and its order. */
  private static BatchKey place(String partition, String order) {
    String[] parts = partition.split("#", -1);
    return EventKeys.pointed(
        UUID.fromString(parts[0]), "%s#%s#%s".formatted(order, parts[2], parts[3]));
  }
}
