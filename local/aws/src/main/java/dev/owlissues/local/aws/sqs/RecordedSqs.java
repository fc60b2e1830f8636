package dev.owlissues.local.aws.sqs;

import dev.owlissues.local.aws.AuthorizedCalls;
import java.util.function.Consumer;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;

/**
 * Tells of the actions that its calls need, by {@link AuthorizedCalls}. Functions only send: what
 * they receive, Lambda fetches for them. Other calls are refused by the interface's defaults.
 */
public final class RecordedSqs implements SqsClient {
  private final SqsClient client;
  private final Consumer<String> used;

  public RecordedSqs(SqsClient client, Consumer<String> used) {
    this.client = client;
    this.used = used;
  }

  private void used(String call) {
    AuthorizedCalls.actions("sqs:" + call, "queue").forEach(used);
  }

  @Override
  public SendMessageResponse sendMessage(SendMessageRequest request) {
    used("SendMessage");
    return client.sendMessage(request);
  }

  @Override
  public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
    used("SendMessageBatch");
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
