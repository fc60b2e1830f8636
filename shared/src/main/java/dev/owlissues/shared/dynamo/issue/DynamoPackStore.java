package dev.owlissues.shared.dynamo.issue;

import dev.owlissues.shared.base.retry.Backoff;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.BatchWrite;
import dev.owlissues.shared.dynamo.item.ConditionalWrite;
import dev.owlissues.shared.dynamo.item.ConsistentRead;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.issue.occurrence.Occurrence;
import dev.owlissues.shared.issue.occurrence.PackName;
import dev.owlissues.shared.scan.count.PackStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Packs of occurrences in DynamoDB. */
public final class DynamoPackStore implements PackStore {
  private final DynamoDbClient client;
  private final Backoff backoff;
  private final String table;
  private final PackCodec codec = new PackCodec();

  /** Packs in that table. */
  public DynamoPackStore(DynamoDbClient client, TableNames names, Backoff backoff) {
    this.client = client;
    this.backoff = backoff;
    this.table = names.of(Tables.OCCURRENCES);
  }

  @Override
  public void put(PackKey key, List<Occurrence> occurrences) {
    ConditionalWrite.putIfAbsent(client, table, toItem(key, occurrences));
  }

  @Override
  public void putAll(Map<PackKey, List<Occurrence>> packs) {
    new BatchWrite(client, table, backoff)
        .put(packs.entrySet().stream().map(e -> toItem(e.getKey(), e.getValue())).toList());
  }

  @Override
  public void forEach(UUID issueId, Consumer<List<StoredPack>> visitor) {
    client
        .queryPaginator(r ->
            r.tableName(table)
                .consistentRead(true)
                .keyConditionExpression("pk = :packs")
                .expressionAttributeValues(
                    Map.of(":packs", Attributes.text(OccurrenceKeys.packs(issueId)))))
        .forEach(page -> visitor.accept(page.items().stream().map(this::stored).toList()));
  }

  private StoredPack stored(Map<String, AttributeValue> attributes) {
    Item item = Item.of(attributes);
    PackName page = OccurrenceKeys.page(item.text("sk"));
    return new StoredPack(item.text("sk"), page, codec.fromItem(item, page.frozenAt()));
  }

  @Override
  public void put(UUID issueId, StoredPack pack) {
    // Whoever comes later may know fewer sessions to move, and must not replace what is there.
    ConditionalWrite.putIfAbsent(
        client, table, toItem(OccurrenceKeys.packs(issueId), pack.name(), pack.occurrences()));
  }

  @Override
  public void rewrite(UUID issueId, UnaryOperator<Occurrence> change) {
    ConsistentRead.all(client, table, OccurrenceKeys.packs(issueId))
        .forEach(pack -> rewrite(pack, change));
  }

  private void rewrite(Item read, UnaryOperator<Occurrence> change) {
    Optional<Item> pack = Optional.of(read);
    while (pack.filter(now -> !rewritten(now, change)).isPresent()) {
      pack = ConsistentRead.find(client, table, Attributes.key(read.text("pk"), read.text("sk")));
    }
  }

  /** Whether the pack needs nothing more; if not, somebody else has written or deleted it. */
  private boolean rewritten(Item pack, UnaryOperator<Occurrence> change) {
    String name = pack.text("sk");
    List<Occurrence> before = codec.fromItem(pack, OccurrenceKeys.frozenAt(name));
    List<Occurrence> after = before.stream().map(change).toList();
    return after.equals(before)
        || ConditionalWrite.held(() ->
            client.putItem(r ->
                r.tableName(table)
                    .item(toItem(pack.text("pk"), name, after))
                    .conditionExpression("occurrences = :before")
                    .expressionAttributeValues(
                        Map.of(":before", Attributes.binary(pack.bytes(PackCodec.OCCURRENCES))))));
  }

  @Override
  public void removeAll(UUID issueId) {
    forEach(
        issueId,
        packs ->
            new BatchWrite(client, table, backoff)
                .delete(
                    packs.stream()
                        .map(pack -> Attributes.key(OccurrenceKeys.packs(issueId), pack.name()))
                        .toList()));
  }

  private Map<String, AttributeValue> toItem(PackKey key, List<Occurrence> occurrences) {
    return toItem(OccurrenceKeys.packs(key.issueId()), OccurrenceKeys.pack(key), occurrences);
  }

  private Map<String, AttributeValue> toItem(
      String partition, String name, List<Occurrence> occurrences) {
    return codec.toItem(Item.keyed(partition, name), occurrences).attributes();
  }
}
