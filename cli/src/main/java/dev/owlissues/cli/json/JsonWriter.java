package dev.owlissues.cli.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Iterator;
import java.util.Map;

/**
 * Writes JSON. What could steer a terminal is escaped, whatever plane it comes from: the value is
 * the same to whoever parses it.
 */
public final class JsonWriter {
  private static final String STEP = "  ";

  private final StringBuilder out = new StringBuilder();
  private final boolean pretty;

  private JsonWriter(boolean pretty) {
    this.pretty = pretty;
  }

  /** In lines, for people and programs. */
  public static String pretty(JsonNode value) {
    return new JsonWriter(true).value(value, "").out.toString();
  }

  /** In one line. */
  public static String compact(JsonNode value) {
    return new JsonWriter(false).value(value, "").out.toString();
  }

  /** A text with its quotes. */
  public static String quoted(String text) {
    JsonWriter writer = new JsonWriter(false);
    writer.text(text);
    return writer.out.toString();
  }

  private JsonWriter value(JsonNode value, String indent) {
    switch (value.getNodeType()) {
      case OBJECT -> object(value, indent);
      case ARRAY -> array(value, indent);
      case STRING -> text(value.textValue());
      default -> out.append(value.asText("null"));
    }
    return this;
  }

  private void object(JsonNode object, String indent) {
    out.append('{');
    Iterator<Map.Entry<String, JsonNode>> fields = object.properties().iterator();
    while (fields.hasNext()) {
      Map.Entry<String, JsonNode> field = fields.next();
      line(indent + STEP);
      text(field.getKey());
      out.append(pretty ? ": " : ":");
      value(field.getValue(), indent + STEP);
      out.append(fields.hasNext() ? "," : "");
    }
    close(object, indent, '}');
  }

  private void array(JsonNode array, String indent) {
    out.append('[');
    Iterator<JsonNode> items = array.iterator();
    while (items.hasNext()) {
      line(indent + STEP);
      value(items.next(), indent + STEP);
      out.append(items.hasNext() ? "," : "");
    }
    close(array, indent, ']');
  }

  private void close(JsonNode container, String indent, char end) {
    if (!container.isEmpty()) {
      line(indent);
    }
    out.append(end);
  }

  private void line(String indent) {
    if (pretty) {
      out.append('\n').append(indent);
    }
  }

  private void text(String text) {
    out.append('"');
    text.codePoints().forEach(this::character);
    out.append('"');
  }

  private void character(int point) {
    switch (point) {
      case '"' -> out.append("\\\"");
      case '\\' -> out.append("\\\\");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      default -> {
        if (steers(point)) {
          for (char half : Character.toChars(point)) {
            out.append("\\u%04x".formatted((int) half));
          }
        } else {
          out.appendCodePoint(point);
        }
      }
    }
  }

  // Half a pair is no character, and UTF-8 has none for it.
  private static boolean steers(int point) {
    return switch (Character.getType(point)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE ->
          true;
      default -> false;
    };
  }
}
