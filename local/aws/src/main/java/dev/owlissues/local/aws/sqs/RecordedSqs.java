package dev.owlissues.local.aws.sqs;

import java.util.function.Consumer;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/**
 * Tells of the actions that its calls need. Functions only send: what they receive, Lambda fetches
 * for them. Other calls are refused by the interface's defaults.
 */
public final class RecordedSqs implements SqsClient {
  private static final String SEND = "sqs:SendMessage";

  private final SqsClient client;
  private final Consumer<String> used;

  public RecordedSqs(SqsClient client, Consumer<String> used) {
    this.client = client;
    this.used = used;
  }

  @Override
  public SendMessageResponse sendMessage(SendMessageRequest request) {
    used.accept(SEND);
    return client.sendMessage(request);
  }

  // AWS has no action for batches of its own.
  @Override
  public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
    used.accept(SEND);
    return client.sendMessageBatch(request);
  }

  @Override
  public String serviceName() {
    return client.serviceName();
  }

  @Override
  public void close() {
    client.close();
  }
}
