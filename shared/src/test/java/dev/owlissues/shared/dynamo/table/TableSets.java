package dev.owlissues.shared.dynamo.table;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ResourceNotFoundException;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;

/**
 * Sets of tables that tests use one after the other. DynamoDB Local takes longer over a new table
 * for every table that it ever had, deleted ones too; to empty tables takes as long as it did the
 * first time.
 */
final class TableSets {
  /** To delete more items than these takes longer than a new table. */
  static final int FEW = 500;

  private final Deque<TableNames> free = new ArrayDeque<>();
  private long drawn;

  /** Sets whose names count on from that number. */
  TableSets(long from) {
    drawn = from;
  }

  /** The names of a set that nobody else uses until it is given back. */
  synchronized TableNames take() {
    return free.isEmpty() ? TableNames.prefixed("test-%d-".formatted(++drawn)) : free.remove();
  }

  /** The set is free again, whatever its tables hold. */
  synchronized void giveBack(TableNames names) {
    free.add(names);
  }

  /** Nobody uses the set again. */
  static void drop(DynamoDbClient client, TableNames names) {
    Tables.ALL.forEach(table -> client.deleteTable(delete -> delete.tableName(names.of(table))));
  }

  /** Makes the tables that are not there, and empties those that are. */
  static void open(DynamoDbClient client, TableNames names) {
    if (!isThere(client, names.of(Tables.ALL.getLast()))) {
      new TableCreation(client, names).createAll();
    }
    empty(client, names);
  }

  private static boolean isThere(DynamoDbClient client, String table) {
    try {
      return client.describeTable(r -> r.tableName(table)).table().tableName().equals(table);
    } catch (ResourceNotFoundException missing) {
      return false;
    }
  }

  /** Empties tables that are there. */
  static void empty(DynamoDbClient client, TableNames names) {
    long dropped = Tables.ALL.stream().filter(table -> !emptied(client, names.of(table))).count();
    if (dropped > 0) {
      new TableCreation(client, names).createAll();
    }
  }

  // Returns false where it has deleted the table instead, for there was too much in it.
  private static boolean emptied(DynamoDbClient client, String table) {
    ScanResponse items = client.scan(scan -> scan.tableName(table).consistentRead(true).limit(FEW));
    if (items.hasLastEvaluatedKey()) {
      client.deleteTable(delete -> delete.tableName(table));
      return false;
    }
    for (var item : items.items()) {
      Map<String, AttributeValue> key = new HashMap<>(item);
      key.keySet().retainAll(Set.of("pk", "sk"));
      client.deleteItem(delete -> delete.tableName(table).key(key));
    }
    return true;
  }
}
