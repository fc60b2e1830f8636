package dev.owlissues.shared.dynamo.appuser;

import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.base.retry.Backoff;
import dev.owlissues.shared.dynamo.audit.AuditCodec;
import dev.owlissues.shared.dynamo.item.BatchWrite;
import dev.owlissues.shared.dynamo.item.ConditionalWrite;
import dev.owlissues.shared.dynamo.item.ConsistentRead;
import dev.owlissues.shared.dynamo.item.Transaction;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.dynamo.work.PurgeNote;
import dev.owlissues.shared.event.reading.ErasedUsers;
import dev.owlissues.shared.purge.Purge;
import dev.owlissues.shared.purge.work.ErasureStore;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Erases users in DynamoDB, with what apps said of them. */
public final class DynamoErasureStore implements ErasureStore {
  private final DynamoDbClient client;
  private final TableNames names;
  private final Backoff backoff;
  private final String table;
  private final DynamoErasureNotes notes;

  /** The users of that stack. */
  public DynamoErasureStore(DynamoDbClient client, TableNames names, Backoff backoff) {
    this.client = client;
    this.names = names;
    this.backoff = backoff;
    this.table = names.of(Tables.USER_PROPERTIES);
    this.notes = new DynamoErasureNotes(client, names);
  }

  @Override
  public ErasedUsers of(UUID projectId) {
    return notes.of(projectId);
  }

  @Override
  public boolean begin(Purge purge, AuditEntry entry) {
    var transaction = new Transaction(client, backoff);
    purge
        .users()
        .forEach(user ->
            transaction.put(
                table, DynamoErasureNotes.toItem(purge.projectId(), user, purge.asked())));
    return PurgeNote.put(transaction, names, purge)
        .put(names.of(Tables.AUDIT), AuditCodec.toItem(entry))
        .commit();
  }

  @Override
  public void note(UUID projectId, Collection<String> userIds, Instant at) {
    new BatchWrite(client, table, backoff)
        .put(userIds.stream().map(user -> DynamoErasureNotes.toItem(projectId, user, at)).toList());
  }

  @Override
  public Set<String> claimedBy(UUID projectId, Collection<String> userIds) {
    return ProfileCodec.partitions(projectId).stream()
        .flatMap(partition -> ConsistentRead.all(client, table, partition))
        .filter(item ->
            item.optionalText(ProfileCodec.CLAIMED_BY).filter(userIds::contains).isPresent())
        .map(item -> item.text("user_id"))
        .collect(Collectors.toSet());
  }

  @Override
  public void forgetProperties(UUID projectId, String userId) {
    var _ =
        ConditionalWrite.held(() ->
            client.updateItem(r ->
                r.tableName(table)
                    .key(ProfileCodec.key(projectId, userId))
                    .updateExpression("REMOVE properties, revision")
                    .conditionExpression("attribute_exists(pk)")));
  }

  // The claimant's list goes first: by the claim it is found again.
  @Override
  public void forget(UUID projectId, String userId, Optional<String> claimant) {
    claimant.ifPresent(user -> unlist(projectId, userId, user));
    client.deleteItem(r -> r.tableName(table).key(ProfileCodec.key(projectId, userId)));
  }

  private void unlist(UUID projectId, String anonymousId, String userId) {
    var _ =
        ConditionalWrite.held(() ->
            client.updateItem(r ->
                r.tableName(table)
                    .key(ProfileCodec.key(projectId, userId))
                    .updateExpression("DELETE claimed_from :id")
                    .conditionExpression("attribute_exists(pk)")
                    .expressionAttributeValues(
                        Map.of(":id", AttributeValue.fromSs(List.of(anonymousId))))));
  }
}
