package dev.owlissues.local.stack;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.owlissues.shared.id.Ids;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.InstantSource;

/**
 * The gateway's part: gives each request to the function that {@code template.yaml} routes it to.
 */
final class Functions {
  private static final JsonMapper JSON = new JsonMapper();

  /** As in {@code template.yaml}. */
  private static final Duration FUNCTION_TIME = Duration.ofSeconds(10);

  private final RequestStreamHandler ingest;
  private final RequestStreamHandler api;
  private final InstantSource clock;
  private final Ids ids;
  private final PrintStream log;

  Functions(
      RequestStreamHandler ingest,
      RequestStreamHandler api,
      InstantSource clock,
      Ids ids,
      PrintStream log) {
    this.ingest = ingest;
    this.api = api;
    this.clock = clock;
    this.ids = ids;
    this.log = log;
  }

  /** The functions' answer. A handler that fails is answered for as the gateway would. */
  Reply answer(Incoming incoming) throws IOException {
    String asked = incoming.method() + " " + incoming.path();
    return switch (asked) {
      case "POST /v1/ingest",
          "OPTIONS /v1/ingest",
          "POST /v1/import",
          "POST /v1/identity/properties",
          "OPTIONS /v1/identity/properties" ->
          call("ingest", ingest, asked, incoming);
      default -> call("api", api, "$default", incoming);
    };
  }

  private Reply call(
      String function, RequestStreamHandler handler, String routeKey, Incoming incoming)
      throws IOException {
    String requestId = ids.next().toString();
    var request = new GatewayRequest(incoming, routeKey, requestId, clock.instant());
    byte[] event = request.event().toString().getBytes(StandardCharsets.UTF_8);
    var answer = new ByteArrayOutputStream();
    handler.handleRequest(
        new ByteArrayInputStream(event),
        answer,
        new LocalContext(function, requestId, FUNCTION_TIME, log));
    return GatewayReply.read(JSON.readTree(answer.toByteArray()));
  }
}
