package dev.owlissues.local.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.owlissues.local.aws.MovableClock;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.MessageSystemAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.QueueDoesNotExistException;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;

class LocalQueuesTest {
  private final MovableClock clock = new MovableClock();
  private final LocalQueues queues = new LocalQueues(clock);
  private final SqsClient client = queues.client();
  private final String url =
      queues.create("work", QueueSettings.visibleAfter(Duration.ofSeconds(30)));

  @Test
  void messagesComeInTheOrderTheyWereSent() {
    send("one", 0);
    send("two", 0);

    assertThat(bodies(receive())).containsExactly("one", "two");
  }

  @Test
  void aDelayedMessageComesWhenItsDelayIsOver() {
    send("later", 10);

    clock.advance(Duration.ofMillis(9_999));
    assertThat(receive()).isEmpty();
    clock.advance(Duration.ofMillis(1));
    assertThat(bodies(receive())).containsExactly("later");
  }

  @Test
  void aReceivedMessageStaysHiddenForTheVisibilityTimeout() {
    send("one", 0);
    receive();

    assertThat(receive()).isEmpty();
    clock.advance(Duration.ofSeconds(30));
    Message again = receive().getFirst();

    assertThat(again.attributes())
        .containsEntry(MessageSystemAttributeName.APPROXIMATE_RECEIVE_COUNT, "2");
  }

  @Test
  void aDeletedMessageIsGone() {
    send("one", 0);
    delete(receive().getFirst());

    clock.advance(Duration.ofSeconds(30));

    assertThat(receive()).isEmpty();
    assertThat(queues.nextDue(url)).isEmpty();
  }

  @Test
  void theHandleOfAnEarlierReceiptDeletesNothing() {
    send("one", 0);
    Message first = receive().getFirst();
    clock.advance(Duration.ofSeconds(30));
    receive();

    delete(first);

    clock.advance(Duration.ofSeconds(30));
    assertThat(bodies(receive())).containsExactly("one");
  }

  @Test
  void visibilityCanBeChangedForOneReceipt() {
    send("one", 0);
    Message message = receive().getFirst();

    client.changeMessageVisibility(
        change -> change.queueUrl(url).receiptHandle(message.receiptHandle()).visibilityTimeout(0));

    assertThat(bodies(receive())).containsExactly("one");
  }

  @Test
  void aMessageReceivedTooOftenGoesToTheDeadLetterQueue() {
    String dead = queues.create("dead", QueueSettings.visibleAfter(Duration.ofSeconds(30)));
    String limited =
        queues.create(
            "limited", QueueSettings.visibleAfter(Duration.ofSeconds(30)).redriving(dead, 2));
    client.sendMessage(send -> send.queueUrl(limited).messageBody("poison"));
    for (int receipt = 0; receipt < 2; receipt++) {
      assertThat(receive(limited)).hasSize(1);
      clock.advance(Duration.ofSeconds(30));
    }

    assertThat(receive(limited)).isEmpty();

    assertThat(bodies(receive(dead))).containsExactly("poison");
    assertThat(queues.nextDue(limited)).isEmpty();
  }

  @Test
  void messagesAreCountedAsDueInFlightAndDelayed() {
    send("in flight", 0);
    receive();
    send("due", 0);
    send("due too", 0);
    send("later", 5);
    send("later too", 5);
    send("much later", 500);

    var attributes =
        client
            .getQueueAttributes(get -> get.queueUrl(url).attributeNames(QueueAttributeName.ALL))
            .attributes();

    assertThat(attributes)
        .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES, "2")
        .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE, "1")
        .containsEntry(QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED, "3");
  }

  @Test
  void aBatchSendsWhatIsValidAndNamesWhatIsNot() {
    var answer =
        client.sendMessageBatch(
            batch -> batch.queueUrl(url).entries(entry("a", 0), entry("b", 901), entry("c", 900)));

    assertThat(answer.successful()).extracting(sent -> sent.id()).containsExactly("a", "c");
    assertThat(answer.failed()).extracting(failed -> failed.id()).containsExactly("b");
    assertThat(bodies(receive())).containsExactly("a");
  }

  @Test
  void aBatchHasAtMostTenEntriesWithDistinctIds() {
    var eleven = IntStream.range(0, 11).mapToObj(i -> entry("id" + i, 0)).toList();
    var twins = List.of(entry("a", 0), entry("a", 0));

    assertThatThrownBy(() -> client.sendMessageBatch(b -> b.queueUrl(url).entries(eleven)))
        .isInstanceOf(TooManyEntriesInBatchRequestException.class);
    assertThatThrownBy(() -> client.sendMessageBatch(b -> b.queueUrl(url).entries(twins)))
        .isInstanceOf(BatchEntryIdsNotDistinctException.class);
  }

  @Test
  void aDelayIsAtMostFifteenMinutes() {
    assertThatThrownBy(() -> send("late", 901))
        .isInstanceOf(SqsException.class)
        .hasMessageContaining("DelaySeconds is 0 to 900, not 901");
  }

  @Test
  void aQueueThatWasNotMadeDoesNotExist() {
    assertThatThrownBy(() -> receive("local-queue:none"))
        .isInstanceOf(QueueDoesNotExistException.class);
  }

  private void send(String body, int delaySeconds) {
    client.sendMessage(send -> send.queueUrl(url).messageBody(body).delaySeconds(delaySeconds));
  }

  private static SendMessageBatchRequestEntry entry(String id, int delaySeconds) {
    return SendMessageBatchRequestEntry.builder()
        .id(id)
        .messageBody(id)
        .delaySeconds(delaySeconds)
        .build();
  }

  private List<Message> receive() {
    return receive(url);
  }

  private List<Message> receive(String from) {
    return client
        .receiveMessage(receive -> receive.queueUrl(from).maxNumberOfMessages(10))
        .messages();
  }

  private void delete(Message message) {
    client.deleteMessage(delete -> delete.queueUrl(url).receiptHandle(message.receiptHandle()));
  }

  private static List<String> bodies(List<Message> messages) {
    return messages.stream().map(Message::body).toList();
  }
}
