package dev.owlissues.api.mcp.tool;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.api.mcp.answer.Bounds;
import dev.owlissues.api.mcp.answer.Fence;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * What to look at now, in the order of attention (R-attention-1), and why: in sentences of our own
 * about numbers, so that nothing that an app sent speaks for itself.
 */
final class Triage {
  static final String SCHEMA =
      """
      {"type": "object",
       "required": ["issues", "cursor", "has_more", "partial", "scanned_at", "next_scan_at"],
       "properties": {
        "issues": {"type": "array", "description": "What needs attention most comes first.",
          "items": {"type": "object",
            "required": ["project_id", "issue_id", "title", "status", "why"], "properties": {
            "project_id": {"type": "string", "format": "uuid"},
            "project_name": {"type": "string"},
            "issue_id": {"type": "string", "format": "uuid"},
            "title": {"type": "string"},
            "status": {"$ref": "#/components/schemas/IssueStatus"},
            "why": {"type": "array", "items": {"type": "string"},
              "description": "Why it stands here, the weightiest reason first."},
            "app_name": {"type": ["string", "null"]},
            "source_module": {"type": ["string", "null"]},
            "event_count": {"type": "integer"},
            "occurrence_count": {"type": "integer", "description": "Sessions that met it."},
            "unique_user_count": {"type": "integer"},
            "events_today": {"type": "integer"},
            "events_in_14_days": {"type": "integer"},
            "first_seen_at": {"type": "string", "format": "date-time"},
            "last_seen_at": {"type": "string", "format": "date-time"},
            "first_seen_app_version": {"type": ["string", "null"]},
            "last_seen_app_version": {"type": ["string", "null"]},
            "regression": {"anyOf": [{"$ref": "#/components/schemas/Regression"}, {"type": "null"}]},
            "claimed_by": {"$ref": "#/components/schemas/Claimant"}}}},
        "cursor": {"type": ["string", "null"]},
        "has_more": {"type": "boolean"},
        "partial": {"type": "boolean"},
        "scanned_at": {"type": ["string", "null"], "format": "date-time"},
        "next_scan_at": {"type": ["string", "null"], "format": "date-time"}}}
      """;

  static final int MOST = 50;
  private static final int DEFAULT = 10;
  private static final int DAYS_OF_A_WEEK = 7;

  /** Quiet unless there is a reason. */
  private static final Set<String> QUIET = Set.of("resolved", "snoozed", "silenced");

  private static final List<String> SHOWN =
      List.of(
          "app_name",
          "source_module",
          "event_count",
          "occurrence_count",
          "unique_user_count",
          "first_seen_at",
          "last_seen_at",
          "first_seen_app_version",
          "last_seen_app_version",
          "regression",
          "claimed_by");

  private Triage() {}

  static ApiAnswer answer(ApiSession session, Arguments arguments, Fence fence) {
    return answer(session, arguments, fence, arguments.number("limit", DEFAULT), false);
  }

  private static ApiAnswer answer(
      ApiSession session, Arguments arguments, Fence fence, int limit, boolean truncated) {
    Map<String, String> query = new HashMap<>();
    query.put("sort", "attention");
    query.put("data_mode", "production");
    query.put("limit", Integer.toString(limit));
    arguments.text("cursor").ifPresent(cursor -> query.put("cursor", cursor));
    ApiAnswer found =
        session.get(
            arguments
                .text("project_id")
                .map(project -> "/v1/projects/" + project + "/issues")
                .orElse("/v1/issues"),
            query);
    if (!found.isOk()) {
      return found;
    }
    ObjectNode answer = found.body().deepCopy();
    ArrayNode rows = answer.putArray("issues");
    for (JsonNode issue : found.list("issues")) {
      boolean told = !issue.at("/reason/kind").asText().equals("none");
      if (told || !QUIET.contains(issue.path("status").asText())) {
        rows.add(row(issue, fence));
      }
    }
    if (truncated) {
      answer.put(Bounds.TRUNCATED, true);
    }
    return limit > 1 && !Bounds.fits(fence.applied(answer))
        ? answer(session, arguments, fence, limit / 2, true)
        : ApiAnswer.ok(answer);
  }

  private static ObjectNode row(JsonNode issue, Fence fence) {
    ObjectNode row = JsonNodeFactory.instance.objectNode();
    row.set("project_id", issue.path("project_id"));
    if (issue.has("project_name")) {
      row.set("project_name", issue.path("project_name"));
    }
    row.set("issue_id", issue.path("id"));
    row.set("title", issue.path("title"));
    row.set("status", issue.path("status"));
    why(issue, fence).forEach(row.putArray("why")::add);
    row.setAll(Shapes.only(issue, SHOWN));
    List<Long> days = days(issue);
    row.put("events_today", days.isEmpty() ? 0 : days.getLast());
    row.put("events_in_14_days", days.stream().mapToLong(Long::longValue).sum());
    return row;
  }

  private static List<String> why(JsonNode issue, Fence fence) {
    List<String> why = new ArrayList<>();
    String said = issue.at("/reason/text").asText();
    switch (issue.at("/reason/kind").asText()) {
      case "regressed" -> why.add("Regressed: " + back(issue.path("regression"), fence));
      case "new" ->
          why.add(
              "New"
                  + version(issue.path("first_seen_app_version"), fence)
                      .map(version -> " in " + version)
                      .orElse("")
                  + (said.endsWith("rising") ? ", and spreading" : ""));
      // These say numbers only.
      case "rising", "silenced_rising", "since_digest" -> why.add(said);
      default -> {}
    }
    rising(days(issue)).ifPresent(why::add);
    long users = issue.path("unique_user_count").asLong();
    long sessions = issue.path("occurrence_count").asLong();
    if (users > 0) {
      why.add("It hit %d users in %d sessions".formatted(users, sessions));
    } else if (sessions > 0) {
      why.add("It hit %d sessions".formatted(sessions));
    }
    JsonNode claimant = issue.path("claimed_by");
    why.add(
        claimant.isObject()
            ? "Claimed by " + fence.around(claimant.path("name").asText("somebody"))
            : "Nobody is on it");
    return why;
  }

  private static String back(JsonNode regression, Fence fence) {
    Optional<String> fixed = version(regression.path("resolved_at_version"), fence);
    Optional<String> again = version(regression.path("app_version"), fence);
    return "it is back"
        + again.map(version -> " in " + version).orElse(" after its fix")
        + fixed.map(version -> ", fixed in " + version).orElse("");
  }

  private static Optional<String> rising(List<Long> days) {
    if (days.size() <= DAYS_OF_A_WEEK) {
      return Optional.empty();
    }
    long today = days.getLast();
    long week =
        days.subList(days.size() - 1 - DAYS_OF_A_WEEK, days.size() - 1).stream()
            .mapToLong(Long::longValue)
            .sum();
    return today * DAYS_OF_A_WEEK > week
        ? Optional.of(
            "Rising against its week: %d events today, %d in the seven days before"
                .formatted(today, week))
        : Optional.empty();
  }

  private static List<Long> days(JsonNode issue) {
    return issue.path("events_per_day").valueStream().map(JsonNode::asLong).toList();
  }

  private static Optional<String> version(JsonNode version, Fence fence) {
    return Optional.ofNullable(version.textValue()).map(fence::around);
  }
}
