package dev.owlissues.api;

import static dev.owlissues.api.Issues.anIssue;
import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.api.Stage.Answer;
import dev.owlissues.shared.access.KeyType;
import dev.owlissues.shared.access.Permission;
import dev.owlissues.shared.access.Secret;
import dev.owlissues.shared.dynamo.LocalTables;
import dev.owlissues.shared.dynamo.Tables;
import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.job.JobType;
import java.time.Duration;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Every route × every kind of caller. */
class AuthorizationTest {
  private static final UUID RUN = Stage.id(77);
  private static final String EVENT = "/v1/events/01a20cff-7d00-8000-8000-000000000400";

  /** Each route with the permission it needs; {@code whoami} needs none. */
  private static final Map<String, Optional<Permission>> ROUTES = routes();

  @RegisterExtension final LocalTables tables = new LocalTables();
  private Stage stage;

  @BeforeEach
  void open() {
    stage = new Stage(tables);
    stage.receive(Stage.WEB, anEvent().build());
    stage.issues.create(anIssue().build(Stage.ISSUE));
    openRun();
  }

  private void openRun() {
    var order =
        new JobRun.Order(
            JobType.ISSUE_SCAN, Optional.empty(), "manual:user:1", Optional.empty(), false);
    stage.jobs.put(
        JobRun.pending(RUN, JobRun.ownedBy(Stage.TEAM), order, Stage.START)
            .running(1, Stage.START));
  }

  @Test
  void theTableNamesEveryRouteThatKeysMayRead() {
    long asking =
        stage.routes().stream()
            .filter(route -> route.method().equals("GET"))
            .filter(
                route -> route.target() instanceof Target.Guarded(var access, _) && access.keys())
            .count();

    assertThat(asking).isEqualTo(ROUTES.size());
    assertThat(ROUTES.keySet())
        .allMatch(path -> stage.get(path).status() == 200, "is a route and leads somewhere");
  }

  @Test
  void nobodyIsLetInWithoutAValidKey() {
    Secret expired = Stage.secret(KeyType.AGENT, "e1");
    stage.agent(expired, Stage.TEAM, Optional.of(Stage.START.plusSeconds(60)));
    Secret revoked = Stage.secret(KeyType.AGENT, "e2");
    stage.agent(revoked, Stage.TEAM, Optional.empty());
    assertThat(get(revoked, "/v1/auth/whoami").status()).isEqualTo(200);
    revoke(revoked);
    stage.advance(Duration.ofSeconds(61));

    for (String path : ROUTES.keySet()) {
      assertThat(stage.get(Optional.empty(), path).status()).as(path).isEqualTo(401);
      assertThat(stage.get(Optional.of("Bearer"), path).status()).as(path).isEqualTo(401);
      assertThat(stage.get(Optional.of("Basic YTpi"), path).status()).as(path).isEqualTo(401);
      assertThat(stage.get(Optional.of("Bearer owl_agent_x"), path).status()).isEqualTo(401);
      assertThat(get(Stage.secret(KeyType.AGENT, "00"), path).status()).as(path).isEqualTo(401);
      assertThat(get(expired, path).status()).as(path).isEqualTo(401);
      assertThat(get(revoked, path).status()).as(path).isEqualTo(401);
    }
  }

  @Test
  void aClientKeyMayOnlyAskWhoItIs() {
    ROUTES.forEach((path, needed) -> {
      Answer answer = get(Stage.CLIENT, path);

      assertThat(answer.status()).as(path).isEqualTo(needed.isPresent() ? 403 : 200);
      needed.ifPresent(name -> assertThat(answer.error()).contains(name.wire()));
    });
  }

  @Test
  void aKeyNeedsTheRoutesOwnPermissionAndNoOther() {
    var drawn = new AtomicInteger(0x10);
    ROUTES.forEach((path, needed) -> {
      Secret only = Stage.secret(KeyType.AGENT, "%02x".formatted(drawn.incrementAndGet()));
      Set<Permission> own = needed.map(EnumSet::of).orElse(EnumSet.noneOf(Permission.class));
      stage.key(only, Stage.TEAM, Optional.empty(), own, Optional.empty());
      Secret others = Stage.secret(KeyType.AGENT, "%02x".formatted(drawn.incrementAndGet()));
      stage.key(
          others,
          Stage.TEAM,
          Optional.empty(),
          EnumSet.complementOf(EnumSet.copyOf(own.isEmpty() ? NONE_OF_OURS : own)),
          Optional.empty());

      assertThat(get(only, path).status()).as(path).isEqualTo(200);
      assertThat(get(others, path).status()).as(path).isEqualTo(needed.isPresent() ? 403 : 200);
    });
  }

