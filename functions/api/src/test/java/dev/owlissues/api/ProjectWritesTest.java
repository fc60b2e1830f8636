package dev.owlissues.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.shared.account.access.Permission;
import dev.owlissues.shared.dynamo.table.LocalTables;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectWritesTest {
  private static final String PROJECT = "/v1/projects/" + Stage.PROJECT;

  @RegisterExtension static final LocalTables TABLES = new LocalTables();
  private Stage stage;

  @BeforeEach
  void open() {
    TABLES.clear();
    stage = new Stage(TABLES);
  }

  @Test // (R-digest-1)
  void aNewProjectIsAnsweredWholeAndListed() {
    Answer answer =
        create(
            """
            {"team_id": "%s", "name": " Checkout ", "slug": "checkout",
             "retention_days_events": 30, "retention_days_funnels": 9, "unknown": 1}
            """);

    assertThat(answer.status()).isEqualTo(201);
    JsonNode project = answer.json();
    assertThat(project.path("team_id").asText()).isEqualTo(Stage.TEAM.toString());
    assertThat(project.path("name").asText()).isEqualTo("Checkout");
    assertThat(project.path("slug").asText()).isEqualTo("checkout");
    assertThat(project.path("color").asText()).matches("#[0-9A-F]{6}");
    assertThat(project.path("retention_days_events").asInt()).isEqualTo(30);
    assertThat(project.path("retention_days_metrics").isNull()).isTrue();
    assertThat(project.path("effective_retention_days_metrics").asInt()).isEqualTo(365);
    assertThat(project.path("effective_retention_days_funnels").asInt()).isEqualTo(9);
    assertThat(project.path("issue_alert_frequency").asText()).isEqualTo("daily");
    assertThat(project.path("issue_version_ordering").asText()).isEqualTo("string");
    assertThat(project.path("created_at").asText()).isEqualTo("2026-11-24T10:00:00.000Z");
    assertThat(project.has("apps")).isFalse();
    assertThat(slugs()).contains("checkout");
  }

  @Test // (R-project-2)
  void newProjectsGetColorsThatNoOtherHas() {
    List<String> colors =
        List.of("a", "b", "c", "d", "e").stream()
            .map(slug -> create(body(slug)).json().path("color").asText())
            .toList();

    assertThat(colors).doesNotHaveDuplicates();
  }

  @Test // (R-project-1)
  void aSlugIsTakenOnceInATeamAndFreeAgainOnceItsProjectIsRemoved() {
    assertThat(create(body("shop")).status()).isEqualTo(409);
    assertThat(create(body("shop")).error()).contains("shop");
    assertThat(stage.send(stage.admin(), "DELETE", PROJECT, "").status()).isEqualTo(200);

    assertThat(create(body("shop")).status()).isEqualTo(201);
    assertThat(create(body("shop")).status()).isEqualTo(409);
  }

  @ParameterizedTest // (R-project-3)
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"name": "a", "slug": "a"}                                        | team_id
          {"team_id": "x", "name": "a", "slug": "a"}                        | team_id
          {"team_id": "%s", "slug": "a"}                                    | name
          {"team_id": "%s", "name": "  ", "slug": "a"}                      | name
          {"team_id": "%s", "name": 7, "slug": "a"}                         | name
          {"team_id": "%s", "name": "a"}                                    | slug
          {"team_id": "%s", "name": "a", "slug": "A b"}                     | slug
          {"team_id": "%s", "name": "a", "slug": "a", "retention_days_events": 0}    | 1 to 3650
          {"team_id": "%s", "name": "a", "slug": "a", "retention_days_events": 3651} | 1 to 3650
          {"team_id": "%s", "name": "a", "slug": "a", "retention_days_metrics": "x"} | metrics
          {"team_id": "%s", "name": "a", "slug": "a", "retention_days_funnels": 1.5} | funnels
          [1]                                                               | object
          """)
  void aWrongFieldIsNamed(String body, String named) {
    Answer answer = create(body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).contains(named);
  }

  @Test // (R-project-5)
  void aNameHasTwoHundredCharactersHoweverManyBytesTheyTake() {
    String named = "{\"team_id\": \"%s\", \"name\": \"%s\", \"slug\": \"owls\"}";

    assertThat(create(named.formatted(Stage.TEAM, "🦉".repeat(201))).error())
        .contains("name is longer than 200 characters");
    assertThat(create(named.formatted(Stage.TEAM, "🦉".repeat(200))).status()).isEqualTo(201);
  }

  @Test // (R-project-4)
  void projectsAreMadeByAdminsAndKeysThatMay() {
    Optional<String> reader = stage.allowed(Permission.PROJECTS_READ);

    assertThat(status(Stage.BY_AGENT, "POST", "/v1/projects", body("one"))).isEqualTo(201);
    assertThat(status(reader, "POST", "/v1/projects", body("two"))).isEqualTo(403);
    assertThat(status(Stage.BY_CLIENT, "POST", "/v1/projects", body("two"))).isEqualTo(403);
    assertThat(status(stage.member(), "POST", "/v1/projects", body("two"))).isEqualTo(403);
    // No member of the team, be there such a team or not (R-project-4).
    assertThat(status(Stage.BY_OTHER, "POST", "/v1/projects", body("two"))).isEqualTo(403);
    String nobodys = body("two").replace(Stage.TEAM.toString(), new UUID(0, 1).toString());
    assertThat(status(Stage.BY_AGENT, "POST", "/v1/projects", nobodys)).isEqualTo(403);
    assertThat(status(Optional.empty(), "POST", "/v1/projects", body("two"))).isEqualTo(401);
  }

  @Test // (R-audit-1)
  void everySettingCanBeChangedAndIsAudited() {
    Answer answer =
        patch(
            """
            {"name": "Shop", "color": "#0a0B0c", "retention_days_events": 7,
             "retention_days_metrics": 8, "retention_days_funnels": 9,
             "issue_alert_frequency": "6_hourly", "issue_version_ordering": "semver"}
            """);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().has("apps")).isFalse();
    JsonNode read = stage.get(PROJECT).json();
    assertThat(read.path("name").asText()).isEqualTo("Shop");
    assertThat(read.path("color").asText()).isEqualTo("#0a0B0c");
    assertThat(read.path("effective_retention_days_events").asInt()).isEqualTo(7);
    assertThat(read.path("effective_retention_days_metrics").asInt()).isEqualTo(8);
    assertThat(read.path("retention_days_funnels").asInt()).isEqualTo(9);
    assertThat(read.path("issue_alert_frequency").asText()).isEqualTo("6_hourly");
    assertThat(read.path("effective_issue_alert_frequency").asText()).isEqualTo("6_hourly");
    assertThat(read.path("issue_version_ordering").asText()).isEqualTo("semver");
    JsonNode entry = audited().get(0);
    assertThat(entry.path("action").asText()).isEqualTo("update");
    assertThat(entry.path("resource_id").asText()).isEqualTo(Stage.PROJECT.toString());
    assertThat(entry.path("actor_type").asText()).isEqualTo("user");
    assertThat(entry.at("/changes/issue_alert_frequency/before").asText()).isEqualTo("daily");
    assertThat(entry.at("/changes/issue_alert_frequency/after").asText()).isEqualTo("6_hourly");
    assertThat(entry.at("/changes/retention_days_events/before").isNull()).isTrue();
    assertThat(entry.at("/changes/retention_days_events/after").asText()).isEqualTo("7");
    assertThat(entry.path("changes").size()).isEqualTo(7);
  }

  @ParameterizedTest // (R-project-3)
  @ValueSource(strings = {"null", "\"\""})
  void aRetentionIsTakenBackByNullAndByWhatTheCliSendsForIt(String none) {
    patch("{\"retention_days_events\": 7, \"retention_days_metrics\": 7}");

    Answer answer =
        patch(
            "{\"retention_days_events\": %s, \"retention_days_metrics\": %s}"
                .formatted(none, none));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("retention_days_events").isNull()).isTrue();
    assertThat(answer.json().path("effective_retention_days_events").asInt()).isEqualTo(120);
    assertThat(answer.json().path("effective_retention_days_metrics").asInt()).isEqualTo(365);
  }

  @Test
  void aChangeToWhatIsThereAlreadyIsNoChange() {
    Answer answer = patch("{\"issue_alert_frequency\": \"daily\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(audited()).isEmpty();
  }

  @ParameterizedTest // (R-project-4)
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {}                                    | at least one of
          {"slug": "other"}                     | at least one of
          {"name": ""}                          | name
          {"name": null}                        | name
          {"color": "red"}                      | color
          {"color": "#12345"}                   | color
          {"color": null}                       | color
          {"issue_alert_frequency": "yearly"}   | 6_hourly
          {"issue_alert_frequency": null}       | issue_alert_frequency
          {"issue_version_ordering": "natural"} | semver
          {"retention_days_events": "7"}        | retention_days_events
          {"retention_days_events": 99999999999999999999} | retention_days_events
          """)
  void aWrongChangeIsRefusedAndNamed(String body, String named) {
    Answer answer = patch(body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).contains(named);
    assertThat(audited()).isEmpty();
  }

  @Test // (R-project-4)
  void projectsAreChangedByAdminsAndKeysThatMay() {
    String body = "{\"name\": \"x\"}";

    assertThat(status(Stage.BY_AGENT, "PATCH", PROJECT, body)).isEqualTo(200);
    assertThat(status(stage.member(), "PATCH", PROJECT, body)).isEqualTo(403);
    assertThat(status(Stage.BY_CLIENT, "PATCH", PROJECT, body)).isEqualTo(403);
    assertThat(status(Stage.BY_OTHER, "PATCH", PROJECT, body)).isEqualTo(404);
    assertThat(status(stage.admin(), "PATCH", "/v1/projects/x", body)).isEqualTo(404);
    assertThat(status(stage.admin(), "PATCH", "/v1/projects/" + Stage.OTHER_PROJECT, body))
        .isEqualTo(404);
  }

  @Test
  void aRemovedProjectIsGoneWithItsAppsAndTheirKeysAtOnce() {
    assertThat(stage.send(stage.admin(), "DELETE", PROJECT, "").json().path("deleted").asBoolean())
        .isTrue();

    assertThat(stage.get(PROJECT).status()).isEqualTo(404);
    assertThat(slugs()).doesNotContain("shop");
    assertThat(stage.get("/v1/apps/" + Stage.WEB).status()).isEqualTo(404);
    assertThat(stage.get("/v1/apps").json().path("apps")).isEmpty();
    assertThat(stage.get(PROJECT + "/issues").status()).isEqualTo(404);
    assertThat(stage.get(Stage.BY_CLIENT, "/v1/auth/whoami").status()).isEqualTo(401);
    assertThat(status(stage.admin(), "PATCH", PROJECT, "{\"name\": \"x\"}")).isEqualTo(404);
    assertThat(status(stage.admin(), "DELETE", PROJECT, "")).isEqualTo(404);
    assertThat(audited().findValuesAsText("action")).containsOnly("delete");
    assertThat(audited().findValuesAsText("resource_type"))
        .containsExactlyInAnyOrder("project", "app", "app", "api_key");
  }

  @Test // (R-project-4)
  void onlyAdminsRemoveProjectsAndNoKeyDoes() {

    assertThat(status(Stage.BY_AGENT, "DELETE", PROJECT, "")).isEqualTo(403);
    assertThat(status(stage.member(), "DELETE", PROJECT, "")).isEqualTo(403);
    assertThat(status(stage.stranger(), "DELETE", PROJECT, "")).isEqualTo(404);
    assertThat(status(stage.admin(), "DELETE", "/v1/projects/x", "")).isEqualTo(404);
    assertThat(status(stage.admin(), "DELETE", "/v1/projects/" + new UUID(0, 1), ""))
        .isEqualTo(404);
    assertThat(stage.get(PROJECT).status()).isEqualTo(200);
  }

  private Answer create(String body) {
    return stage.send(stage.admin(), "POST", "/v1/projects", body.formatted(Stage.TEAM));
  }

  private Answer patch(String body) {
    return stage.send(stage.admin(), "PATCH", PROJECT, body);
  }

  private int status(Optional<String> who, String method, String path, String body) {
    return stage.send(who, method, path, body).status();
  }

  private static String body(String slug) {
    return "{\"team_id\": \"%s\", \"name\": \"A project\", \"slug\": \"%s\"}"
        .formatted(Stage.TEAM, slug);
  }

  private List<String> slugs() {
    return stage.get("/v1/projects").json().path("projects").findValuesAsText("slug");
  }

  private JsonNode audited() {
    return stage.get("/v1/teams/%s/audit-logs".formatted(Stage.TEAM)).json().path("audit_logs");
  }
}
