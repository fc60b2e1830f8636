package dev.owlissues.shared.dynamo.item;

import dev.owlissues.shared.account.team.RemovalStore;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * The mark of what is removed: {@code deleted_at}. Readers pass over items that have it, and
 * DynamoDB deletes them a week later.
 */
public final class SoftDelete {
  /** When it was removed. */
  public static final String DELETED_AT = "deleted_at";

  /** Set while something is left to do about the removal. */
  public static final String OPEN = "removal_open";

  /** The condition that an item is there and not removed. */
  public static final String NOT = "attribute_exists(pk) AND attribute_not_exists(deleted_at)";

  private SoftDelete() {}

  /** Whether the item is removed. */
  public static boolean is(Item item) {
    return item.has(DELETED_AT);
  }

  /** The update that removes an item which is there. */
  public static Update update(
      String table, Map<String, AttributeValue> key, Instant at, boolean open) {
    return update(table, key, at, open, NOT, Map.of());
  }

  /** The same with a condition of its own. */
  public static Update update(
      String table,
      Map<String, AttributeValue> key,
      Instant at,
      boolean open,
      String condition,
      Map<String, AttributeValue> more) {
    Instant expiry = at.plus(Duration.ofDays(RemovalStore.KEPT_DAYS));
    Map<String, AttributeValue> values = new HashMap<>(more);
    values.put(":at", Attributes.text(at));
    values.put(":expiry", Attributes.number(expiry.getEpochSecond()));
    String opened = "";
    if (open) {
      values.put(":open", AttributeValue.fromBool(true));
      opened = ", removal_open = :open";
    }
    return Update.builder()
        .tableName(table)
        .key(key)
        .updateExpression("SET deleted_at = :at, expires_at = :expiry" + opened)
        .conditionExpression(condition)
        .expressionAttributeValues(values)
        .build();
  }
}
