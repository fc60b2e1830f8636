package dev.owlissues.shared.dynamo.work;

import static dev.owlissues.shared.dynamo.item.Attributes.text;

import dev.owlissues.shared.dynamo.event.EventKeys;
import dev.owlissues.shared.dynamo.event.QuarantinedBatches;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.ConditionalWrite;
import dev.owlissues.shared.dynamo.item.ConsistentRead;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.event.BatchKey;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.scan.LeaseLostException;
import dev.owlissues.shared.scan.page.QuarantinedBatch;
import dev.owlissues.shared.scan.page.ScanPage;
import dev.owlissues.shared.scan.page.UnitProgress;
import dev.owlissues.shared.scan.page.UnitStore;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.BitSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ReturnValue;

/** Units in DynamoDB: one checkpoint item each, which holds progress, open page and lease. */
public final class DynamoUnitStore implements UnitStore {
  private final DynamoDbClient client;
  private final String table;

  /** Units in that table. */
  public DynamoUnitStore(DynamoDbClient client, TableNames names) {
    this.client = client;
    this.table = names.of(Tables.WORK);
  }

  @Override
  public UnitProgress progress(Unit unit) {
    return progress(ConsistentRead.item(client, table, key(unit)).attributes());
  }

  @Override
  public Optional<Lease> take(Unit unit, UUID token, Instant now, Instant until) {
    try {
      Map<String, AttributeValue> item =
          client
              .updateItem(r ->
                  r.tableName(table)
                      .key(key(unit))
                      .updateExpression("SET lease_token = :token, lease_until = :until")
                      .conditionExpression(
                          "attribute_not_exists(lease_until) OR lease_until < :now")
                      .expressionAttributeValues(
                          Map.of(":token", text(token), ":until", text(until), ":now", text(now)))
                      .returnValues(ReturnValue.ALL_NEW))
              .attributes();
      return Optional.of(new Lease(unit, token, progress(item)));
    } catch (ConditionalCheckFailedException held) {
      return Optional.empty();
    }
  }

  @Override
  public Lease advance(Lease lease, UnitProgress progress, Instant until) {
    Item item =
        Item.of(key(lease.unit()))
            .with("pages", progress.pages())
            .with("position", progress.position())
            .with("lease_token", lease.token())
            .with("lease_until", until);
    progress.open().ifPresent(page -> addPage(item, page, progress.position()));
    boolean held =
        ConditionalWrite.held(() ->
            client.putItem(r ->
                r.tableName(table)
                    .item(item.attributes())
                    .conditionExpression("lease_token = :token")
                    .expressionAttributeValues(Map.of(":token", text(lease.token())))));
    if (!held) {
      throw new LeaseLostException("the lease of " + lease.unit().key() + " was taken over");
    }
    return new Lease(lease.unit(), lease.token(), progress);
  }

  @Override
  public void release(Lease lease) {
    // If the lease was taken over meanwhile, there is nothing to give back.
    ConditionalWrite.held(() ->
        client.updateItem(r ->
            r.tableName(table)
                .key(key(lease.unit()))
                .updateExpression("REMOVE lease_token, lease_until")
                .conditionExpression("lease_token = :token")
                .expressionAttributeValues(Map.of(":token", text(lease.token())))));
  }

  @Override
  public void setAside(Unit unit, BatchKey key, String reason, Instant now) {
    Item item =
        QuarantinedBatches.item(new QuarantinedBatch(unit, key.order()))
            .with("batch", EventKeys.batches(key))
            .with("reason", reason)
            .with("set_aside_at", now);
    client.putItem(r -> r.tableName(table).item(item.attributes()));
  }

  @Override
  public boolean isAside(QuarantinedBatch batch) {
    return ConsistentRead.find(client, table, QuarantinedBatches.key(batch)).isPresent();
  }

  @Override
  public void scanned(QuarantinedBatch batch) {
    client.deleteItem(r -> r.tableName(table).key(QuarantinedBatches.key(batch)));
  }

  @Override
  public Set<UUID> appsWithOpenPages(UUID projectId) {
    return client
        .queryPaginator(r ->
            r.tableName(table)
                .consistentRead(true)
                .keyConditionExpression("pk = :units")
                .filterExpression("attribute_exists(page)")
                .projectionExpression("sk")
                .expressionAttributeValues(Map.of(":units", text(partition(projectId)))))
        .items()
        .stream()
        .map(item -> Item.of(item).text("sk"))
        .map(key -> UUID.fromString(key.substring(0, key.indexOf('#'))))
        .collect(Collectors.toSet());
  }

  /** A project's units lie together, so that a merge sees all of them whatever their shards. */
  public static String partition(UUID projectId) {
    return "units#" + projectId;
  }

  private static Map<String, AttributeValue> key(Unit unit) {
    return Attributes.key(partition(unit.projectId()), unit.key());
  }

  private static UnitProgress progress(Map<String, AttributeValue> attributes) {
    Item item = Item.of(attributes);
    // A unit that has been leased but not scanned has a lease and nothing else.
    if (!item.has("pages")) {
      return UnitProgress.NONE;
    }
    return new UnitProgress(item.number("pages"), item.text("position"), page(item));
  }

  private static void addPage(Item item, ScanPage page, String position) {
    var batches = ByteBuffer.allocate(page.batches().size() * Long.BYTES);
    page.batches().forEach(batches::putLong);
    item.with("page", page.number())
        .with("page_frozen_at", page.frozenAt())
        .with("page_end", page.end())
        .with("page_batches", batches.array());
    if (!page.claimed().isEmpty()) {
      var claimed = new BitSet();
      page.claimed().forEach(claimed::set);
      item.with("page_claimed", claimed.toByteArray());
    }
    // Only the page of a redriven batch begins elsewhere.
    if (!page.after().equals(position)) {
      item.with("page_after", page.after());
    }
  }

  private static Optional<ScanPage> page(Item item) {
    if (!item.has("page")) {
      return Optional.empty();
    }
    var bytes = ByteBuffer.wrap(item.bytes("page_batches"));
    Set<Long> batches = HashSet.newHashSet(bytes.remaining() / Long.BYTES);
    while (bytes.hasRemaining()) {
      batches.add(bytes.getLong());
    }
    return Optional.of(
        new ScanPage(
            item.number("page"),
            item.instant("page_frozen_at"),
            item.text("page_after", item.text("position")),
            item.text("page_end"),
            batches,
            claimed(item)));
  }

  private static Set<Integer> claimed(Item item) {
    return item.has("page_claimed")
        ? BitSet.valueOf(item.bytes("page_claimed")).stream()
            .boxed()
            .collect(Collectors.toUnmodifiableSet())
        : Set.of();
  }
}
