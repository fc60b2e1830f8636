package dev.owlissues.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.api.http.CalledApi;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.malformed.Operation;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/**
 * A good request for every operation of the document, by the owner of a team that has one of
 * everything. What is sent may differ from it in any place.
 */
final class GoodRequests {
  private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(100);

  private static final String ERASURE = "DELETE /v1/projects/{projectId}/users";

  private final AccountsStage stage;
  private final TeamAtWork team;

  /** By the name of a path's parameter or a body's field. */
  private final Map<String, String> values;

  /** What one operation wants otherwise than the others, or than its example has it. */
  private final Map<String, Map<String, String>> own;

  GoodRequests(LocalTables tables) {
    stage = new AccountsStage(tables);
    team = new TeamAtWork(stage, tables, stage.join("owner"), "first", "somebody");
    values = new HashMap<>(team.things());
    values.put("userId", team.thing("memberId"));
    values.put("team_id", team.thing("teamId"));
    values.put("project_id", team.thing("projectId"));
    values.put("app_id", team.thing("appId"));
    values.put("source_issue_id", team.thing("sourceIssueId"));
    values.put("commentId", comment());
    Map<String, String> invitation =
        Map.of("token", stage.invite(stage.join("guest"), "owner", "member"));
    Map<String, String> login = Map.of("email", "owner@example.com", "code", stage.code("owner"));
    Map<String, String> mail = Map.of("token", team.thing("unsubscribeToken"));
    Map<String, String> change =
        Map.of("issueId", team.thing("sourceIssueId"), "activity_id", change());
    own =
        Map.of(
            "POST /v1/projects/{projectId}/issues/{issueId}/undo", change,
            "GET /v1/invites/{token}", invitation,
            "POST /v1/invites/accept", invitation,
            "POST /v1/auth/verify-code", login,
            "POST /v1/auth/agent-login", login,
            "GET /v1/unsubscribe/{token}", mail,
            "POST /v1/unsubscribe/{token}", mail);
  }

  private String comment() {
    String path = team.fill("/v1/projects/{projectId}/issues/{issueId}/comments");
    return stage.as(team.owner, "POST", path, "{\"body\":\"Mine\"}").text("/id");
  }

  private String change() {
    String path = team.fill("/v1/projects/{projectId}/issues/{sourceIssueId}");
    return stage.as(team.owner, "PATCH", path, "{\"status\":\"silenced\"}").text("/activity_id");
  }

  private Optional<String> value(Operation operation, String name) {
    return Optional.ofNullable(own.getOrDefault(operation.name(), Map.of()).get(name))
        .or(() -> Optional.ofNullable(values.get(name)));
  }

  /** The operation's path. */
  String path(Operation operation) {
    return path(operation, "", "");
  }

  /** The operation's path with another value for a parameter, as it stands there. */
  String path(Operation operation, String parameter, String value) {
    String path = operation.path();
    for (String name : operation.inPath().keySet()) {
      String good = value(operation, name).orElseThrow();
      path = path.replace("{" + name + "}", name.equals(parameter) ? value : good);
    }
    return path;
  }

  /** The operation's body; empty when it takes none. */
  ObjectNode body(Operation operation) {
    ObjectNode body = operation.example();
    for (var field : operation.example().properties()) {
      value(operation, field.getKey()).ifPresent(value -> body.put(field.getKey(), value));
    }
    return body;
  }

  /** An answer as the gateway gets it. */
  record Answer(int status, String body) {}

  /** The good request. */
  Answer send(Operation operation) {
    return send(operation, operation.body().isPresent() ? body(operation).toString() : "");
  }

  Answer send(Operation operation, String body) {
    return send(operation, body.getBytes(StandardCharsets.UTF_8));
  }

  Answer send(Operation operation, byte[] body) {
    return send(operation, path(operation), Map.of(), body);
  }

  Answer send(Operation operation, String path, Map<String, String> query, byte[] body) {
    // Slower than every rate limit, which is not what this is about.
    stage.clock.advance(BETWEEN_REQUESTS);
    ObjectNode event = CalledApi.sample("list-issues");
    event.put("rawPath", path);
    ObjectNode parameters = event.putObject("queryStringParameters");
    // What must be there.
    if (operation.name().equals(ERASURE)) {
      parameters.put("user_id", "somebody");
    }
    query.forEach(parameters::put);
    event
        .putObject("headers")
        .put("host", "issues.example.com")
        // Not asked for of who sends no cookie (R-http-16).
        .put("content-type", "text/csv")
        .put("authorization", "Bearer " + team.owner.token());
    event.put("body", Base64.getEncoder().encodeToString(body)).put("isBase64Encoded", true);
    ((ObjectNode) event.get("requestContext").get("http")).put("method", operation.method());
    JsonNode answer = stage.serve(event);
    return new Answer(answer.get("statusCode").asInt(), answer.get("body").asText());
  }
}
