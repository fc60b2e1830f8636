package dev.owlissues.shared.sqs;

import dev.owlissues.shared.issue.merge.Merge;
import dev.owlissues.shared.issue.merge.MergeQueue;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Merges in the scan's queue: its workers go on with them between units. */
public final class SqsMergeQueue implements MergeQueue {
  private final DelayedMessages messages;

  /**
   * The queue with that address.
   *
   * @param client asked for when there is something to send
   */
  public SqsMergeQueue(Supplier<SqsClient> client, String queueUrl) {
    this.messages = new DelayedMessages(client, queueUrl);
  }

  @Override
  public void send(Merge merge, Duration delay) {
    messages.send(MergeMessage.write(merge.source()), delay);
  }
}
