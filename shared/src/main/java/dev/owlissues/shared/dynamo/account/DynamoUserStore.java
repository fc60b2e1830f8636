package dev.owlissues.shared.dynamo.account;

import dev.owlissues.shared.account.user.EmailAddress;
import dev.owlissues.shared.account.user.Profile;
import dev.owlissues.shared.account.user.User;
import dev.owlissues.shared.account.user.UserStore;
import dev.owlissues.shared.base.retry.Backoff;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.BatchGet;
import dev.owlissues.shared.dynamo.item.ConditionalWrite;
import dev.owlissues.shared.dynamo.item.ConsistentRead;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** People in DynamoDB: a person and their memberships in one partition. */
public final class DynamoUserStore implements UserStore {
  private final DynamoDbClient client;
  private final Backoff backoff;
  private final String table;

  /** The people of that stack. */
  public DynamoUserStore(DynamoDbClient client, TableNames names, Backoff backoff) {
    this.client = client;
    this.backoff = backoff;
    this.table = names.of(Tables.USERS);
  }

  @Override
  public Optional<Profile> find(UUID userId) {
    List<Item> items = ConsistentRead.all(client, table, UserCodec.partition(userId)).toList();
    return items.stream()
        .filter(item -> item.text("sk").equals(UserCodec.USER))
        .findFirst()
        .map(user ->
            new Profile(
                UserCodec.user(user),
                items.stream().filter(UserCodec::isMembership).map(UserCodec::membership).toList(),
                UserCodec.ended(user, items)));
  }

  @Override
  public Map<UUID, User> find(Collection<UUID> userIds) {
    var wanted = userIds.stream().distinct().map(UserCodec::key).toList();
    return new BatchGet(client, table, true, backoff)
        .read(wanted).stream()
            .map(Item::of)
            .map(UserCodec::user)
            .collect(Collectors.toMap(User::id, Function.identity()));
  }

  @Override
  public Optional<UUID> idOf(EmailAddress address) {
    return get(Attributes.key(UserCodec.partition(address), UserCodec.USER))
        .map(item -> item.uuid(UserCodec.USER_ID));
  }

  @Override
  public boolean hasAnybody() {
    return get(UserCodec.FIRST).isPresent();
  }

  @Override
  public boolean change(User before, User after) {
    return ConditionalWrite.held(() ->
        client.updateItem(update ->
            update
                .tableName(table)
                .key(UserCodec.key(after.id()))
                .updateExpression(
                    "SET #name = :name, preferences = :preferences, updated_at = :now")
                .conditionExpression(
                    "attribute_exists(pk) AND #name = :old_name AND preferences = :old")
                .expressionAttributeNames(Map.of("#name", "name"))
                .expressionAttributeValues(
                    Map.of(
                        ":name", Attributes.text(after.name()),
                        ":preferences", Attributes.text(after.preferences()),
                        ":now", Attributes.text(after.updatedAt()),
                        ":old_name", Attributes.text(before.name()),
                        ":old", Attributes.text(before.preferences())))));
  }

  // Twice is as good as once.
  @Override
  public void endSession(UUID userId, UUID sessionId, Instant until) {
    client.putItem(put -> put.tableName(table).item(UserCodec.ended(userId, sessionId, until)));
  }

  // Twice ends what was signed in to in between as well.
  @Override
  public void endSessions(UUID userId) {
    var _ =
        ConditionalWrite.held(() ->
            client.updateItem(update ->
                update
                    .tableName(table)
                    .key(UserCodec.key(userId))
                    .updateExpression("ADD #generation :one")
                    .conditionExpression("attribute_exists(pk)")
                    .expressionAttributeNames(Map.of("#generation", UserCodec.GENERATION))
                    .expressionAttributeValues(Map.of(":one", Attributes.number(1)))));
  }

  private Optional<Item> get(Map<String, AttributeValue> key) {
    return ConsistentRead.find(client, table, key);
  }
}
