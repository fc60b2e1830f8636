package dev.owlissues.shared.dynamo.digest;

import dev.owlissues.shared.base.hash.Sha256;
import dev.owlissues.shared.base.retry.Backoff;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.BatchGet;
import dev.owlissues.shared.dynamo.item.ConditionalWrite;
import dev.owlissues.shared.dynamo.item.ConsistentRead;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.mail.Suppression;
import dev.owlissues.shared.mail.Suppressions;
import java.util.Collection;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Suppressed addresses in DynamoDB, under the hash of the address: none lies there to be read. */
public final class DynamoSuppressions implements Suppressions {
  private static final String SORT = "suppression";

  private final DynamoDbClient client;
  private final Backoff backoff;
  private final String table;

  /** Suppressions in that table. */
  public DynamoSuppressions(DynamoDbClient client, TableNames names, Backoff backoff) {
    this.client = client;
    this.backoff = backoff;
    this.table = names.of(Tables.DIGESTS);
  }

  @Override
  public Optional<Suppression> of(String address) {
    Item item = ConsistentRead.item(client, table, Attributes.key(partition(address), SORT));
    return item.isEmpty() ? Optional.empty() : Optional.of(suppression(item));
  }

  @Override
  public Map<String, Suppression> of(Collection<String> addresses) {
    var keys =
        addresses.stream()
            .map(DynamoSuppressions::partition)
            .distinct()
            .map(partition -> Attributes.key(partition, SORT))
            .toList();
    Map<String, Suppression> byPartition = new HashMap<>();
    for (var attributes : new BatchGet(client, table, true, backoff).read(keys)) {
      Item item = Item.of(attributes);
      byPartition.put(item.text("pk"), suppression(item));
    }
    Map<String, Suppression> found = new HashMap<>();
    for (String address : addresses) {
      Optional.ofNullable(byPartition.get(partition(address)))
          .ifPresent(suppression -> found.put(address, suppression));
    }
    return Map.copyOf(found);
  }

  // A notification that comes twice finds the item there.
  @Override
  public void suppress(String address, Suppression suppression) {
    ConditionalWrite.putIfAbsent(
        client,
        table,
        Item.keyed(partition(address), SORT)
            .with("cause", suppression.cause().name().toLowerCase(Locale.ROOT))
            .with("at", suppression.at())
            .attributes());
  }

  @Override
  public void lift(String address) {
    client.deleteItem(r -> r.tableName(table).key(Attributes.key(partition(address), SORT)));
  }

  private static Suppression suppression(Item item) {
    return new Suppression(
        Suppression.Cause.valueOf(item.text("cause").toUpperCase(Locale.ROOT)), item.instant("at"));
  }

  private static String partition(String address) {
    return "address#" + Sha256.hex(address.toLowerCase(Locale.ROOT));
  }
}
