package dev.owlissues.shared.dynamo.item;

import dev.owlissues.shared.base.retry.Backoff;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Deletes what lies under a partition key of a table, as far as it is there. */
public final class Partitions {
  // More are not held at once.
  private static final int AT_ONCE = 1_000;

  private final DynamoDbClient client;
  private final Backoff backoff;
  private final String table;

  public Partitions(DynamoDbClient client, String table, Backoff backoff) {
    this.client = client;
    this.backoff = backoff;
    this.table = table;
  }

  /** Deletes everything under that key. */
  public void remove(String partition) {
    remove(ConsistentRead.all(client, table, partition));
  }

  /** Deletes what lies under that key and has a sort key that begins so. */
  public void remove(String partition, String prefix) {
    remove(ConsistentRead.all(client, table, partition, prefix));
  }

  private void remove(Stream<Item> items) {
    items
        .map(item -> Attributes.key(item.text("pk"), item.text("sk")))
        .gather(Gatherers.windowFixed(AT_ONCE))
        .forEach(this::delete);
  }

  private void delete(List<Map<String, AttributeValue>> keys) {
    new BatchWrite(client, table, backoff).delete(keys);
  }
}
