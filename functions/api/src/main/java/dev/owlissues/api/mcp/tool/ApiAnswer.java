package dev.owlissues.api.mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** What the API answered, or what a tool made of several answers. */
record ApiAnswer(int status, ObjectNode body) {

  static ApiAnswer ok(ObjectNode body) {
    return new ApiAnswer(200, body);
  }

  /** A refusal that is the tool's own. */
  static ApiAnswer refused(String text) {
    return new ApiAnswer(400, JsonNodeFactory.instance.objectNode().put("error", text));
  }

  boolean isOk() {
    return status < 300;
  }

  /** What stands in that list. */
  Iterable<JsonNode> list(String name) {
    return body.path(name);
  }
}
