package dev.owlissues.local.aws.dynamo;

import static dev.owlissues.local.aws.Letters.TABLE;
import static dev.owlissues.local.aws.Letters.coloured;
import static dev.owlissues.local.aws.Letters.keyOf;
import static dev.owlissues.local.aws.Letters.letter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.owlissues.local.aws.Letters;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

class MeteredDynamoTest {
  private static final String THREE_KB = "x".repeat(2500);

  private LocalDynamo dynamo;
  private MeteredDynamo meter;
  private Letters letters;
  private DynamoDbClient client;

  @BeforeEach
  void start() {
    dynamo = LocalDynamo.inMemory();
    meter = MeteredDynamo.over(dynamo.client());
    letters = Letters.createdIn(dynamo).through(meter.client());
    client = meter.client();
  }

  @AfterEach
  void stop() {
    dynamo.close();
  }

  @Test
  void requestsAreCountedByOperation() {
    letters.put("a");
    letters.put("b");
    letters.has("a");

    assertThat(meter.usage().requests()).isEqualTo(Map.of("PutItem", 2L, "GetItem", 1L));
    assertThat(meter.usage().totalRequests()).isEqualTo(3);
  }

  @Test
  void aWriteCostsAUnitForEachStartedKilobyte() {
    letters.put("a", THREE_KB);

    assertThat(meter.usage().writeUnits()).isEqualTo(3);
  }

  @Test
  void aConsistentReadCostsAUnitForEachStartedFourKilobytes() {
    letters.put("a", "x".repeat(5000));
    meter.reset();

    letters.has("a");

    assertThat(meter.usage()).isEqualTo(new Usage(Map.of("GetItem", 1L), 2, 0));
  }

  @Test
  void anIndexEntryCostsToo() {
    Usage usage =
        meter.during(() -> client.putItem(put -> put.tableName(TABLE).item(coloured("a", "red"))));

    assertThat(usage.writeUnits()).isEqualTo(2);
  }

  @Test
  void aBatchCostsTheSumOfItsItems() {
    Usage usage =
        meter.during(() ->
            client.batchWriteItem(batch ->
                batch.requestItems(
                    Map.of(
                        TABLE, List.of(put(letter("a", "short")), put(letter("b", THREE_KB)))))));

    assertThat(usage).isEqualTo(new Usage(Map.of("BatchWriteItem", 1L), 0, 4));
  }

  private static WriteRequest put(Map<String, AttributeValue> item) {
    return WriteRequest.builder().putRequest(put -> put.item(item)).build();
  }

  @Test
  void aTransactionCostsTwiceEachOfItsItems() {
    Usage usage =
        meter.during(() -> transact(putting(letter("a", "short")), putting(letter("b", THREE_KB))));

    assertThat(usage).isEqualTo(new Usage(Map.of("TransactWriteItems", 1L), 0, 2 + 6));
  }

  @Test
  void aTransactionPaysForIndexEntriesOnce() {
    transact(putting(coloured("a", "red")));
    double made = meter.usage().writeUnits();

    double moved = meter.during(() -> transact(putting(coloured("a", "blue")))).writeUnits();
    double kept = meter.during(() -> transact(putting(coloured("a", "blue")))).writeUnits();
    double gone = meter.during(() -> transact(putting(letter("a", "plain")))).writeUnits();

    assertThat(List.of(made, moved, kept, gone)).containsExactly(3.0, 4.0, 2.0, 3.0);
  }

  @Test
  void aTransactionPaysForTheLargerOfOldAndNewImage() {
    letters.put("a", THREE_KB);

    Usage usage = meter.during(() -> transact(putting(letter("a", "short"))));

    assertThat(usage.writeUnits()).isEqualTo(6);
  }

  @Test
  void aCheckInATransactionCostsLikeAWrite() {
    letters.put("a", THREE_KB);

    Usage usage =
        meter.during(() ->
            transact(
                TransactWriteItem.builder()
                    .conditionCheck(check ->
                        check
                            .tableName(TABLE)
                            .key(keyOf("a"))
                            .conditionExpression("attribute_exists(pk)"))
                    .build()));

    assertThat(usage.writeUnits()).isEqualTo(6);
  }

  @Test
  void aRefusedWriteCostsAsMuchAsTheItemThatRefusedIt() {
    letters.put("a", THREE_KB);
    meter.reset();

    assertThatThrownBy(() -> letters.putNew("a"))
        .isInstanceOf(ConditionalCheckFailedException.class);

    assertThat(meter.usage()).isEqualTo(new Usage(Map.of("PutItem", 1L), 0, 3));
  }

  @Test
  void aCancelledTransactionCostsToo() {
    letters.put("a");
    meter.reset();

    assertThatThrownBy(() -> transact(puttingNew("a"), puttingNew("b")))
        .isInstanceOf(TransactionCanceledException.class);

    assertThat(meter.usage().writeUnits()).isEqualTo(4);
    assertThat(letters.has("b")).isFalse();
  }

  @Test
  void pagesOfAQueryAreCountedOneByOne() {
    letters.put("a");
    letters.put("b");
    meter.reset();

    long found =
        client.scanPaginator(scan -> scan.tableName(TABLE).limit(1)).items().stream().count();

    assertThat(found).isEqualTo(2);
    assertThat(meter.usage().requests("Scan")).isEqualTo(3);
  }

  private void transact(TransactWriteItem... writes) {
    client.transactWriteItems(transaction -> transaction.transactItems(writes));
  }

  private static TransactWriteItem putting(Map<String, AttributeValue> item) {
    return TransactWriteItem.builder().put(put -> put.tableName(TABLE).item(item)).build();
  }

  private static TransactWriteItem puttingNew(String name) {
    return TransactWriteItem.builder()
        .put(put ->
            put.tableName(TABLE)
                .item(letter(name, name))
                .conditionExpression("attribute_not_exists(pk)"))
        .build();
  }
}
