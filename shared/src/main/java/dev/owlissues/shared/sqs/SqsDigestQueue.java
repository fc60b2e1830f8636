package dev.owlissues.shared.sqs;

import dev.owlissues.shared.digest.DigestQueue;
import dev.owlissues.shared.digest.DigestTask;
import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The digests' queue in SQS. */
public final class SqsDigestQueue implements DigestQueue {
  /** The longest delay a message can have. */
  private static final Duration MAX_DELAY = Duration.ofMinutes(15);

  private final SqsClient client;
  private final String queueUrl;
  private final DigestTaskCodec codec = new DigestTaskCodec();

  /** The queue with that address. */
  public SqsDigestQueue(SqsClient client, String queueUrl) {
    this.client = client;
    this.queueUrl = queueUrl;
  }

  @Override
  public void send(DigestTask task, Duration delay) {
    Duration wait = delay.compareTo(MAX_DELAY) > 0 ? MAX_DELAY : delay;
    client.sendMessage(r ->
        r.queueUrl(queueUrl)
            .messageBody(codec.write(task))
            // Rounded up: a task that comes too early is sent round once more.
            .delaySeconds((int) wait.plusMillis(999).toSeconds()));
  }
}
