package dev.owlissues.shared.sqs;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.AwsEndpoint;
import dev.owlissues.local.aws.MovableClock;
import dev.owlissues.local.aws.sqs.LocalQueues;
import dev.owlissues.local.aws.sqs.QueueSettings;
import dev.owlissues.shared.aws.AwsOfRun;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.scan.ScanCounts;
import dev.owlissues.shared.scan.run.ScanTask;
import dev.owlissues.shared.scan.run.TaskQueue;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.Message;

class SqsTaskQueueTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:05:00Z");
  private static final ScanTask TASK =
      new ScanTask(
          new UUID(1, 9),
          "system",
          new Unit(new UUID(1, 1), new UUID(1, 2), new UUID(1, 3), 4),
          NOW,
          new ScanCounts(7, ScanCounts.Issues.NONE, 3, 0, 0),
          Optional.empty());

  private final Queue queue =
      AwsOfRun.pick(SqsTaskQueueTest::elsewhere, SqsTaskQueueTest::inProcess);
  private final SqsTaskQueue tasks = new SqsTaskQueue(queue::client, queue.url);

  private record Queue(SqsClient client, String url) {}

  @Test
  void aTaskArrivesAsItWasSent() {
    tasks.send(TASK, Duration.ZERO);

    assertThat(receive())
        .extracting(message -> new ScanTaskCodec().read(message.body()))
        .containsExactly(TASK);
  }

  @Test
  void aDelayedTaskIsNotThereYet() {
    tasks.send(TASK, Duration.ofMinutes(5));

    assertThat(receive()).isEmpty();
  }

  @Test
  void aDelayLongerThanQueuesKnowIsShortened() {
    tasks.send(TASK, TaskQueue.MAX_DELAY.multipliedBy(3));

    assertThat(receive()).isEmpty();
  }

  private List<Message> receive() {
    return queue
        .client
        .receiveMessage(request -> request.queueUrl(queue.url).maxNumberOfMessages(10))
        .messages();
  }

  private static Queue inProcess() {
    var queues = new LocalQueues(new MovableClock(NOW));
    String url = queues.create("tasks", QueueSettings.visibleAfter(Duration.ofMinutes(30)));
    return new Queue(queues.client(), url);
  }

  private static Queue elsewhere(AwsEndpoint aws) {
    SqsClient client = aws.sqs();
    String name = "tasks-" + UUID.randomUUID();
    return new Queue(client, client.createQueue(queue -> queue.queueName(name)).queueUrl());
  }
}
