package dev.owlissues.shared.sqs;

import dev.owlissues.shared.merge.Merge;
import dev.owlissues.shared.merge.MergeQueue;
import dev.owlissues.shared.scan.TaskQueue;
import java.time.Duration;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Merges in the scan's queue: its workers go on with them between units. */
public final class SqsMergeQueue implements MergeQueue {
  private final SqsClient client;
  private final String queueUrl;

  /** The queue with that address. */
  public SqsMergeQueue(SqsClient client, String queueUrl) {
    this.client = client;
    this.queueUrl = queueUrl;
  }

  @Override
  public void send(Merge merge, Duration delay) {
    Duration most = TaskQueue.MAX_DELAY;
    client.sendMessage(r ->
        r.queueUrl(queueUrl)
            .messageBody(MergeMessage.write(merge.source()))
            .delaySeconds(
                (int) (delay.compareTo(most) > 0 ? most : delay).plusMillis(999).toSeconds()));
  }
}
