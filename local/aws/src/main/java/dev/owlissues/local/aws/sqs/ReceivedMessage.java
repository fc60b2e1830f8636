package dev.owlissues.local.aws.sqs;

import java.util.Map;

/**
 * A message as one receipt of it sees it.
 *
 * @param attributes what SQS says about it, by SQS's names ({@code ApproximateReceiveCount})
 */
public record ReceivedMessage(
    String id, String body, String receiptHandle, Map<String, String> attributes) {
  public ReceivedMessage {
    attributes = Map.copyOf(attributes);
  }
}
