package dev.owlissues.shared.sqs;

import dev.owlissues.shared.digest.run.DigestQueue;
import dev.owlissues.shared.digest.run.DigestTask;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;

/** The digests' queue in SQS. */
public final class SqsDigestQueue implements DigestQueue {
  private final DelayedMessages messages;
  private final DigestTaskCodec codec = new DigestTaskCodec();

  /**
   * The queue with that address.
   *
   * @param client asked for when there is something to send
   */
  public SqsDigestQueue(Supplier<SqsClient> client, String queueUrl) {
    this.messages = new DelayedMessages(client, queueUrl);
  }

  @Override
  public void send(DigestTask task, Duration delay) {
    messages.send(codec.write(task), delay);
  }
}
