package dev.owlissues.shared.dynamo.item;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Tables;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class TransactionTest {
  @RegisterExtension final LocalTables tables = new LocalTables();
  private String table;

  @BeforeEach
  void nameTheTable() {
    table = tables.names().of(Tables.ISSUES);
  }

  @Test
  void allWritesHappenTogether() {
    boolean committed =
        transaction().putIfAbsent(table, item("a", 1)).put(table, item("b", 1)).commit();

    assertThat(committed).isTrue();
    assertThat(revision("a")).isEqualTo("1");
    assertThat(revision("b")).isEqualTo("1");
  }

  @Test
  void nothingIsWrittenWhenOneConditionFails() {
    transaction().put(table, item("a", 1)).commit();

    boolean committed =
        transaction().put(table, item("b", 1)).putIfAbsent(table, item("a", 2)).commit();

    assertThat(committed).isFalse();
    assertThat(revision("a")).isEqualTo("1");
    assertThat(revision("b")).isEqualTo("none");
  }

  @Test
  void aRevisionIsReplacedOnce() {
    transaction().put(table, item("a", 1)).commit();

    assertThat(transaction().putIfRevision(table, item("a", 2), 1).commit()).isTrue();
    assertThat(transaction().putIfRevision(table, item("a", 2), 1).commit()).isFalse();
    assertThat(transaction().putIfRevision(table, item("absent", 2), 1).commit()).isFalse();
  }

  private Transaction transaction() {
    return new Transaction(tables.client());
  }

  private static Map<String, AttributeValue> item(String key, long revision) {
    return Item.keyed(key).with("revision", revision).attributes();
  }

  private String revision(String key) {
    Map<String, AttributeValue> item =
        tables.client().getItem(get -> get.tableName(table).key(Attributes.key(key))).item();
    return item.containsKey("revision") ? item.get("revision").n() : "none";
  }
}
