package dev.owlissues.local.aws.lambda;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Duration;

/**
 * A function on this machine: its handler, called as Lambda calls it.
 *
 * @param time how long an invocation may take, as in {@code template.yaml}
 * @param log where it writes
 */
public record LocalFunction(
    String name, RequestStreamHandler handler, Duration time, PrintStream log) {
  private static final JsonMapper JSON = new JsonMapper();

  /** A function whose handler takes that class of AWS's events. */
  public static <E> LocalFunction typed(
      String name, RequestHandler<E, ?> handler, Class<E> event, Duration time, PrintStream log) {
    return new LocalFunction(name, new TypedHandler<>(handler, event), time, log);
  }

  /**
   * Hands the function an event, and gives what it answers.
   *
   * @throws IOException if the handler throws it, or answers no JSON
   */
  public JsonNode call(String requestId, JsonNode event) throws IOException {
    var answer = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(JSON.writeValueAsBytes(event)),
        answer,
        new LocalContext(name, requestId, time, log));
    return JSON.readTree(answer.toByteArray());
  }
}
