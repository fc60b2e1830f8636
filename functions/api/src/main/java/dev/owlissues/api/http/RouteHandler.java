package dev.owlissues.api.http;

import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpRequest;
import dev.owlissues.gateway.HttpResponse;
import java.util.Map;

/** What a route leads to, and whom it is for. */
public sealed interface RouteHandler {

  /** For anybody; nobody is asked who they are. */
  record Open(OpenEndpoint endpoint) implements RouteHandler {}

  /** For those whom {@code access} lets in. */
  record Guarded(Access access, Endpoint endpoint) implements RouteHandler {

    /** The answer to a call, or why its caller may not make it. */
    HttpResponse answer(Call call) {
      return access
          .refusal(call.caller())
          .map(Errors::forbidden)
          .orElseGet(() -> endpoint.answer(call));
    }
  }

  /** What answers anybody. */
  @FunctionalInterface
  interface OpenEndpoint {

    /**
     * The answer.
     *
     * @param path the path's parameters by name, decoded
     */
    HttpResponse answer(HttpRequest request, Map<String, String> path);
  }
}
