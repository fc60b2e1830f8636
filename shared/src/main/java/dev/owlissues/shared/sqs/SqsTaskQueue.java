package dev.owlissues.shared.sqs;

import dev.owlissues.shared.scan.ScanTask;
import dev.owlissues.shared.scan.TaskQueue;
import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The scan's queue in SQS. */
public final class SqsTaskQueue implements TaskQueue {
  private final SqsClient client;
  private final String queueUrl;
  private final ScanTaskCodec codec = new ScanTaskCodec();

  /** The queue with that address. */
  public SqsTaskQueue(SqsClient client, String queueUrl) {
    this.client = client;
    this.queueUrl = queueUrl;
  }

  @Override
  public void send(ScanTask task, Duration delay) {
    client.sendMessage(r ->
        r.queueUrl(queueUrl)
            .messageBody(codec.write(task))
            .delaySeconds(wholeSeconds(delay.compareTo(MAX_DELAY) > 0 ? MAX_DELAY : delay)));
  }

  // Rounded up: a task that comes too early is sent round once more.
  private static int wholeSeconds(Duration delay) {
    return (int) delay.plusMillis(999).toSeconds();
  }
}
