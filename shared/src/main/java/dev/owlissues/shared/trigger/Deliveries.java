package dev.owlissues.shared.trigger;

import dev.owlissues.shared.base.json.JsonText;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Does the work that messages of a queue ask for. A message whose work fails is delivered again;
 * the others are not (SQS's <a
 * href="https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-errorhandling.html">{@code
 * ReportBatchItemFailures}</a>).
 *
 * @param task what a message is called in the log
 */
public record Deliveries(String task) {
  /**
   * Does the work of all messages of an event, each on its own.
   *
   * @param log takes a line for each that failed
   * @param work gets the message's body, and throws if it is not done
   * @throws IOException if it is no event of a queue, or the answer cannot be written
   */
  public void handle(
      InputStream event, OutputStream answer, Consumer<String> log, Consumer<String> work)
      throws IOException {
    List<String> failed = new ArrayList<>();
    for (Records.Entry message : Records.read(event)) {
      String id = message.text("messageId");
      if (!done(id, message.text("body"), log, work)) {
        failed.add(id);
      }
    }
    write(failed, answer);
  }

  // The outermost frame: what goes wrong with one message must not undo the others.
  private boolean done(String id, String body, Consumer<String> log, Consumer<String> work) {
    try {
      work.accept(body);
      return true;
    } catch (Exception e) {
      log.accept(
          """
          {"level":"ERROR","message":"%s failed","message_id":"%s","error":"%s","at":"%s"}
          """
              .formatted(task, id, e.getClass().getName(), e.getStackTrace()[0])
              .strip());
      return false;
    }
  }

  private static void write(List<String> failed, OutputStream answer) throws IOException {
    answer.write(
        JsonText.objectBytes(json -> {
          json.writeArrayFieldStart("batchItemFailures");
          for (String id : failed) {
            json.writeStartObject();
            json.writeStringField("itemIdentifier", id);
            json.writeEndObject();
          }
          json.writeEndArray();
        }));
  }
}
