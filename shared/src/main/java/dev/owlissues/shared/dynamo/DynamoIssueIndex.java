package dev.owlissues.shared.dynamo;

import dev.owlissues.shared.issue.IssueIndex;
import dev.owlissues.shared.issue.IssueRow;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.time.Iso;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/** The issues table's two indexes. They hold keys only, so a row costs next to nothing to read. */
public final class DynamoIssueIndex implements IssueIndex {
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
    Table.Index index = status.isPresent() ? Tables.BY_STATUS : Tables.BY_PROJECT;
    String mode = "%s#%s".formatted(projectId, dev ? "dev" : "prod");
    String partition = status.map(wanted -> mode + "#" + wanted.wire()).orElse(mode);
    QueryRequest request =
        QueryRequest.builder()
            .tableName(table)
            .indexName(index.name())
            .keyConditionExpression("#partition = :partition AND #sort < :after")
            .expressionAttributeNames(
                Map.of("#partition", index.partitionKey(), "#sort", index.sortKey()))
            .expressionAttributeValues(
                Map.of(
                    ":partition", Attributes.text(partition),
                    ":after", Attributes.text(after.map(DynamoIssueIndex::sort).orElse("~"))))
            .scanIndexForward(false)
            .limit(limit)
            .build();
    return client.query(request).items().stream()
        .map(item -> row(Item.of(item).text(index.sortKey())))
        .toList();
  }

  private static String sort(IssueRow row) {
    return Iso.write(row.updatedAt()) + "#" + row.id();
  }

  private static IssueRow row(String sort) {
    int cut = sort.indexOf('#');
    return new IssueRow(Iso.read(sort.substring(0, cut)), UUID.fromString(sort.substring(cut + 1)));
  }
}
