package dev.owlissues.shared.dynamo.appuser;

import dev.owlissues.shared.appuser.ErasureNotes;
import dev.owlissues.shared.dynamo.item.ConsistentRead;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.event.reading.ErasedUsers;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * Notes of erased users in DynamoDB: all of a project under one key, by the hashes of their ids.
 */
public final class DynamoErasureNotes implements ErasureNotes {
  private static final String ERASED_AT = "erased_at";
  private final DynamoDbClient client;
  private final String table;

  /** The notes of that stack. */
  public DynamoErasureNotes(DynamoDbClient client, TableNames names) {
    this.client = client;
    this.table = names.of(Tables.USER_PROPERTIES);
  }

  /** Where the notes of a project lie. */
  public static String partition(UUID projectId) {
    return projectId + "#erased";
  }

  @Override
  public ErasedUsers of(UUID projectId) {
    return new ErasedUsers(
        ConsistentRead.all(client, table, partition(projectId))
            .collect(Collectors.toMap(item -> item.text("sk"), item -> item.instant(ERASED_AT))));
  }

  static Map<String, AttributeValue> toItem(UUID projectId, String userId, Instant at) {
    return Item.keyed(partition(projectId), ErasedUsers.hash(userId))
        .with(ERASED_AT, at)
        .attributes();
  }
}
