package dev.owlissues.shared.dynamo.audit;

import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.audit.AuditEntry.Resource;
import dev.owlissues.shared.audit.AuditPage;
import dev.owlissues.shared.audit.AuditPage.Place;
import dev.owlissues.shared.audit.ResourceLog;
import dev.owlissues.shared.base.retry.Backoff;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.BatchGet;
import dev.owlissues.shared.dynamo.item.BatchWrite;
import dev.owlissues.shared.dynamo.item.ConsistentRead;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.item.SortRange;
import dev.owlissues.shared.dynamo.table.Table;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;

/**
 * The audit log by what it is about. The index says which entries there are, by keys alone; the
 * entries are read from the table.
 */
public final class DynamoResourceLog implements ResourceLog {
  private static final Table.Index INDEX = Tables.BY_RESOURCE;

  /** The most entries that one request asks the index for. */
  private static final int STEP = 1_000;

  private final DynamoDbClient client;
  private final Backoff backoff;
  private final String table;

  /** The log of that stack. */
  public DynamoResourceLog(DynamoDbClient client, TableNames names, Backoff backoff) {
    this.client = client;
    this.backoff = backoff;
    this.table = names.of(Tables.AUDIT);
  }

  @Override
  public AuditPage about(UUID teamId, Resource resource, int limit, Optional<Place> after) {
    List<Item> keys = keys(teamId, resource, limit + 1, after);
    List<Item> page = keys.subList(0, Math.min(limit, keys.size()));
    Optional<Place> next =
        keys.size() > limit
            ? Optional.of(AuditCodec.place(page.getLast().text("sk")))
            : Optional.empty();
    return new AuditPage(entries(resource, page), next);
  }

  // The index knows nothing of teams; an id is used by one, but nobody is to rely on that.
  private List<Item> keys(UUID teamId, Resource resource, int limit, Optional<Place> after) {
    QueryRequest request =
        QueryRequest.builder()
            .tableName(table)
            .indexName(INDEX.name())
            .keyConditionExpression("resource_id = :id AND sk < :before")
            .expressionAttributeValues(
                Map.of(
                    ":id", Attributes.text(resource.id()),
                    ":before", Attributes.text(after.map(AuditCodec::sort).orElse(SortRange.END))))
            .scanIndexForward(false)
            .limit(Math.min(limit, STEP))
            .build();
    // A store may end an answer before the limit: DynamoDB Local does by the size of whole items.
    return client.queryPaginator(request).items().stream()
        .map(Item::of)
        .filter(item -> AuditCodec.isOf(teamId, item.text("pk")))
        .limit(limit)
        .toList();
  }

  private List<AuditEntry> entries(Resource resource, List<Item> keys) {
    return new BatchGet(client, table, true, backoff)
            .read(keys.stream().map(key -> Attributes.key(key.text("pk"), key.text("sk"))).toList())
            .stream()
            .map(Item::of)
            .sorted(Comparator.comparing((Item item) -> item.text("sk")).reversed())
            .map(AuditCodec::fromItem)
            .filter(entry -> entry.deed().resource().equals(resource))
            .toList();
  }

  @Override
  public Optional<AuditEntry> find(UUID teamId, Place place) {
    return ConsistentRead.find(
            client, table, Attributes.key(teamId.toString(), AuditCodec.sort(place)))
        .map(AuditCodec::fromItem);
  }

  @Override
  public void forget(UUID teamId, Resource resource) {
    new BatchWrite(client, table, backoff)
        .delete(
            keys(teamId, resource, Integer.MAX_VALUE, Optional.empty()).stream()
                .filter(key -> AuditCodec.isOfDigests(teamId, key.text("pk")))
                .map(key -> Attributes.key(key.text("pk"), key.text("sk")))
                .toList());
  }
}
