package dev.owlissues.shared.dynamo.issue;

import static dev.owlissues.shared.dynamo.item.Attributes.text;

import dev.owlissues.shared.base.time.Iso;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.table.Table;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.issue.entry.EntryCodec;
import dev.owlissues.shared.issue.entry.IssueEntry;
import dev.owlissues.shared.issue.list.EntryPage;
import dev.owlissues.shared.issue.list.EntryRange;
import dev.owlissues.shared.issue.list.IssueEntries;
import dev.owlissues.shared.issue.list.IssueRow;
import dev.owlissues.shared.issue.list.ListPart;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** The issues table's index of entries. A query ends at a megabyte, and the answer tells where. */
public final class DynamoIssueEntries implements IssueEntries {
  private static final Table.Index INDEX = Tables.BY_RECENCY;

  /** No sort key is lower. */
  private static final String LOWEST = "0";

  /** No sort key is higher; nor is one that begins with a time higher than this behind it. */
  private static final String HIGHEST = "~";

  private final DynamoDbClient client;
  private final String table;

  /** An index over the stack's issues table. */
  public DynamoIssueEntries(DynamoDbClient client, TableNames names) {
    this.client = client;
    this.table = names.of(Tables.ISSUES);
  }

  @Override
  public EntryPage newest(ListPart part, EntryRange range, int limit) {
    QueryRequest.Builder request =
        QueryRequest.builder()
            .tableName(table)
            .indexName(INDEX.name())
            .keyConditionExpression(
                "#partition = :partition AND #sort BETWEEN :lowest AND :highest")
            .expressionAttributeNames(
                Map.of("#partition", INDEX.partitionKey(), "#sort", INDEX.sortKey()))
            .expressionAttributeValues(
                Map.of(
                    ":partition", text(partition(part)),
                    ":lowest", text(range.from().map(DynamoIssueEntries::sort).orElse(LOWEST)),
                    ":highest", text(highest(range))))
            .scanIndexForward(false)
            .limit(limit);
    range.after().ifPresent(after -> request.exclusiveStartKey(key(part, after)));
    return page(part, client.query(request.build()));
  }

  private static EntryPage page(ListPart part, QueryResponse answer) {
    List<EntryPage.Found> found =
        answer.items().stream().map(Item::of).map(item -> found(part, item)).toList();
    Optional<IssueRow> next =
        answer.hasLastEvaluatedKey()
            ? Optional.of(row(Item.of(answer.lastEvaluatedKey())))
            : Optional.empty();
    return new EntryPage(found, next);
  }

  private static EntryPage.Found found(ListPart part, Item item) {
    IssueRow row = row(item);
    var key = new IssueKey(part.projectId(), row.id());
    Optional<IssueEntry> entry =
        item.has(IssueCodec.ENTRY)
            ? Optional.of(
                EntryCodec.decode(item.bytes(IssueCodec.ENTRY), key, part.dev(), row.updatedAt()))
            : Optional.empty();
    return new EntryPage.Found(key, row, entry);
  }

  private static String partition(ListPart part) {
    return IssueCodec.projectMode(part.projectId(), part.dev());
  }

  private static String sort(IssueRow row) {
    return IssueCodec.updatedId(row.updatedAt(), row.id());
  }

  private static String highest(EntryRange range) {
    return range.until().map(Iso::write).orElse("") + HIGHEST;
  }

  private static Map<String, AttributeValue> key(ListPart part, IssueRow row) {
    return Map.of(
        "pk",
        text(IssueCodec.key(part.projectId(), row.id())),
        INDEX.partitionKey(),
        text(partition(part)),
        INDEX.sortKey(),
        text(sort(row)));
  }

  private static IssueRow row(Item item) {
    return IssueCodec.row(item.text(INDEX.sortKey()));
  }
}
