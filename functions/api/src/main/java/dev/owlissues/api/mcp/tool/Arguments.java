package dev.owlissues.api.mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** The arguments of a call, of which all are as their tool wants them. */
record Arguments(ObjectNode given) {

  Optional<String> text(String name) {
    return Optional.ofNullable(given.path(name).textValue());
  }

  /** A text that the tool needs. */
  String needed(String name) {
    return text(name).orElseThrow();
  }

  int number(String name, int otherwise) {
    return given.path(name).asInt(otherwise);
  }

  boolean flag(String name) {
    return given.path(name).asBoolean();
  }

  JsonNode value(String name) {
    return given.path(name);
  }
}
