package dev.owlissues.shared.dynamo.issue;

import dev.owlissues.shared.base.retry.Backoff;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.BatchGet;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.purge.work.IssueWalk;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** All issues and tombstones of a project in DynamoDB: found by the index, read by their keys. */
public final class DynamoIssueWalk implements IssueWalk {
  private static final int AT_ONCE = 100;

  private final DynamoDbClient client;
  private final Backoff backoff;
  private final String table;

  /** Issues in that table. */
  public DynamoIssueWalk(DynamoDbClient client, TableNames names, Backoff backoff) {
    this.client = client;
    this.backoff = backoff;
    this.table = names.of(Tables.ISSUES);
  }

  @Override
  public Stream<List<Remnant>> of(UUID projectId) {
    return Stream.of(
            IssueCodec.projectMode(projectId, false),
            IssueCodec.projectMode(projectId, true),
            IssueCodec.projectGone(projectId))
        .flatMap(partition -> keys(partition).gather(Gatherers.windowFixed(AT_ONCE)))
        .map(this::read);
  }

  private Stream<Map<String, AttributeValue>> keys(String partition) {
    return client
        .queryPaginator(r ->
            r.tableName(table)
                .indexName(Tables.BY_RECENCY.name())
                .keyConditionExpression("#partition = :partition")
                .expressionAttributeNames(Map.of("#partition", Tables.BY_RECENCY.partitionKey()))
                .expressionAttributeValues(Map.of(":partition", Attributes.text(partition))))
        .items()
        .stream()
        .map(item -> Attributes.key(Item.of(item).text("pk")));
  }

  private List<Remnant> read(List<Map<String, AttributeValue>> keys) {
    return new BatchGet(client, table, true, backoff)
        .read(keys.stream().distinct().toList()).stream().map(IssueCodec::remnant).toList();
  }

  @Override
  public void remove(IssueKey key) {
    client.deleteItem(r ->
        r.tableName(table).key(Attributes.key(IssueCodec.key(key.projectId(), key.issueId()))));
  }
}
