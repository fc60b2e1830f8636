package dev.owlissues.local.aws.sqs;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.sqs.model.BatchEntryIdsNotDistinctException;
import software.amazon.awssdk.services.sqs.model.BatchResultErrorEntry;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityRequest;
import software.amazon.awssdk.services.sqs.model.ChangeMessageVisibilityResponse;
import software.amazon.awssdk.services.sqs.model.DeleteMessageRequest;
import software.amazon.awssdk.services.sqs.model.DeleteMessageResponse;
import software.amazon.awssdk.services.sqs.model.EmptyBatchRequestException;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesRequest;
import software.amazon.awssdk.services.sqs.model.GetQueueAttributesResponse;
import software.amazon.awssdk.services.sqs.model.Message;
import software.amazon.awssdk.services.sqs.model.QueueAttributeName;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageRequest;
import software.amazon.awssdk.services.sqs.model.ReceiveMessageResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchRequestEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResponse;
import software.amazon.awssdk.services.sqs.model.SendMessageBatchResultEntry;
import software.amazon.awssdk.services.sqs.model.SendMessageRequest;
import software.amazon.awssdk.services.sqs.model.SendMessageResponse;
import software.amazon.awssdk.services.sqs.model.SqsException;
import software.amazon.awssdk.services.sqs.model.TooManyEntriesInBatchRequestException;

/**
 * The calls on messages, with SQS's limits; other calls are refused by the interface's defaults.
 */
final class LocalSqsClient implements SqsClient {
  private static final int MOST_MESSAGES = 10;
  private static final int MOST_DELAY_SECONDS = 900;
  private static final int MOST_BYTES = 1 << 20;

  private final LocalQueues queues;

  LocalSqsClient(LocalQueues queues) {
    this.queues = queues;
  }

  @Override
  public SendMessageResponse sendMessage(SendMessageRequest request) {
    Duration delay = delay(request.delaySeconds());
    refusal(request.messageBody(), delay)
        .ifPresent(why -> {
          throw invalid(why);
        });
    String id = queues.send(request.queueUrl(), request.messageBody(), delay);
    return SendMessageResponse.builder().messageId(id).build();
  }

  @Override
  public SendMessageBatchResponse sendMessageBatch(SendMessageBatchRequest request) {
    check(request.entries());
    List<SendMessageBatchResultEntry> sent = new ArrayList<>();
    List<BatchResultErrorEntry> failed = new ArrayList<>();
    for (SendMessageBatchRequestEntry entry : request.entries()) {
      Duration delay = delay(entry.delaySeconds());
      Optional<String> refusal = refusal(entry.messageBody(), delay);
      if (refusal.isPresent()) {
        failed.add(error(entry.id(), refusal.get()));
      } else {
        String id = queues.send(request.queueUrl(), entry.messageBody(), delay);
        sent.add(SendMessageBatchResultEntry.builder().id(entry.id()).messageId(id).build());
      }
    }
    return SendMessageBatchResponse.builder().successful(sent).failed(failed).build();
  }

  private static void check(List<SendMessageBatchRequestEntry> entries) {
    if (entries.isEmpty()) {
      throw EmptyBatchRequestException.builder().message("a batch has 1 to 10 entries").build();
    }
    if (entries.size() > MOST_MESSAGES) {
      throw TooManyEntriesInBatchRequestException.builder()
          .message("a batch has 1 to 10 entries, this one " + entries.size())
          .build();
    }
    Set<String> ids = new HashSet<>();
    for (SendMessageBatchRequestEntry entry : entries) {
      if (!ids.add(entry.id())) {
        throw BatchEntryIdsNotDistinctException.builder()
            .message("id used twice in one batch: " + entry.id())
            .build();
      }
    }
    if (entries.stream().mapToInt(entry -> bytes(entry.messageBody())).sum() > MOST_BYTES) {
      throw invalid("the bodies of a batch have at most " + MOST_BYTES + " bytes together");
    }
  }

  private static BatchResultErrorEntry error(String id, String message) {
    return BatchResultErrorEntry.builder()
        .id(id)
        .code("InvalidParameterValue")
        .message(message)
        .senderFault(true)
        .build();
  }

  private static Optional<String> refusal(String body, Duration delay) {
    if (bytes(body) == 0 || bytes(body) > MOST_BYTES) {
      return Optional.of("a body has 1 to %d bytes, not %d".formatted(MOST_BYTES, bytes(body)));
    }
    if (delay.isNegative() || delay.toSeconds() > MOST_DELAY_SECONDS) {
      return Optional.of("DelaySeconds is 0 to 900, not " + delay.toSeconds());
    }
    return Optional.empty();
  }

  private static int bytes(String body) {
    return body.getBytes(StandardCharsets.UTF_8).length;
  }

  private static SqsException invalid(String message) {
    return (SqsException) SqsException.builder().message(message).statusCode(400).build();
  }

  /** Answers at once, also when there is nothing: to wait, use a delivery. */
  @Override
  public ReceiveMessageResponse receiveMessage(ReceiveMessageRequest request) {
    int most = Optional.ofNullable(request.maxNumberOfMessages()).orElse(1);
    Optional<Integer> visibility = Optional.ofNullable(request.visibilityTimeout());
    List<ReceivedMessage> received =
        visibility.isPresent()
            ? queues.receive(request.queueUrl(), most, Duration.ofSeconds(visibility.get()))
            : queues.receive(request.queueUrl(), most);
    List<Message> messages = received.stream().map(LocalSqsClient::message).toList();
    return ReceiveMessageResponse.builder().messages(messages).build();
  }

  private static Message message(ReceivedMessage received) {
    return Message.builder()
        .messageId(received.id())
        .body(received.body())
        .receiptHandle(received.receiptHandle())
        .attributesWithStrings(received.attributes())
        .build();
  }

  @Override
  public DeleteMessageResponse deleteMessage(DeleteMessageRequest request) {
    queues.delete(request.queueUrl(), request.receiptHandle());
    return DeleteMessageResponse.builder().build();
  }

  @Override
  public ChangeMessageVisibilityResponse changeMessageVisibility(
      ChangeMessageVisibilityRequest request) {
    Duration visibility = Duration.ofSeconds(request.visibilityTimeout());
    queues.hide(request.queueUrl(), request.receiptHandle(), visibility);
    return ChangeMessageVisibilityResponse.builder().build();
  }

  @Override
  public GetQueueAttributesResponse getQueueAttributes(GetQueueAttributesRequest request) {
    QueueState.Counts counts = queues.counts(request.queueUrl());
    return GetQueueAttributesResponse.builder()
        .attributes(
            Map.of(
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES,
                Long.toString(counts.visible()),
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_NOT_VISIBLE,
                Long.toString(counts.inFlight()),
                QueueAttributeName.APPROXIMATE_NUMBER_OF_MESSAGES_DELAYED,
                Long.toString(counts.delayed())))
        .build();
  }

  private static Duration delay(Integer seconds) {
    return Duration.ofSeconds(Optional.ofNullable(seconds).orElse(0));
  }

  @Override
  public String serviceName() {
    return SERVICE_NAME;
  }

  @Override
  public void close() {
    // Nothing is held: the queues belong to who made them.
  }
}
