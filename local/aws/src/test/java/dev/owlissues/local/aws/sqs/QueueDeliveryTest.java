package dev.owlissues.local.aws.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.MovableClock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class QueueDeliveryTest {
  private static final Duration VISIBILITY = Duration.ofSeconds(30);

  private final MovableClock clock = new MovableClock();
  private final LocalQueues queues = new LocalQueues(clock);
  private final String url = queues.create("work", QueueSettings.visibleAfter(VISIBILITY));
  private final List<List<String>> batches = new ArrayList<>();

  @Test
  void drainingDeliversWhatIsDueInBatches() {
    send("a", "b", "c");

    int delivered = delivery(2).drain();

    assertThat(delivered).isEqualTo(2);
    assertThat(batches).containsExactly(List.of("a", "b"), List.of("c"));
    assertThat(queues.nextDue(url)).isEmpty();
  }

  @Test
  void drainingGoesOnWithWhatTheConsumerSendsNow() {
    send("a");
    QueueDelivery delivery =
        new QueueDelivery(
            queues,
            url,
            1,
            messages -> {
              record(messages);
              if (batches.size() < 3) {
                send("again");
              }
              return Set.of();
            });

    delivery.drain();

    assertThat(batches).containsExactly(List.of("a"), List.of("again"), List.of("again"));
  }

  @Test
  void aMessageNamedAsFailedComesAgainAndTheOthersDoNot() {
    send("good", "bad");
    QueueDelivery delivery =
        new QueueDelivery(
            queues,
            url,
            10,
            messages -> {
              record(messages);
              return messages.stream()
                  .filter(message -> message.body().equals("bad"))
                  .map(ReceivedMessage::id)
                  .collect(Collectors.toSet());
            });

    delivery.drain();
    clock.advance(VISIBILITY);
    delivery.drain();

    assertThat(batches).containsExactly(List.of("good", "bad"), List.of("bad"));
  }

  @Test
  void aConsumerThatThrowsHasFailedOnAllOfItsMessages() {
    send("a", "b");
    QueueDelivery delivery =
        new QueueDelivery(
            queues,
            url,
            10,
            messages -> {
              record(messages);
              throw new IllegalStateException("expected in this test");
            });

    delivery.drain();
    clock.advance(VISIBILITY);
    delivery.drain();

    assertThat(batches).containsExactly(List.of("a", "b"), List.of("a", "b"));
  }

  @Test
  void theConsumerSeesHowOftenAMessageWasReceived() {
    send("a");
    List<String> receipts = new ArrayList<>();
    QueueDelivery delivery =
        new QueueDelivery(
            queues,
            url,
            1,
            messages -> {
              receipts.add(messages.getFirst().attributes().get("ApproximateReceiveCount"));
              return Set.of(messages.getFirst().id());
            });

    delivery.drain();
    clock.advance(VISIBILITY);
    delivery.drain();

    assertThat(receipts).containsExactly("1", "2");
  }

  @Test
  void inTheBackgroundMessagesAreDeliveredAsTheyComeAndAsTheClockMoves() throws Exception {
    BlockingQueue<String> seen = new LinkedBlockingQueue<>();
    try (QueueDelivery delivery =
        new QueueDelivery(
            queues,
            url,
            1,
            messages -> {
              seen.add(messages.getFirst().body());
              return Set.of();
            })) {
      delivery.start();

      send("now");
      assertThat(seen.poll(1, TimeUnit.MINUTES)).isEqualTo("now");

      queues.send(url, "later", Duration.ofMinutes(10));
      clock.advance(Duration.ofMinutes(10));
      queues.clockMoved();
      assertThat(seen.poll(1, TimeUnit.MINUTES)).isEqualTo("later");
    }
  }

  @Test
  void afterClosingNothingIsDelivered() {
    QueueDelivery delivery = delivery(1);
    delivery.start();
    delivery.close();

    send("late");

    assertThat(batches).isEmpty();
    assertThat(queues.counts(url).visible()).isEqualTo(1);
  }

  private QueueDelivery delivery(int batchSize) {
    return new QueueDelivery(
        queues,
        url,
        batchSize,
        messages -> {
          record(messages);
          return Set.of();
        });
  }

  private void record(List<ReceivedMessage> messages) {
    batches.add(messages.stream().map(ReceivedMessage::body).toList());
  }

  private void send(String... bodies) {
    for (String body : bodies) {
      queues.send(url, body, Duration.ZERO);
    }
  }
}
