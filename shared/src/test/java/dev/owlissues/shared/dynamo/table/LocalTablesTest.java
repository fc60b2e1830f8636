package dev.owlissues.shared.dynamo.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.dynamo.item.Item;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LocalTablesTest {
  @RegisterExtension final LocalTables tables = new LocalTables();

  @RepeatedTest(2)
  void eachTestFindsItsTablesEmpty() {
    String table = tables.names().of(Tables.TEAMS);
    var item = Item.keyed("team", "sort").attributes();

    var before = tables.client().scan(scan -> scan.tableName(table));
    tables.client().putItem(put -> put.tableName(table).item(item));

    assertThat(before.items()).isEmpty();
    assertThat(tables.client().scan(scan -> scan.tableName(table)).items())
        .isEqualTo(List.of(item));
  }

  @Test
  void everyDeclaredTableIsThere() {
    var created = tables.client().listTables().tableNames();

    assertThat(created).containsAll(Tables.ALL.stream().map(tables.names()::of).toList());
  }

  @Test
  void creatingTablesThatExistChangesNothing() {
    String table = tables.names().of(Tables.TEAMS);
    var item = Item.keyed("team", "sort").attributes();
    tables.client().putItem(put -> put.tableName(table).item(item));

    new TableCreation(tables.client(), tables.names()).createAll();

    assertThat(tables.client().scan(scan -> scan.tableName(table)).items()).hasSize(1);
  }
}
