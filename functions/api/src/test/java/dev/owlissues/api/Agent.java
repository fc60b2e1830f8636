package dev.owlissues.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.HashMap;
import java.util.Map;

/**
 * An agent that speaks the protocol to the API.
 *
 * @param secret of its key
 */
record Agent(AccountsStage stage, String secret) {
  static final String PER_REQUEST = "2026-07-28";

  /** The members of a request without a handshake that say who is asking. */
  static final String META =
      "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\","
          + "\"io.modelcontextprotocol/clientCapabilities\":{}}";

  /** What a tool returned. */
  record Result(JsonNode json) {

    boolean failed() {
      return json.path("isError").asBoolean();
    }

    JsonNode content() {
      return json.path("structuredContent");
    }

    /** What the agent's model reads. */
    String text() {
      return json.at("/content/0/text").asText();
    }
  }

  /** Sends those bytes with those headers beside the usual ones. */
  Answer post(String body, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>();
    all.put("authorization", "Bearer " + secret);
    all.put("content-type", "application/json");
    all.put("accept", "application/json, text/event-stream");
    all.putAll(headers);
    return stage.send("POST", "/mcp", body, all);
  }

  /** A request of the era with a handshake. */
  Answer request(String method, String params) {
    return post(
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"%s\",\"params\":%s}".formatted(method, params),
        Map.of());
  }

  /** A request of the era without one; the parameters without their braces. */
  Answer modern(String method, String params, Map<String, String> headers) {
    Map<String, String> all = new HashMap<>();
    all.put("mcp-protocol-version", PER_REQUEST);
    all.put("mcp-method", method);
    all.putAll(headers);
    return post(
        "{\"jsonrpc\":\"2.0\",\"id\":7,\"method\":\"%s\",\"params\":{%s%s}}"
            .formatted(method, META, params.isEmpty() ? "" : "," + params),
        all);
  }

  /** Calls a tool; names and values of its arguments in turn. */
  Result call(String tool, String... arguments) {
    ObjectNode given = JsonNodeFactory.instance.objectNode();
    for (int i = 0; i < arguments.length; i += 2) {
      given.put(arguments[i], arguments[i + 1]);
    }
    return call(tool, given);
  }

  Result call(String tool, ObjectNode arguments) {
    ObjectNode params = JsonNodeFactory.instance.objectNode().put("name", tool);
    params.set("arguments", arguments);
    Answer answer = request("tools/call", params.toString());
    if (answer.status() != 200 || answer.json().has("error")) {
      throw new IllegalStateException(answer.toString());
    }
    return new Result(answer.json().path("result"));
  }
}
