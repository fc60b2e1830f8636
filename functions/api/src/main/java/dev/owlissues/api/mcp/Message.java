package dev.owlissues.api.mcp;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A message of JSON-RPC 2.0. */
sealed interface Message {

  /**
   * Wants an answer.
   *
   * @param id of the client, which the answer repeats: a text or a whole number
   */
  record Request(JsonNode id, String method, ObjectNode params) implements Message {}

  /** Wants none: a notification, or an answer to what was never asked. */
  record Silent() implements Message {}

  /**
   * Is none.
   *
   * @param id as far as it can be told, else null as JSON has it
   */
  record Faulty(JsonNode id, RpcError error) implements Message {}

  /** Reads a message. */
  static Message of(JsonNode sent) {
    if (!(sent instanceof ObjectNode object)) {
      return faulty(nobody(), "a message must be a JSON object");
    }
    JsonNode id = object.path("id");
    JsonNode known = id.isTextual() || id.isIntegralNumber() ? id : nobody();
    if (!"2.0".equals(object.path("jsonrpc").textValue())) {
      return faulty(known, "jsonrpc must be \"2.0\"");
    }
    String method = object.path("method").textValue();
    if (method == null) {
      return object.has("result") || object.has("error")
          ? new Silent()
          : faulty(known, "method must be a string");
    }
    if (id.isMissingNode()) {
      return new Silent();
    }
    if (known.isNull()) {
      return faulty(known, "id must be a string or a whole number");
    }
    JsonNode params = object.path("params");
    if (params.isMissingNode() || params.isNull()) {
      return new Request(id, method, JsonNodeFactory.instance.objectNode());
    }
    return params instanceof ObjectNode named
        ? new Request(id, method, named)
        : faulty(known, "params must be an object");
  }

  /** The id of a message that has none. */
  static JsonNode nobody() {
    return JsonNodeFactory.instance.nullNode();
  }

  private static Faulty faulty(JsonNode id, String message) {
    return new Faulty(id, RpcError.noRequest(message));
  }
}
