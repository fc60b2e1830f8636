package dev.owlissues.shared.dynamo.work;

import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.ConditionalWrite;
import dev.owlissues.shared.dynamo.item.ConsistentRead;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.purge.Purge;
import dev.owlissues.shared.purge.PurgeStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Purges on their way in DynamoDB, under one key with all other open work. */
public final class DynamoPurgeStore implements PurgeStore {
  private final DynamoDbClient client;
  private final String table;

  /** Purges in that table. */
  public DynamoPurgeStore(DynamoDbClient client, TableNames names) {
    this.client = client;
    this.table = names.of(Tables.WORK);
  }

  @Override
  public List<Purge> open() {
    return ConsistentRead.all(client, table, DynamoPlanStore.OPEN, PurgeCodec.PREFIX)
        .map(PurgeCodec::fromItem)
        .toList();
  }

  @Override
  public Optional<Purge> open(UUID subject) {
    return ConsistentRead.find(client, table, PurgeCodec.key(subject)).map(PurgeCodec::fromItem);
  }

  @Override
  public boolean walked(Purge next) {
    return ConditionalWrite.held(() ->
        client.putItem(r ->
            r.tableName(table)
                .item(PurgeCodec.toItem(next))
                .conditionExpression("walks = :before")
                .expressionAttributeValues(
                    Map.of(":before", Attributes.number(next.walks() - 1L)))));
  }

  @Override
  public boolean reached(Purge next) {
    return ConditionalWrite.held(() ->
        client.putItem(r ->
            r.tableName(table)
                .item(PurgeCodec.toItem(next))
                .conditionExpression("walks = :walks")
                .expressionAttributeValues(Map.of(":walks", Attributes.number(next.walks())))));
  }

  @Override
  public void close(Purge purge) {
    client.deleteItem(r -> r.tableName(table).key(PurgeCodec.key(purge.subject())));
  }
}
