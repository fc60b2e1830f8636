package dev.owlissues.api.mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.api.mcp.answer.Fence;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** All that is needed to begin with an issue, in one answer. What cannot be had is named. */
final class IssueContext {
  static final String SCHEMA =
      """
      {"type": "object",
       "required": ["issue", "occurrences", "sample_event", "events_before", "comments",
                    "fingerprints", "similar_issues", "unavailable"],
       "properties": {
        "issue": {"$ref": "#/components/schemas/IssueDetail",
          "description": "The issue with its facts; occurrences and comments stand beside it."},
        "occurrences": {"type": "array", "items": {"$ref": "#/components/schemas/Occurrence"},
          "description": "The newest of each version and environment, then the newest others."},
        "sample_event": {"oneOf": [{"$ref": "#/components/schemas/EventDetail"}, {"type": "null"}],
          "description": "The newest event that is kept, with its stack and attributes."},
        "events_before": {"type": "array", "items": {"$ref": "#/components/schemas/StoredEvent"},
          "description": "What its session did before, oldest first, the last 20."},
        "comments": {"type": "array", "items": {"$ref": "#/components/schemas/Comment"},
          "description": "The last 20 of those at hand, oldest first."},
        "fingerprints": {"type": "array", "items": {"$ref": "#/components/schemas/Fingerprint"}},
        "similar_issues": {"type": "array",
          "description": "Issues of the project whose title has the same rarest word.",
          "items": {"type": "object", "required": ["id", "title", "status"], "properties": {
            "id": {"type": "string", "format": "uuid"},
            "title": {"type": "string"},
            "status": {"$ref": "#/components/schemas/IssueStatus"},
            "source_module": {"type": ["string", "null"]},
            "event_count": {"type": "integer"},
            "resolved_at_version": {"type": ["string", "null"]},
            "last_seen_at": {"type": "string", "format": "date-time"}}}},
        "unavailable": {"type": "array", "description": "Parts that could not be had, and why.",
          "items": {"type": "object", "required": ["part", "error"], "properties": {
            "part": {"type": "string"}, "error": {"type": "string"}}}}}}
      """;

  private static final int READ_OCCURRENCES = 100;
  private static final int OCCURRENCES = 10;
  private static final int SAMPLES = 3;
  private static final int EVENTS_BEFORE = 20;
  private static final int COMMENTS = 20;
  private static final int FINGERPRINTS = 10;
  private static final int SIMILAR = 5;

  /** A word that tells something: letters, four of them at least. */
  private static final Pattern WORD = Pattern.compile("[\\p{L}_]{4,40}");

  private static final List<String> BRIEF =
      List.of(
          "id",
          "title",
          "status",
          "source_module",
          "event_count",
          "resolved_at_version",
          "last_seen_at");

  private final ApiSession session;
  private final String projectId;
  private final String issueId;
  private final ObjectNode answer = JsonNodeFactory.instance.objectNode();
  private final ArrayNode unavailable = JsonNodeFactory.instance.arrayNode();

  private IssueContext(ApiSession session, String projectId, String issueId) {
    this.session = session;
    this.projectId = projectId;
    this.issueId = issueId;
  }

  static ApiAnswer answer(ApiSession session, Arguments arguments, Fence fence) {
    return new IssueContext(session, arguments.needed("project_id"), arguments.needed("issue_id"))
        .answer();
  }

  private ApiAnswer answer() {
    String path = "/v1/projects/%s/issues".formatted(projectId);
    ApiAnswer found =
        session.get(
            path + "/" + issueId, Map.of("occurrence_limit", Integer.toString(READ_OCCURRENCES)));
    if (!found.isOk()) {
      return found;
    }
    ObjectNode detail = Shapes.forAgents(found.body(), false);
    List<JsonNode> occurrences = diverse(detail.path("occurrences"));
    List<JsonNode> comments = last(detail.path("comments"), COMMENTS);
    detail.putArray("occurrences");
    detail.putArray("comments");
    answer.set("issue", detail);
    list("occurrences", occurrences);
    sample(detail, occurrences);
    list("comments", comments);
    list(
        "fingerprints",
        part(
            "fingerprints",
            path + "/" + issueId + "/fingerprints",
            Map.of("limit", Integer.toString(FINGERPRINTS))));
    similar(path, detail);
    answer.set("unavailable", unavailable);
    return ApiAnswer.ok(answer);
  }

