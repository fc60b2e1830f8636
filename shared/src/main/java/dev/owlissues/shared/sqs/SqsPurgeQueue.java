package dev.owlissues.shared.sqs;

import dev.owlissues.shared.purge.Purge;
import dev.owlissues.shared.purge.PurgeQueue;
import java.time.Duration;
import java.util.function.Supplier;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Purges in the scan's queue: its workers go on with them between units. */
public final class SqsPurgeQueue implements PurgeQueue {
  private final DelayedMessages messages;

  /**
   * The queue with that address.
   *
   * @param client asked for when there is something to send
   */
  public SqsPurgeQueue(Supplier<SqsClient> client, String queueUrl) {
    this.messages = new DelayedMessages(client, queueUrl);
  }

  @Override
  public void send(Purge purge, Duration delay) {
    messages.send(PurgeMessage.write(purge.subject()), delay);
  }
}
