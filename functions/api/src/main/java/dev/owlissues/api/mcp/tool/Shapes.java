package dev.owlissues.api.mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.JacksonCollectors;
import dev.owlissues.api.mcp.answer.KnownFields;
import java.util.List;

/** The API's answers without what is of no use to an agent. */
final class Shapes {
  /** The argument that asks for short events. */
  static final String COMPACT = "compact";

  /** A comment's HTML is for pages: agents read its Markdown. */
  private static final String HTML = "body_html";

  /** What a short event has. */
  static final List<String> SHORT_EVENT =
      List.of(
          "id",
          "timestamp",
          "level",
          "message",
          "screen_name",
          "source_module",
          "user_id",
          "session_id",
          "environment",
          "app_version",
          "sdk_name",
          "sdk_version",
          "is_dev");

  private Shapes() {}

  static ObjectNode forAgents(ObjectNode answer, boolean compact) {
    ObjectNode shaped = object(answer);
    if (compact && shaped.get("events") instanceof ArrayNode events) {
      shaped.set("events", compact(events));
    }
    return shaped;
  }

  /** Those events with the most needed of their fields. */
  static ArrayNode compact(Iterable<JsonNode> events) {
    ArrayNode brief = JsonNodeFactory.instance.arrayNode();
    events.forEach(event -> brief.add(only(event, SHORT_EVENT)));
    return brief;
  }

  /** The fields of those names, as far as they are there. */
  static ObjectNode only(JsonNode object, List<String> names) {
    ObjectNode part = JsonNodeFactory.instance.objectNode();
    for (String name : names) {
      if (object.has(name)) {
        part.set(name, object.get(name));
      }
    }
    return part;
  }

  private static ObjectNode object(ObjectNode object) {
    ObjectNode shaped = JsonNodeFactory.instance.objectNode();
    object
        .properties()
        .forEach(field -> {
          if (KnownFields.isMap(field.getKey())) {
            shaped.set(field.getKey(), field.getValue());
          } else if (!field.getKey().equals(HTML)) {
            shaped.set(field.getKey(), value(field.getValue()));
          }
        });
    return shaped;
  }

  private static JsonNode value(JsonNode value) {
    return switch (value) {
      case ObjectNode object -> object(object);
      case ArrayNode array ->
          array.valueStream().map(Shapes::value).collect(JacksonCollectors.toArrayNode());
      default -> value;
    };
  }
}