  @Test
  void anotherTeamsAgentFindsNothingOfThisTeam() {
    for (String path : ROUTES.keySet()) {
      Answer answer = get(Stage.OTHER_AGENT, path);

      assertThat(answer.json().toString())
          .as(path)
          .doesNotContain(
              Stage.WEB.toString(), Stage.PROJECT.toString(), "connection", Stage.CLIENT.text());
      assertThat(answer.status()).as(path).isEqualTo(EVERYBODYS.contains(path) ? 200 : 404);
    }
  }

  @Test
  void anotherTeamsIdAsParameterFindsNothing() {
    String foreign = Stage.OTHER_TEAM.toString();

    assertThat(stage.get("/v1/projects", "team_id", foreign).json().get("projects")).isEmpty();
    assertThat(stage.get("/v1/apps", "team_id", foreign).json().get("apps")).isEmpty();
    assertThat(stage.get("/v1/events", "team_id", foreign).json().get("events")).isEmpty();
    assertThat(
            stage
                .get("/v1/events", "app_id", Stage.OTHER_APP.toString(), "session_id", "s1")
                .json()
                .get("events"))
        .isEmpty();
    assertThat(stage.get("/v1/events", "project_id", foreign).json().get("events")).isEmpty();
    assertThat(
            stage
                .get("/v1/projects/%s/issues".formatted(Stage.PROJECT), "app_id", foreign)
                .json()
                .get("issues"))
        .isEmpty();
  }

  @Test
  void anIssueIsNotFoundUnderAnotherProject() {
    String path = "/v1/projects/%s/issues/%s";

    assertThat(stage.get(path.formatted(Stage.EMPTY_PROJECT, Stage.ISSUE)).status()).isEqualTo(404);
    assertThat(stage.get(path.formatted(Stage.OTHER_PROJECT, Stage.ISSUE)).status()).isEqualTo(404);
  }

  @Test
  void healthIsForEverybody() {
    Answer answer = stage.get(Optional.empty(), "/health");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().toString()).isEqualTo("{\"status\":\"ok\"}");
  }

  /** Lists over all that the caller sees: everybody gets one, of their own. */
  private static final Set<String> EVERYBODYS =
      Set.of(
          "/v1/auth/whoami",
          "/v1/projects",
          "/v1/apps",
          "/v1/events",
          "/v1/events/count",
          "/v1/issues");

  private static final Set<Permission> NONE_OF_OURS = EnumSet.of(Permission.JOBS_WRITE);

  private Answer get(Secret secret, String path) {
    return stage.get(Optional.of("Bearer " + secret.text()), path);
  }

  private void revoke(Secret secret) {
    tables
        .client()
        .deleteItem(delete ->
            delete
                .tableName(tables.names().of(Tables.KEYS))
                .key(Map.of("pk", AttributeValue.fromS(secret.hash()))));
  }

  private static Map<String, Optional<Permission>> routes() {
    Map<String, Optional<Permission>> routes = new LinkedHashMap<>();
    String project = "/v1/projects/" + Stage.PROJECT;
    routes.put("/v1/auth/whoami", Optional.empty());
    routes.put("/v1/projects", Optional.of(Permission.PROJECTS_READ));
    routes.put(project, Optional.of(Permission.PROJECTS_READ));
    routes.put("/v1/apps", Optional.of(Permission.APPS_READ));
    routes.put("/v1/apps/" + Stage.WEB, Optional.of(Permission.APPS_READ));
    routes.put("/v1/apps/" + Stage.WEB + "/users", Optional.of(Permission.APPS_READ));
    routes.put("/v1/events", Optional.of(Permission.EVENTS_READ));
    routes.put("/v1/events/count", Optional.of(Permission.EVENTS_READ));
    routes.put(EVENT, Optional.of(Permission.EVENTS_READ));
    routes.put(project + "/digests", Optional.of(Permission.ISSUES_READ));
    routes.put("/v1/teams/" + Stage.TEAM + "/audit-logs", Optional.of(Permission.AUDIT_LOGS_READ));
    routes.put("/v1/teams/" + Stage.TEAM + "/jobs", Optional.of(Permission.JOBS_READ));
    routes.put("/v1/jobs/" + RUN, Optional.of(Permission.JOBS_READ));
    routes.put(project + "/issues", Optional.of(Permission.ISSUES_READ));
    routes.put(project + "/issues/" + Stage.ISSUE, Optional.of(Permission.ISSUES_READ));
    routes.put(
        project + "/issues/" + Stage.ISSUE + "/comments", Optional.of(Permission.ISSUES_READ));
    routes.put("/v1/issues", Optional.of(Permission.ISSUES_READ));
    return routes;
  }
}
