package dev.owlissues.shared.dynamo.appuser;

import dev.owlissues.shared.appuser.UserProfile;
import dev.owlissues.shared.appuser.UserProperties;
import dev.owlissues.shared.appuser.UserPropertyStore;
import dev.owlissues.shared.base.retry.Backoff;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.BatchGet;
import dev.owlissues.shared.dynamo.item.ConditionalWrite;
import dev.owlissues.shared.dynamo.item.ConsistentRead;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** Properties of users in DynamoDB, an item per project and user. */
public final class DynamoUserPropertyStore implements UserPropertyStore {
  private final DynamoDbClient client;
  private final Backoff backoff;
  private final String table;

  /** The properties of that stack. */
  public DynamoUserPropertyStore(DynamoDbClient client, TableNames names, Backoff backoff) {
    this.client = client;
    this.backoff = backoff;
    this.table = names.of(Tables.USER_PROPERTIES);
  }

  /** Where what is said of a project's users lies. */
  public static List<String> partitions(UUID projectId) {
    return ProfileCodec.partitions(projectId);
  }

  /** An item of whichever version under today's key: once, project and id were one key. */
  public static Map<String, AttributeValue> keyed(Map<String, AttributeValue> item) {
    if (item.containsKey("sk")) {
      return item;
    }
    String key = Item.of(item).text("pk");
    int cut = key.indexOf('#');
    Map<String, AttributeValue> keyed = new HashMap<>(item);
    keyed.putAll(ProfileCodec.key(UUID.fromString(key.substring(0, cut)), key.substring(cut + 1)));
    return keyed;
  }

  @Override
  public UserProperties find(UUID projectId, String userId) {
    return ProfileCodec.properties(
        ConsistentRead.item(client, table, ProfileCodec.key(projectId, userId)));
  }

  @Override
  public Map<String, UserProfile> profiles(UUID projectId, Collection<String> userIds) {
    Map<String, UserProfile> found = new HashMap<>();
    new BatchGet(client, table, true, backoff)
            .read(userIds.stream().distinct().map(id -> ProfileCodec.key(projectId, id)).toList())
            .stream()
            .map(Item::of)
            .forEach(item -> found.put(item.text("user_id"), ProfileCodec.profile(item)));
    return found;
  }

  // Run twice, the second finds the revision it wrote and returns that someone was faster; the
  // caller merges again, which changes nothing. A claim in the same item stays.
  @Override
  public boolean replace(UUID projectId, String userId, UserProperties next) {
    Map<String, AttributeValue> properties = new HashMap<>();
    next.values().forEach((name, value) -> properties.put(name, Attributes.text(value)));
    Map<String, AttributeValue> values = new HashMap<>();
    values.put(":id", Attributes.text(userId));
    values.put(":properties", AttributeValue.fromM(properties));
    values.put(":next", Attributes.number(next.revision()));
    boolean first = next.revision() == 1;
    if (!first) {
      values.put(":known", Attributes.number(next.revision() - 1));
    }
    try {
      return ConditionalWrite.held(() ->
          client.updateItem(r ->
              r.tableName(table)
                  .key(ProfileCodec.key(projectId, userId))
                  .updateExpression("SET user_id = :id, properties = :properties, revision = :next")
                  .conditionExpression(
                      first ? "attribute_not_exists(revision)" : "revision = :known")
                  .expressionAttributeValues(values)));
    } catch (TransactionConflictException claiming) {
      return false;
    }
  }
}
