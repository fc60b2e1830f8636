package dev.owlissues.local.stack.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** An answer as it goes over the wire; a header may have several values. */
public record Reply(int status, Map<String, List<String>> headers, byte[] body) {

  public static Reply json(int status, JsonNode body) {
    return new Reply(
        status,
        Map.of("content-type", List.of("application/json")),
        body.toString().getBytes(StandardCharsets.UTF_8));
  }

  public static Reply error(int status, String message) {
    return json(status, JsonNodeFactory.instance.objectNode().put("error", message));
  }

  public void send(HttpExchange exchange) throws IOException {
    Headers sent = exchange.getResponseHeaders();
    // As the functions' answers have them; what the stack says of itself has secrets too.
    sent.set("x-content-type-options", "nosniff");
    sent.set("cache-control", "no-store");
    headers.forEach((name, values) -> sent.put(name, values));
    if (exchange.getRequestMethod().equals("HEAD") || body.length == 0) {
      exchange.sendResponseHeaders(status, -1);
    } else {
      exchange.sendResponseHeaders(status, body.length);
      exchange.getResponseBody().write(body);
    }
  }
}
