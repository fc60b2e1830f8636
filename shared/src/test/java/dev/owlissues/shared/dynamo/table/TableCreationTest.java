package dev.owlissues.shared.dynamo.table;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.BillingMode;
import software.amazon.awssdk.services.dynamodb.model.GlobalSecondaryIndexDescription;
import software.amazon.awssdk.services.dynamodb.model.TableDescription;

/** A data folder of the version before gets the indexes that have come since. */
class TableCreationTest {
  @RegisterExtension final LocalTables tables = new LocalTables();

  @Test
  void aTableOfAnEarlierVersionGetsTheIndexesThatItLacks() {
    TableDescription now = described();
    assertThat(now.globalSecondaryIndexes()).isNotEmpty();
    tables.client().deleteTable(delete -> delete.tableName(now.tableName()));
    tables
        .client()
        .createTable(create ->
            create
                .tableName(now.tableName())
                .billingMode(BillingMode.PAY_PER_REQUEST)
                .keySchema(now.keySchema())
                .attributeDefinitions(
                    now.attributeDefinitions().stream()
                        .filter(attribute ->
                            now.keySchema().stream()
                                .anyMatch(
                                    key -> key.attributeName().equals(attribute.attributeName())))
                        .toList()));
    assertThat(described().globalSecondaryIndexes()).isEmpty();
    var creation = new TableCreation(tables.client(), tables.names());

    creation.createAll();
    creation.createAll();

    assertThat(indexes(described())).containsExactlyInAnyOrderElementsOf(indexes(now));
  }

  private TableDescription described() {
    return tables
        .client()
        .describeTable(describe -> describe.tableName(tables.names().of(Tables.AUDIT)))
        .table();
  }

  private static List<String> indexes(TableDescription table) {
    return table.globalSecondaryIndexes().stream()
        .map(GlobalSecondaryIndexDescription::indexName)
        .toList();
  }
}
