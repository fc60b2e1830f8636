package dev.owlissues.shared.dynamo.table;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.dynamo.item.Item;
import java.util.List;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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

  @ParameterizedTest
  @ValueSource(ints = {3, TableSets.FEW, TableSets.FEW + 1})
  void whoTakesASetThatSomebodyLeftFullFindsItEmpty(int items) {
    for (int item = 0; item < items; item++) {
      var left = Item.keyed("team", "sort" + item).attributes();
      tables.client().putItem(put -> put.tableName(tables.names().of(Tables.TEAMS)).item(left));
    }

    TableSets.open(tables.client(), tables.names());

    assertThat(TableImage.of(tables.client(), tables.names()).items()).isEmpty();
  }

  @Test
  void aSetIsGivenToOneAtATime() {
    var sets = new TableSets(0);
    TableNames first = sets.take();
    TableNames second = sets.take();

    sets.giveBack(first);

    assertThat(second.of(Tables.TEAMS)).isNotEqualTo(first.of(Tables.TEAMS));
    assertThat(sets.take()).isEqualTo(first);
    assertThat(sets.take().of(Tables.TEAMS))
        .isNotIn(first.of(Tables.TEAMS), second.of(Tables.TEAMS));
  }
}
