package dev.owlissues.shared.malformed;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.stream.Collectors;

/** Bodies of requests, made from a good one. */
public final class Bodies {
  private static final byte[] GZIP = {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 3, 1};

  private Bodies() {}

  /** The body with a field of that value, as it is written. */
  public static String with(ObjectNode good, String field, String value) {
    ObjectNode others = without(good, field);
    String rest =
        others.properties().stream()
            .map(other -> "\"" + other.getKey() + "\":" + other.getValue() + ",")
            .collect(Collectors.joining());
    return "{" + rest + "\"" + field + "\":" + value + "}";
  }

  /** The body with a second value for a field behind all others. */
  public static String repeating(ObjectNode good, String field, String value) {
    String json = good.toString();
    return json.substring(0, json.length() - 1) + ",\"" + field + "\":" + value + "}";
  }

  /** The body without a field. */
  public static ObjectNode without(ObjectNode good, String field) {
    ObjectNode copy = good.deepCopy();
    copy.remove(field);
    return copy;
  }

  /** Bodies that are no JSON object, by what they are. */
  public static Map<String, byte[]> unreadable(JsonNode good) {
    String json = good.toString();
    return Map.ofEntries(
        entry("a text", "\"a\""),
        entry("a number", "7"),
        entry("null", "null"),
        entry("an array", "[" + json + "]"),
        entry("words", "name=Ada&role=admin"),
        entry("half a body", json.substring(0, json.length() - 1)),
        entry("two bodies", json + json),
        entry("a comment", "/* */" + json),
        Map.entry("UTF-16", json.getBytes(StandardCharsets.UTF_16)),
        Map.entry("damaged UTF-8", new byte[] {'{', '"', (byte) 0xff, '"', ':', '1', '}'}),
        Map.entry("damaged gzip", GZIP),
        entry("white space", " \n"),
        entry("over the limit", json + " ".repeat(1 << 20)),
        entry("ten thousand deep", "{\"a\":".repeat(10_000) + "1" + "}".repeat(10_000)));
  }

  private static Map.Entry<String, byte[]> entry(String what, String text) {
    return Map.entry(what, text.getBytes(StandardCharsets.UTF_8));
  }
}
