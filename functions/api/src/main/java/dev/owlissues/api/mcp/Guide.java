package dev.owlissues.api.mcp;

import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** What agents may read about this server before they use it. */
final class Guide {
  static final String URI = "owlmetry://guide";
  private static final String TYPE = "text/markdown";

  private Guide() {}

  /** How to use the tools, in a few sentences: clients put this before their model. */
  static String instructions() {
    return Texts.INSTRUCTIONS;
  }

  static void list(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("resources");
    json.writeStartObject();
    json.writeStringField("uri", URI);
    json.writeStringField("name", "guide");
    json.writeStringField("title", "How to work issues");
    json.writeStringField(
        "description",
        "How issues come about and live, what a version means, and how to work one from claim to"
            + " resolution. Read it once before you change anything.");
    json.writeStringField("mimeType", TYPE);
    json.writeEndObject();
    json.writeEndArray();
  }

  static void templates(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("resourceTemplates");
    json.writeEndArray();
  }

  static void read(JsonGenerator json) throws IOException {
    json.writeArrayFieldStart("contents");
    json.writeStartObject();
    json.writeStringField("uri", URI);
    json.writeStringField("mimeType", TYPE);
    json.writeStringField("text", Texts.GUIDE);
    json.writeEndObject();
    json.writeEndArray();
  }

  /** Read at first use. */
  private static final class Texts {
    static final String GUIDE = text("/mcp/guide.md");
    static final String INSTRUCTIONS = text("/mcp/instructions.md").strip();

    private static String text(String name) {
      try (InputStream in = Guide.class.getResourceAsStream(name)) {
        if (in == null) {
          throw new IllegalStateException(name + " is missing from the archive");
        }
        return new String(in.readAllBytes(), StandardCharsets.UTF_8);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
