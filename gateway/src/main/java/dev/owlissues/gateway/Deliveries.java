package dev.owlissues.gateway;

import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse;
import com.amazonaws.services.lambda.runtime.events.SQSBatchResponse.BatchItemFailure;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.SQSEvent.SQSMessage;
import dev.owlissues.shared.base.metric.Log;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Does the work that messages of a queue ask for. A message whose work fails is delivered again;
 * the others are not (SQS's <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">{@code
 * ReportBatchItemFailures}</a>).
 *
 * @param task what a message is called in the log
 * @param log takes a line for each that failed
 */
public record Deliveries(String task, Log log) {
  /**
   * Does the work of all messages of an event, each on its own.
   *
   * @param requestId the id of this invocation, for the log
   * @param work gets the message's body, and throws if it is not done
   * @return the messages that are to be delivered again
   * @throws IllegalArgumentException if it is no event of a queue: all of it is delivered again
   */
  public SQSBatchResponse handle(SQSEvent event, String requestId, Consumer<String> work) {
    List<BatchItemFailure> failed = new ArrayList<>();
    for (SQSMessage message : present(event.getRecords(), "Records")) {
      String id = present(message.getMessageId(), "messageId");
      String body = present(message.getBody(), "body");
      if (!done(id, body, requestId, work)) {
        failed.add(new BatchItemFailure(id));
      }
    }
    return new SQSBatchResponse(failed);
  }

  // The outermost frame: what goes wrong with one message must not undo the others.
  private boolean done(String id, String body, String requestId, Consumer<String> work) {
    try {
      work.accept(body);
      return true;
    } catch (Exception e) {
      log.error(
          task + " failed",
          e,
          line -> {
            line.writeStringField("request_id", requestId);
            line.writeStringField("message_id", id);
          });
      return false;
    }
  }

  // Lambda's runtime leaves out what the event does not have.
  private static <T> T present(T value, String name) {
    return Optional.ofNullable(value)
        .orElseThrow(() -> new IllegalArgumentException("the event has no " + name));
  }
}