  /** The newest of each version and environment first, then the newest of the others. */
  private static List<JsonNode> diverse(JsonNode occurrences) {
    Set<JsonNode> chosen = new LinkedHashSet<>();
    Set<List<String>> met = new HashSet<>();
    for (JsonNode occurrence : occurrences) {
      if (met.add(
          List.of(
              occurrence.path("app_version").asText(), occurrence.path("environment").asText()))) {
        chosen.add(occurrence);
      }
    }
    occurrences.forEach(chosen::add);
    return chosen.stream().limit(OCCURRENCES).toList();
  }

  private void sample(ObjectNode detail, List<JsonNode> occurrences) {
    List<String> ids =
        Stream.concat(
                Stream.of(detail.path("last_event_id")),
                occurrences.stream().map(occurrence -> occurrence.path("event_id")))
            .filter(JsonNode::isTextual)
            .map(JsonNode::textValue)
            .distinct()
            .limit(SAMPLES)
            .toList();
    Optional<ApiAnswer> refused = Optional.empty();
    for (String id : ids) {
      ApiAnswer event = session.get("/v1/events/" + id, Map.of());
      if (event.isOk()) {
        answer.set("sample_event", event.body());
        list("events_before", before(event.body()));
        return;
      }
      refused = Optional.of(event);
    }
    refused.ifPresent(event -> missing("sample_event", event));
    answer.putNull("sample_event");
    answer.putArray("events_before");
  }

  private List<JsonNode> before(ObjectNode event) {
    List<JsonNode> events =
        new ArrayList<>(
            part(
                    "events",
                    "/v1/events",
                    Map.of(
                        "app_id", event.path("app_id").asText(),
                        "session_id", event.path("session_id").asText(),
                        "until", event.path("timestamp").asText(),
                        "data_mode", "all",
                        "limit", Integer.toString(EVENTS_BEFORE + 1)))
                .stream()
                .filter(other -> !other.path("id").equals(event.path("id")))
                .limit(EVENTS_BEFORE)
                .toList());
    Collections.reverse(events);
    List<JsonNode> brief = new ArrayList<>();
    Shapes.compact(events).forEach(brief::add);
    return brief;
  }

  private void similar(String path, ObjectNode detail) {
    Optional<String> word = rarest(detail.path("title").asText());
    if (word.isEmpty()) {
      answer.putArray("similar_issues");
      return;
    }
    list(
        "similar_issues",
        part(
                "issues",
                path,
                Map.of(
                    "q", word.get(),
                    "sort", "last_seen",
                    "limit", Integer.toString(SIMILAR + 1)))
            .stream()
            .filter(issue -> !issue.path("id").asText().equals(issueId))
            .limit(SIMILAR)
            .<JsonNode>map(issue -> Shapes.only(issue, BRIEF))
            .toList());
  }

  /** The longest word is seldom in many titles. */
  private static Optional<String> rarest(String title) {
    return WORD.matcher(title)
        .results()
        .map(found -> found.group())
        .max(Comparator.comparingInt(String::length));
  }

  private List<JsonNode> part(String list, String path, Map<String, String> query) {
    ApiAnswer found = session.get(path, query);
    if (!found.isOk()) {
      missing(list, found);
    }
    return found.body().path(list).valueStream().toList();
  }

  private void missing(String part, ApiAnswer refusal) {
    unavailable.addObject().put("part", part).set("error", refusal.body().path("error"));
  }

  private void list(String name, List<JsonNode> rows) {
    ArrayNode array = answer.putArray(name);
    rows.forEach(array::add);
  }

  private static List<JsonNode> last(JsonNode list, int most) {
    List<JsonNode> rows = list.valueStream().toList();
    return rows.subList(Math.max(0, rows.size() - most), rows.size());
  }
}
