package dev.owlissues.api.mcp.answer;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.shared.base.json.JsonText;
import java.io.IOException;

/** Writes a tree as JSON by tokens: the tree's own way of doing it loads a mapper. */
public final class TreeText {
  private TreeText() {}

  /** Writes the value where the generator stands. */
  public static void write(JsonGenerator json, JsonNode value) throws IOException {
    try (JsonParser tokens = value.traverse()) {
      tokens.nextToken();
      json.copyCurrentStructure(tokens);
    }
  }

  /** The value as UTF-8. */
  public static byte[] bytes(JsonNode value) {
    return JsonText.bytes(json -> write(json, value));
  }
}
