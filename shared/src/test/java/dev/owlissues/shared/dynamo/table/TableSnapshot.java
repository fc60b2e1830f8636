package dev.owlissues.shared.dynamo.table;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The tables at a moment, to go back to: only what has changed since is written. */
public final class TableSnapshot {
  private final DynamoDbClient client;
  private final TableNames names;
  private final Map<Table, Map<Key, Map<String, AttributeValue>>> tables;

  private record Key(Map<String, AttributeValue> attributes) {}

  private TableSnapshot(DynamoDbClient client, TableNames names) {
    this.client = client;
    this.names = names;
    this.tables = new HashMap<>();
    Tables.ALL.forEach(table -> tables.put(table, read(table)));
  }

  /** The tables as they are now. */
  public static TableSnapshot of(DynamoDbClient client, TableNames names) {
    return new TableSnapshot(client, names);
  }

  /** The items that are not what they were, or not there any more, or new; but in those tables. */
  public List<String> changes(Table... but) {
    List<String> changes = new ArrayList<>();
    tables.forEach((table, then) -> {
      Map<Key, Map<String, AttributeValue>> now = List.of(but).contains(table) ? then : read(table);
      Stream.concat(then.keySet().stream(), now.keySet().stream())
          .distinct()
          .filter(key -> !Objects.equals(then.get(key), now.get(key)))
          .map(key -> table.resource() + " " + key.attributes())
          .forEach(changes::add);
    });
    return changes;
  }

  /** Makes the tables what they were. */
  public void restore() {
    tables.forEach(this::restore);
  }

  /** Makes those of the tables what they were. */
  public void restore(Table... some) {
    for (Table table : some) {
      restore(table, tables.getOrDefault(table, Map.of()));
    }
  }

  private void restore(Table table, Map<Key, Map<String, AttributeValue>> then) {
    var now = read(table);
    now.keySet().stream()
        .filter(key -> !then.containsKey(key))
        .forEach(key -> client.deleteItem(r -> r.tableName(names.of(table)).key(key.attributes())));
    then.forEach((key, item) -> {
      if (!item.equals(now.get(key))) {
        client.putItem(r -> r.tableName(names.of(table)).item(item));
      }
    });
  }

  private Map<Key, Map<String, AttributeValue>> read(Table table) {
    Map<Key, Map<String, AttributeValue>> items = new HashMap<>();
    for (var item : client.scanPaginator(r -> r.tableName(names.of(table))).items()) {
      Map<String, AttributeValue> key = new HashMap<>(item);
      key.keySet().retainAll(Set.of("pk", "sk"));
      items.put(new Key(key), item);
    }
    return items;
  }
}
