package dev.owlissues.shared.dynamo.item;

import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads what is there now: every write that was answered before is seen. */
public final class ConsistentRead {
  private ConsistentRead() {}

  /** The item under a key; an empty one when there is none. */
  public static Item item(DynamoDbClient client, String table, Map<String, AttributeValue> key) {
    return Item.of(client.getItem(r -> r.tableName(table).key(key).consistentRead(true)).item());
  }

  /** The item under a key, if there is one. */
  public static Optional<Item> find(
      DynamoDbClient client, String table, Map<String, AttributeValue> key) {
    return Optional.of(item(client, table, key)).filter(item -> !item.isEmpty());
  }

  /** All items of a partition in the order of their sort keys, read as they are asked for. */
  public static Stream<Item> all(DynamoDbClient client, String table, String partition) {
    return client
        .queryPaginator(r ->
            r.tableName(table)
                .consistentRead(true)
                .keyConditionExpression("pk = :pk")
                .expressionAttributeValues(Map.of(":pk", Attributes.text(partition))))
        .items()
        .stream()
        .map(Item::of);
  }

  /** The items of a partition whose sort keys begin so. */
  public static Stream<Item> all(
      DynamoDbClient client, String table, String partition, String prefix) {
    return client
        .queryPaginator(r ->
            r.tableName(table)
                .consistentRead(true)
                .keyConditionExpression("pk = :pk AND begins_with(sk, :prefix)")
                .expressionAttributeValues(
                    Map.of(":pk", Attributes.text(partition), ":prefix", Attributes.text(prefix))))
        .items()
        .stream()
        .map(Item::of);
  }
}
