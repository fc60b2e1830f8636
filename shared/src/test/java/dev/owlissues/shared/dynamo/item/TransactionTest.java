package dev.owlissues.shared.dynamo.item;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.owlissues.shared.base.id.CountedIds;
import dev.owlissues.shared.base.retry.Backoff;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Tables;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

class TransactionTest {
  @RegisterExtension final LocalTables tables = new LocalTables();
  private final List<Duration> pauses = new ArrayList<>();
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

  @Test
  void aClashIsTriedAgainAfterAPauseThatGrows() {
    var clashing = new Clashing(tables.client(), 2);

    boolean committed = transaction(clashing).putIfAbsent(table, item("a", 1)).commit();

    assertThat(committed).isTrue();
    assertThat(revision("a")).isEqualTo("1");
    assertThat(pauses).hasSize(2);
    assertThat(pauses.getLast()).isGreaterThan(pauses.getFirst());
  }

  @Test
  void clashesWithoutEndAreGivenUp() {
    var clashing = new Clashing(tables.client(), Integer.MAX_VALUE);
    Transaction transaction = transaction(clashing).put(table, item("a", 1));

    assertThatExceptionOfType(TransactionCanceledException.class).isThrownBy(transaction::commit);
    assertThat(pauses).hasSize(5);
    assertThat(revision("a")).isEqualTo("none");
  }

  private Transaction transaction() {
    return transaction(tables.client());
  }

  private Transaction transaction(DynamoDbClient client) {
    return new Transaction(
        client, new Backoff(InstantSource.system(), pauses::add, new CountedIds(1)));
  }

  /** DynamoDB whose first transactions clash with somebody else's. */
  private static final class Clashing implements DynamoDbClient {
    private final DynamoDbClient client;
    private int left;

    Clashing(DynamoDbClient client, int clashes) {
      this.client = client;
      this.left = clashes;
    }

    @Override
    public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
      if (left == 0) {
        return client.transactWriteItems(request);
      }
      left--;
      throw TransactionCanceledException.builder()
          .cancellationReasons(CancellationReason.builder().code("TransactionConflict").build())
          .build();
    }

    @Override
    public String serviceName() {
      return client.serviceName();
    }

    @Override
    public void close() {
      client.close();
    }
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
