package dev.owlissues.local.stack;

import dev.owlissues.gateway.Path;
import dev.owlissues.local.aws.lambda.LocalFunction;
import dev.owlissues.local.stack.http.GatewayReply;
import dev.owlissues.local.stack.http.GatewayRequest;
import dev.owlissues.local.stack.http.Incoming;
import dev.owlissues.local.stack.http.Reply;
import dev.owlissues.shared.base.id.Ids;
import java.io.IOException;
import java.time.InstantSource;

/**
 * The gateway's part: gives each request to the function that {@code template.yaml} routes it to.
 */
record Functions(LocalFunction ingest, LocalFunction api, InstantSource clock, Ids ids) {

  /** The functions' answer. A handler that fails is answered for as the gateway would. */
  Reply answer(Incoming incoming) throws IOException {
    // A slash too many is none to the functions (R-http-21); what the gateway makes of one, its
    // documentation does not say.
    String asked = incoming.method() + " " + Path.plain(incoming.path());
    return switch (asked) {
      case "POST /v1/ingest",
          "OPTIONS /v1/ingest",
          "POST /v1/import",
          "POST /v1/identity/properties",
          "OPTIONS /v1/identity/properties",
          "POST /v1/identity/claim",
          "OPTIONS /v1/identity/claim" ->
          call(ingest, asked, incoming);
      default -> call(api, "$default", incoming);
    };
  }

  private Reply call(LocalFunction function, String routeKey, Incoming incoming)
      throws IOException {
    String requestId = ids.next().toString();
    var request = new GatewayRequest(incoming, routeKey, requestId, clock.instant());
    return GatewayReply.read(function.call(requestId, request.event()));
  }
}
