package dev.owlissues.api;

import static dev.owlissues.api.Issues.anIssue;
import static dev.owlissues.shared.event.EventBuilder.anEvent;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.api.AccountsStage.Person;
import dev.owlissues.shared.dynamo.DynamoEventLog;
import dev.owlissues.shared.dynamo.DynamoIssueStore;
import dev.owlissues.shared.dynamo.DynamoJobStore;
import dev.owlissues.shared.dynamo.LocalTables;
import dev.owlissues.shared.event.EventIntake;
import dev.owlissues.shared.event.Submission;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.id.RandomIds;
import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.job.JobType;
import dev.owlissues.shared.malformed.Operation;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A good request for every operation of the document, by the owner of a team that has one of
 * everything. What is sent may differ from it in any place.
 */
final class GoodRequests {
  private static final Duration BETWEEN_REQUESTS = Duration.ofMillis(100);

  private final AccountsStage stage;
  private final Person owner;

  /** By the name of a path's parameter or a body's field. */
  private final Map<String, String> values = new HashMap<>();

  /** Fields that one operation wants otherwise than its example has them. */
  private final Map<String, Map<String, String>> own = new HashMap<>();

  GoodRequests(LocalTables tables) {
    stage = new AccountsStage(tables);
    owner = stage.join("owner");
    fillTeam();
    fillProject(tables);
    fillSignIn();
  }

  private void fillTeam() {
    values.put("teamId", owner.teamId());
    values.put("team_id", owner.teamId());
    values.put("userId", stage.member(owner, "member", "member").id());
    stage.invite(owner, "somebody", "member");
    String invitations = "/v1/teams/" + owner.teamId() + "/invitations";
    values.put("invitationId", stage.get(owner, invitations).text("/invitations/0/id"));
    values.put("keyId", stage.get(owner, "/v1/auth/keys").text("/api_keys/0/id"));
  }

  private void fillProject(LocalTables tables) {
    String project =
        made(
            "/v1/projects",
            "{\"team_id\":\"%s\",\"name\":\"First\",\"slug\":\"first\"}".formatted(owner.teamId()));
    String app =
        made(
            "/v1/apps",
            "{\"project_id\":\"%s\",\"name\":\"Web\",\"platform\":\"web\",\"bundle_id\":\"a.b\"}"
                .formatted(project));
    var unit = new Unit(UUID.fromString(owner.teamId()), id(project), id(app), 0);
    var issues = new DynamoIssueStore(tables.client(), tables.names());
    issues.create(anIssueOf(unit).build(Stage.id(1)));
    issues.create(anIssueOf(unit).build(Stage.id(2)));
    String comments = "/v1/projects/%s/issues/%s/comments".formatted(project, Stage.id(1));
    values.put("projectId", project);
    values.put("project_id", project);
    values.put("appId", app);
    values.put("app_id", app);
    values.put("issueId", Stage.id(1).toString());
    values.put("source_issue_id", Stage.id(2).toString());
    values.put("commentId", made(comments, "{\"body\":\"First.\"}"));
    fillRun(tables, unit);
    fillEvent(tables, unit);
  }

  private static Issues anIssueOf(Unit unit) {
    return anIssue().team(unit.teamId()).project(unit.projectId()).app(unit.appId());
  }

  private void fillRun(LocalTables tables, Unit unit) {
    var order =
        new JobRun.Order(
            JobType.ISSUE_SCAN,
            Optional.of(unit.projectId()),
            "manual:user:1",
            Optional.empty(),
            false);
    var now = stage.clock.instant();
    new DynamoJobStore(tables.client(), tables.names())
        .put(
            JobRun.pending(Stage.id(3), JobRun.ownedBy(unit.teamId()), order, now).running(1, now));
    values.put("runId", Stage.id(3).toString());
  }

  private void fillEvent(LocalTables tables, Unit unit) {
    var intake =
        new EventIntake(
            new DynamoEventLog(tables.client(), tables.names()),
            new RandomIds(stage.clock, new SecureRandom()),
            stage.clock,
            time -> {});
    intake.take(
        new Submission(unit, Stage.id(4), Duration.ofDays(30), List.of(anEvent().build())),
        stage.clock.instant().plusSeconds(20));
    values.put("eventId", stage.get(owner, "/v1/events").text("/events/0/id"));
  }

  private void fillSignIn() {
    Person guest = stage.join("guest");
    String token = stage.invite(guest, "owner", "member");
    values.put("token", token);
    own.put("POST /v1/invites/accept", Map.of("token", token));
    Map<String, String> login = Map.of("email", "owner@example.com", "code", stage.code("owner"));
    own.put("POST /v1/auth/verify-code", login);
    own.put("POST /v1/auth/agent-login", login);
  }

  private String made(String path, String body) {
    return stage.as(owner, "POST", path, body).text("/id");
  }

  private static UUID id(String text) {
    return UUID.fromString(text);
  }

  /** The operation's path. */
  String path(Operation operation) {
    return path(operation, "", "");
  }

  /** The operation's path with another value for a parameter, as it stands there. */
  String path(Operation operation, String parameter, String value) {
    String path = operation.path();
    for (String name : operation.inPath().keySet()) {
      String good = Optional.ofNullable(values.get(name)).orElseThrow();
      path = path.replace("{" + name + "}", name.equals(parameter) ? value : good);
    }
    return path;
  }

  /** The operation's body; empty when it takes none. */
  ObjectNode body(Operation operation) {
    ObjectNode body = operation.example();
    for (var field : operation.example().properties()) {
      Optional.ofNullable(own.getOrDefault(operation.name(), values).get(field.getKey()))
          .ifPresent(value -> body.put(field.getKey(), value));
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
    ObjectNode event = AccountsStage.event();
    event.put("rawPath", path);
    ObjectNode parameters = event.putObject("queryStringParameters");
    query.forEach(parameters::put);
    event
        .putObject("headers")
        .put("host", "issues.example.com")
        // Not asked for of who sends no cookie (contract: bodies).
        .put("content-type", "text/csv")
        .put("authorization", "Bearer " + owner.token());
    event.put("body", Base64.getEncoder().encodeToString(body)).put("isBase64Encoded", true);
    ((ObjectNode) event.get("requestContext").get("http")).put("method", operation.method());
    JsonNode answer = stage.serve(event);
    return new Answer(answer.get("statusCode").asInt(), answer.get("body").asText());
  }
}
