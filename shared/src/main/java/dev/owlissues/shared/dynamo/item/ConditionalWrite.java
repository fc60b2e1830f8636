package dev.owlissues.shared.dynamo.item;

import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Turns a failed condition into an outcome: it is news, not a failure. */
public final class ConditionalWrite {
  private ConditionalWrite() {}

  /** Puts an item that is not there yet, and says whether it was put. */
  public static boolean putIfAbsent(
      DynamoDbClient client, String table, Map<String, AttributeValue> item) {
    return held(() ->
        client.putItem(
            r -> r.tableName(table).item(item).conditionExpression("attribute_not_exists(pk)")));
  }

  /** Puts an item in place of one that is there, and says whether it was put. */
  public static boolean putIfPresent(
      DynamoDbClient client, String table, Map<String, AttributeValue> item) {
    return held(() ->
        client.putItem(
            r -> r.tableName(table).item(item).conditionExpression("attribute_exists(pk)")));
  }

  /** Puts an item in place of that revision of it, and says whether it was put. */
  public static boolean putIfRevision(
      DynamoDbClient client, String table, Map<String, AttributeValue> item, long revision) {
    return held(() ->
        client.putItem(r ->
            r.tableName(table)
                .item(item)
                .conditionExpression("revision = :revision")
                .expressionAttributeValues(Map.of(":revision", Attributes.number(revision)))));
  }

  /** Writes, and says whether the condition held. */
  public static boolean held(Runnable write) {
    try {
      write.run();
      return true;
    } catch (ConditionalCheckFailedException failed) {
      return false;
    }
  }
}
