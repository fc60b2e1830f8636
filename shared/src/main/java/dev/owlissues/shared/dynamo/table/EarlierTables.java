package dev.owlissues.shared.dynamo.table;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.KeySchemaElement;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/**
 * Tables that an earlier version may have made, where no CloudFormation changes them: on the local
 * stack. They may lack an index, or a part of a key.
 */
public final class EarlierTables {
  private final DynamoDbClient client;
  private final TableNames names;

  /** Tables of that client, by those names. */
  public EarlierTables(DynamoDbClient client, TableNames names) {
    this.client = client;
    this.names = names;
  }

  /** Whether those that are there have the keys and indexes that this version declares. */
  public boolean areCurrent() {
    return made()
        .allMatch(table ->
            isCurrent(table, client.describeTable(r -> r.tableName(names.of(table))).table()));
  }

  private static boolean isCurrent(Table table, TableDescription stored) {
    List<String> keys = stored.keySchema().stream().map(KeySchemaElement::attributeName).toList();
    Set<String> indexes =
        stored.globalSecondaryIndexes().stream()
            .map(GlobalSecondaryIndexDescription::indexName)
            .collect(Collectors.toSet());
    return keys.equals(
            Stream.concat(Stream.of(table.partitionKey()), table.sortKey().stream()).toList())
        && indexes.equals(
            table.indexes().stream().map(Table.Index::name).collect(Collectors.toSet()));
  }

  /**
   * Copies every item into tables of this version.
   *
   * @param target where those are
   * @param users gives what is said of a user the key that it has now
   */
  public void copyTo(DynamoDbClient target, UnaryOperator<Map<String, AttributeValue>> users) {
    made()
        .forEach(table -> {
          String name = names.of(table);
          UnaryOperator<Map<String, AttributeValue>> keyed =
              table.equals(Tables.USER_PROPERTIES) ? users : UnaryOperator.identity();
          client
              .scanPaginator(r -> r.tableName(name))
              .items()
              .forEach(item -> target.putItem(r -> r.tableName(name).item(keyed.apply(item))));
        });
  }

  private Stream<Table> made() {
    Set<String> stored =
        client.listTablesPaginator().tableNames().stream().collect(Collectors.toSet());
    return Tables.ALL.stream().filter(table -> stored.contains(names.of(table)));
  }
}
