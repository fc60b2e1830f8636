package dev.owlissues.shared.sqs;

import dev.owlissues.shared.scan.run.ScanTask;
import dev.owlissues.shared.scan.run.TaskQueue;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The scan's queue in SQS. */
public final class SqsTaskQueue implements TaskQueue {
  private final DelayedMessages messages;
  private final ScanTaskCodec codec = new ScanTaskCodec();

  /**
   * The queue with that address.
   *
   * @param client asked for when there is something to send
   */
  public SqsTaskQueue(Supplier<SqsClient> client, String queueUrl) {
    this.messages = new DelayedMessages(client, queueUrl);
  }

  @Override
  public void send(ScanTask task, Duration delay) {
    messages.send(codec.write(task), delay);
  }
}
