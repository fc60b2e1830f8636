package dev.owlissues.api.mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.api.mcp.answer.Bounds;
import dev.owlissues.api.mcp.answer.Fence;
import dev.owlissues.api.mcp.answer.TreeText;
import dev.owlissues.shared.base.time.Iso;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What happened around an event: its session, and its user's other sessions in those minutes. */
final class Investigation {
  static final String SCHEMA =
      """
      {"type": "object", "required": ["events", "target_event_id", "total"], "properties": {
        "events": {"type": "array", "items": {"$ref": "#/components/schemas/StoredEvent"},
          "description": "Oldest first; where they are too many, those next to the target."},
        "target_event_id": {"type": "string", "format": "uuid"},
        "total": {"type": "integer", "description": "How many there are, shown or not."}}}
      """;

  private static final int MOST = 1_000;
  private static final int DEFAULT_MINUTES = 5;

  private Investigation() {}

  static ApiAnswer answer(ApiSession session, Arguments arguments, Fence fence) {
    String id = arguments.needed("event_id");
    ApiAnswer found = session.get("/v1/events/" + id, Map.of());
    if (!found.isOk()) {
      return found;
    }
    ObjectNode target = found.body();
    String mode =
        arguments
            .text("data_mode")
            .orElse(target.path("is_dev").asBoolean() ? "development" : "production");
    Map<String, JsonNode> events = new LinkedHashMap<>();
    List<Map<String, String>> queries = queries(target, arguments, mode);
    for (Map<String, String> query : queries) {
      ApiAnswer answer = session.get("/v1/events", query);
      if (!answer.isOk()) {
        return answer;
      }
      answer.list("events").forEach(event -> events.put(event.path("id").asText(), event));
    }
    events.putIfAbsent(target.path("id").asText(), target);
    return ApiAnswer.ok(told(target, events.values(), arguments.flag(Shapes.COMPACT), fence));
  }

  private static List<Map<String, String>> queries(
      ObjectNode target, Arguments arguments, String mode) {
    Instant at = Instant.parse(target.path("timestamp").asText());
    Duration window = Duration.ofMinutes(arguments.number("window_minutes", DEFAULT_MINUTES));
    Map<String, String> shared = new HashMap<>();
    shared.put("limit", Integer.toString(MOST));
    shared.put("data_mode", mode);
    Map<String, String> session = new HashMap<>(shared);
    session.put("app_id", target.path("app_id").asText());
    session.put("session_id", target.path("session_id").asText());
    if (!target.path("user_id").isTextual()) {
      return List.of(session);
    }
    Map<String, String> user = new HashMap<>(shared);
    user.put("project_id", target.path("project_id").asText());
    user.put("user_id", target.path("user_id").textValue());
    user.put("since", Iso.write(at.minus(window)));
    user.put("until", Iso.write(at.plus(window)));
    return List.of(session, user);
  }

  /** The events next to the target that together are short enough. */
  private static ObjectNode told(
      ObjectNode target, Iterable<JsonNode> events, boolean compact, Fence fence) {
    Instant at = Instant.parse(target.path("timestamp").asText());
    List<JsonNode> nearest = new ArrayList<>();
    events.forEach(nearest::add);
    int total = nearest.size();
    nearest.sort(
        Comparator.comparing((JsonNode event) -> !event.path("id").equals(target.path("id")))
            .thenComparing(event -> Duration.between(at, time(event)).abs()));
    List<JsonNode> kept = new ArrayList<>();
    int left = Bounds.LIMIT - 2_000;
    for (JsonNode event : nearest) {
      JsonNode shown = compact ? Shapes.only(event, Shapes.SHORT_EVENT) : event;
      left -= TreeText.bytes(fence.applied((ObjectNode) shown)).length;
      if (left < 0 && !kept.isEmpty()) {
        break;
      }
      kept.add(shown);
    }
    kept.sort(
        Comparator.comparing(Investigation::time)
            .thenComparing(event -> event.path("id").asText()));
    ObjectNode answer = JsonNodeFactory.instance.objectNode();
    answer.put("target_event_id", target.path("id").asText());
    answer.put("total", total);
    if (kept.size() < total) {
      answer.put(Bounds.TRUNCATED, true);
    }
    ArrayNode list = answer.putArray("events");
    kept.forEach(list::add);
    return answer;
  }

  private static Instant time(JsonNode event) {
    return Instant.parse(event.path("timestamp").asText());
  }
}
