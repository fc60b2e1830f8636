package dev.owlissues.shared.dynamo.issue;

import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.table.Table;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.export.ExportOrder;
import dev.owlissues.shared.issue.list.IssueIndex;
import dev.owlissues.shared.issue.list.IssueRow;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The issues table's two indexes. They hold keys, and one of them what other lists know of an issue
 * besides, so a row costs little to read.
 */
public final class DynamoIssueIndex implements IssueIndex, ExportOrder {
  /** Texts before and behind all sort keys, which begin with a year. */
  private static final String LOWEST = "-";

  private static final String HIGHEST = "~";

  private final DynamoDbClient client;
  private final String table;

  /** An index over the stack's issues table. */
  public DynamoIssueIndex(DynamoDbClient client, TableNames names) {
    this.client = client;
    this.table = names.of(Tables.ISSUES);
  }

  @Override
  public List<IssueRow> newest(
      UUID projectId,
      boolean dev,
      Optional<IssueStatus> status,
      Optional<IssueRow> after,
      int limit) {
    Table.Index index = status.isPresent() ? Tables.BY_STATUS : Tables.BY_RECENCY;
    String partition =
        status
            .map(wanted -> IssueCodec.projectModeStatus(projectId, dev, wanted))
            .orElseGet(() -> IssueCodec.projectMode(projectId, dev));
    return rows(index, partition, after, limit, false);
  }

  @Override
  public List<IssueRow> oldest(UUID projectId, boolean dev, Optional<IssueRow> after, int limit) {
    return rows(Tables.BY_RECENCY, IssueCodec.projectMode(projectId, dev), after, limit, true);
  }

  private List<IssueRow> rows(
      Table.Index index,
      String partition,
      Optional<IssueRow> after,
      int limit,
      boolean oldestFirst) {
    String place =
        after
            .map(row -> IssueCodec.updatedId(row.updatedAt(), row.id()))
            .orElse(oldestFirst ? LOWEST : HIGHEST);
    QueryRequest request =
        QueryRequest.builder()
            .tableName(table)
            .indexName(index.name())
            .keyConditionExpression(
                "#partition = :partition AND #sort %s :place".formatted(oldestFirst ? ">" : "<"))
            .expressionAttributeNames(
                Map.of("#partition", index.partitionKey(), "#sort", index.sortKey()))
            .expressionAttributeValues(
                Map.of(
                    ":partition", Attributes.text(partition),
                    ":place", Attributes.text(place)))
            .scanIndexForward(oldestFirst)
            .limit(limit)
            .build();
    // A store may end an answer before the limit: DynamoDB Local does by the size of whole issues.
    return client.queryPaginator(request).items().stream()
        .limit(limit)
        .map(item -> IssueCodec.row(Item.of(item).text(index.sortKey())))
        .toList();
  }
}
