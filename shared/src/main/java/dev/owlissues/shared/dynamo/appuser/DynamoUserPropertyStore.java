package dev.owlissues.shared.dynamo.appuser;

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
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

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

  @Override
  public UserProperties find(UUID projectId, String userId) {
    Map<String, AttributeValue> item =
        ConsistentRead.item(client, table, Attributes.key(key(projectId, userId))).attributes();
    return item.isEmpty() ? UserProperties.NONE : fromItem(Item.of(item));
  }

  @Override
  public Map<String, UserProperties> find(UUID projectId, Collection<String> userIds) {
    Map<String, UserProperties> found = new HashMap<>();
    new BatchGet(client, table, true, backoff)
            .read(
                userIds.stream().distinct().map(id -> Attributes.key(key(projectId, id))).toList())
            .stream()
            .map(Item::of)
            .forEach(item -> found.put(item.text("user_id"), fromItem(item)));
    return found;
  }

  // Run twice, the second finds the revision it wrote and returns that someone was faster; the
  // caller merges again, which changes nothing.
  @Override
  public boolean replace(UUID projectId, String userId, UserProperties next) {
    Map<String, AttributeValue> values = new HashMap<>();
    next.values().forEach((name, value) -> values.put(name, Attributes.text(value)));
    Map<String, AttributeValue> item =
        Item.keyed(key(projectId, userId))
            .with("user_id", userId)
            .with("properties", AttributeValue.fromM(values))
            .with("revision", next.revision())
            .attributes();
    return next.revision() == 1
        ? ConditionalWrite.putIfAbsent(client, table, item)
        : ConditionalWrite.putIfRevision(client, table, item, next.revision() - 1);
  }

  private static UserProperties fromItem(Item item) {
    TreeMap<String, String> values = new TreeMap<>();
    item.get("properties").m().forEach((name, value) -> values.put(name, value.s()));
    return new UserProperties(values, item.number("revision"));
  }

  private static String key(UUID projectId, String userId) {
    return projectId + "#" + userId;
  }
}
