package dev.owlissues.shared.dynamo.issue;

import dev.owlissues.shared.base.retry.Backoff;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.BatchGet;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.purge.work.IssueWalk;
import dev.owlissues.shared.purge.work.IssueWalk.Part;
import dev.owlissues.shared.purge.work.IssueWalk.Remnant;
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

  /** Sorts before every time. */
  private static final String FIRST = "0";

  private static final String BETWEEN = " ";

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
    return partitions(projectId).stream()
        .flatMap(partition ->
            entries(partition, FIRST)
                .map(item -> Attributes.key(item.text("pk")))
                .gather(Gatherers.windowFixed(AT_ONCE)))
        .map(this::read);
  }

  @Override
  public Stream<Part> from(UUID projectId, String place) {
    String[] at = place.split(BETWEEN, 2);
    return partitions(projectId).stream()
        .dropWhile(partition -> !place.isEmpty() && !partition.equals(at[0]))
        .flatMap(partition ->
            entries(partition, partition.equals(at[0]) ? at[1] : FIRST)
                .gather(Gatherers.windowFixed(AT_ONCE))
                .map(items -> part(projectId, partition, items)));
  }

  private static Part part(UUID projectId, String partition, List<Item> items) {
    return new Part(
        items.stream()
            .map(item ->
                UUID.fromString(item.text("pk").substring(projectId.toString().length() + 1)))
            .map(id -> new IssueKey(projectId, id))
            .toList(),
        partition + BETWEEN + items.getLast().text(Tables.BY_RECENCY.sortKey()));
  }

  // Tombstones last: what becomes one meanwhile is met there.
  private static List<String> partitions(UUID projectId) {
    return Stream.of(
            IssueCodec.projectMode(projectId, false),
            IssueCodec.projectMode(projectId, true),
            IssueCodec.projectGone(projectId))
        .toList();
  }

  private Stream<Item> entries(String partition, String after) {
    return client
        .queryPaginator(r ->
            r.tableName(table)
                .indexName(Tables.BY_RECENCY.name())
                .keyConditionExpression("#partition = :partition AND #sort > :after")
                .expressionAttributeNames(
                    Map.of(
                        "#partition", Tables.BY_RECENCY.partitionKey(),
                        "#sort", Tables.BY_RECENCY.sortKey()))
                .expressionAttributeValues(
                    Map.of(
                        ":partition", Attributes.text(partition),
                        ":after", Attributes.text(after))))
        .items()
        .stream()
        .map(Item::of);
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
