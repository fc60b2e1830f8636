package dev.owlissues.local.aws.dynamo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;

/**
 * What writes cost where nobody reports it. An item costs one unit per started KB of its larger
 * image, before or after; in a transaction it costs twice that, also when it is only checked; each
 * index costs what its entry's change costs, once. (Developer guide: "Read and write operations",
 * "Using global secondary indexes", "Transaction capacity management".)
 */
final class WriteCost {
  private static final int UNIT_BYTES = 1024;
  private static final int TRANSACTIONAL = 2;

  private final DynamoDbClient client;
  private final Map<String, TableDescription> tables = new ConcurrentHashMap<>();

  WriteCost(DynamoDbClient client) {
    this.client = client;
  }

  /** An item of a transaction: its table and key. */
  record Target(String table, Map<String, AttributeValue> key) {}

  Target target(String table, Map<String, AttributeValue> item) {
    Map<String, AttributeValue> key = new HashMap<>(item);
    key.keySet().retainAll(names(table(table).keySchema()));
    return new Target(table, key);
  }

  List<Target> targets(List<TransactWriteItem> writes) {
    return writes.stream().map(this::target).toList();
  }

  private Target target(TransactWriteItem write) {
    if (write.put() != null) {
      return target(write.put().tableName(), write.put().item());
    }
    if (write.update() != null) {
      return new Target(write.update().tableName(), write.update().key());
    }
    if (write.delete() != null) {
      return new Target(write.delete().tableName(), write.delete().key());
    }
    return new Target(write.conditionCheck().tableName(), write.conditionCheck().key());
  }

  /** The items as they are now; empty maps for those that do not exist. */
  List<Map<String, AttributeValue>> images(List<Target> targets) {
    return targets.stream().map(this::image).toList();
  }

  private Map<String, AttributeValue> image(Target target) {
    return client
        .getItem(get -> get.tableName(target.table()).key(target.key()).consistentRead(true))
        .item();
  }

  /** What a write that failed its condition cost. */
  double refused(Target target) {
    return units(image(target));
  }

  double transaction(
      List<Target> targets,
      List<Map<String, AttributeValue>> before,
      List<Map<String, AttributeValue>> after) {
    double units = 0;
    for (int i = 0; i < targets.size(); i++) {
      units += TRANSACTIONAL * Math.max(units(before.get(i)), units(after.get(i)));
      units += indexes(table(targets.get(i).table()), before.get(i), after.get(i));
    }
    return units;
  }

  private static double indexes(
      TableDescription table,
      Map<String, AttributeValue> before,
      Map<String, AttributeValue> after) {
    return table.globalSecondaryIndexes().stream()
        .mapToDouble(
            index -> change(entry(table, index, before), entry(table, index, after), index))
        .sum();
  }

  private static double change(
      Map<String, AttributeValue> before,
      Map<String, AttributeValue> after,
      GlobalSecondaryIndexDescription index) {
    if (before.equals(after)) {
      return 0;
    }
    if (before.isEmpty() || after.isEmpty()) {
      return units(before.isEmpty() ? after : before);
    }
    boolean moves =
        names(index.keySchema()).stream()
            .anyMatch(n -> !Objects.equals(before.get(n), after.get(n)));
    return moves ? units(before) + units(after) : Math.max(units(before), units(after));
  }

  private static Map<String, AttributeValue> entry(
      TableDescription table,
      GlobalSecondaryIndexDescription index,
      Map<String, AttributeValue> item) {
    if (!item.keySet().containsAll(names(index.keySchema()))) {
      return Map.of();
    }
    Map<String, AttributeValue> entry = new HashMap<>(item);
    switch (index.projection().projectionType()) {
      case ALL -> {}
      case KEYS_ONLY, INCLUDE ->
          entry
              .keySet()
              .retainAll(
                  Stream.of(
                          names(table.keySchema()),
                          names(index.keySchema()),
                          index.projection().nonKeyAttributes())
                      .flatMap(List::stream)
                      .toList());
      case UNKNOWN_TO_SDK_VERSION -> throw new IllegalStateException("no such projection");
    }
    return entry;
  }

  private static double units(Map<String, AttributeValue> item) {
    return Math.max(1, Math.ceilDiv(ItemSize.of(item), UNIT_BYTES));
  }

  private TableDescription table(String name) {
    return tables.computeIfAbsent(
        name, asked -> client.describeTable(describe -> describe.tableName(asked)).table());
  }

  private static List<String> names(List<KeySchemaElement> keys) {
    return keys.stream().map(KeySchemaElement::attributeName).toList();
  }
}
