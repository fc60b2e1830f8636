package dev.owlissues.local.aws.sqs;

import java.time.Duration;
import java.util.Optional;

/**
 * How a queue behaves.
 *
 * @param visibility how long a received message stays hidden unless it is deleted
 * @param redrive where messages go that were received too often; without it they stay
 */
public record QueueSettings(Duration visibility, Optional<Redrive> redrive) {

  /**
   * What happens to messages that nobody manages to handle.
   *
   * @param deadLetterUrl the queue that gets them
   * @param maxReceives how often a message is received before it goes there
   */
  public record Redrive(String deadLetterUrl, int maxReceives) {
    public Redrive {
      if (maxReceives < 1) {
        throw new IllegalArgumentException("a message is received at least once: " + maxReceives);
      }
    }
  }

  public QueueSettings {
    if (visibility.isNegative()) {
      throw new IllegalArgumentException("visibility lies in the past: " + visibility);
    }
  }

  /** A queue whose messages stay until they are deleted. */
  public static QueueSettings visibleAfter(Duration visibility) {
    return new QueueSettings(visibility, Optional.empty());
  }

  /** The same, but messages received too often go to that queue. */
  public QueueSettings redriving(String deadLetterUrl, int maxReceives) {
    return new QueueSettings(visibility, Optional.of(new Redrive(deadLetterUrl, maxReceives)));
  }
}
