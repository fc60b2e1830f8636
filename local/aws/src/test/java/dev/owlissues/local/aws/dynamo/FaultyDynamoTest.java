package dev.owlissues.local.aws.dynamo;

import static dev.owlissues.local.aws.Letters.TABLE;
import static dev.owlissues.local.aws.Letters.keyOf;
import static dev.owlissues.local.aws.Letters.letter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.owlissues.local.aws.Letters;
import dev.owlissues.local.aws.dynamo.FaultyDynamo.Fault;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

class FaultyDynamoTest {
  private LocalDynamo dynamo;
  private FaultyDynamo faults;
  private Letters reliable;
  private Letters letters;

  @BeforeEach
  void start() {
    dynamo = LocalDynamo.inMemory();
    faults = FaultyDynamo.over(dynamo.client());
    reliable = Letters.createdIn(dynamo);
    letters = reliable.through(faults.client());
  }

  @AfterEach
  void stop() {
    dynamo.close();
  }

  @Test
  void aCallThatIsNotSentDoesNothing() {
    faults.failAt(2, Fault.BEFORE_SENDING);
    letters.put("a");

    assertThatThrownBy(() -> letters.put("b")).isInstanceOf(SdkClientException.class);

    assertThat(reliable.has("a")).isTrue();
    assertThat(reliable.has("b")).isFalse();
  }

  @Test
  void aCallWhoseAnswerIsLostHasBeenCarriedOut() {
    faults.failAt(1, Fault.BEFORE_ANSWER);

    assertThatThrownBy(() -> letters.put("a")).isInstanceOf(SdkClientException.class);

    assertThat(reliable.has("a")).isTrue();
  }

  @Test
  void aFaultHappensOnce() {
    faults.failAt(1, Fault.BEFORE_SENDING);
    assertThatThrownBy(() -> letters.put("a")).isInstanceOf(SdkClientException.class);

    letters.put("a");

    assertThat(reliable.has("a")).isTrue();
    assertThat(faults.calls()).isEqualTo(2);
  }

  @Test
  void aThrottledCallSaysSo() {
    faults.failFrom(1, Fault.THROTTLED);

    assertThatThrownBy(() -> letters.put("a"))
        .isInstanceOf(ProvisionedThroughputExceededException.class);
    assertThatThrownBy(() -> letters.put("a"))
        .isInstanceOf(ProvisionedThroughputExceededException.class);
  }

  @Test
  void afterADeathNothingIsSentAnyMore() {
    faults.dieAt(1, Fault.BEFORE_ANSWER);

    assertThatThrownBy(() -> letters.put("a")).isInstanceOf(SdkClientException.class);
    assertThatThrownBy(() -> letters.put("b")).isInstanceOf(SdkClientException.class);

    assertThat(reliable.has("a")).isTrue();
    assertThat(reliable.has("b")).isFalse();
  }

  @Test
  void aResetBringsTheClientBackToLife() {
    faults.dieAt(1, Fault.BEFORE_SENDING);
    assertThatThrownBy(() -> letters.put("a")).isInstanceOf(SdkClientException.class);

    faults.reset();
    letters.put("a");

    assertThat(faults.calls()).isEqualTo(1);
    assertThat(reliable.has("a")).isTrue();
  }

  @Test
  void aBatchWriteMayLeaveHalfOfItsItemsOver() {
    faults.failAt(1, Fault.UNPROCESSED);
    var writes = List.of(putting("a"), putting("b"), putting("c"));

    var answer =
        letters.client().batchWriteItem(batch -> batch.requestItems(Map.of(TABLE, writes)));

    assertThat(answer.unprocessedItems()).isEqualTo(Map.of(TABLE, writes.subList(1, 3)));
    assertThat(reliable.has("a")).isTrue();
    assertThat(reliable.has("b")).isFalse();
  }

  @Test
  void aBatchOfOneIsLeftOverWhole() {
    faults.failAt(1, Fault.UNPROCESSED);
    var items = Map.of(TABLE, List.of(putting("a")));

    var answer = letters.client().batchWriteItem(batch -> batch.requestItems(items));

    assertThat(answer.unprocessedItems()).isEqualTo(items);
    assertThat(reliable.has("a")).isFalse();
  }

  @Test
  void aBatchReadMayLeaveHalfOfItsKeysOver() {
    reliable.put("a");
    reliable.put("b");
    faults.failAt(1, Fault.UNPROCESSED);
    var keys = KeysAndAttributes.builder().keys(List.of(keyOf("a"), keyOf("b"))).build();

    var answer = letters.client().batchGetItem(batch -> batch.requestItems(Map.of(TABLE, keys)));

    assertThat(answer.responses()).isEqualTo(Map.of(TABLE, List.of(letter("a", "a"))));
    assertThat(answer.unprocessedKeys())
        .isEqualTo(Map.of(TABLE, KeysAndAttributes.builder().keys(List.of(keyOf("b"))).build()));
  }

  private static WriteRequest putting(String name) {
    return WriteRequest.builder().putRequest(put -> put.item(letter(name, name))).build();
  }
}
