package dev.owlissues.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.shared.dynamo.table.LocalTables;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppWritesTest {
  private static final String WEB = "/v1/apps/" + Stage.WEB;

  @RegisterExtension static final LocalTables TABLES = new LocalTables();
  private Stage stage;

  @BeforeEach
  void open() {
    TABLES.clear();
    stage = new Stage(TABLES);
  }

  @Test // (R-app-2, R-key-3)
  void aNewAppIsAnsweredWithAClientKeyThatWorks() {
    Answer answer =
        create(
            """
            {"name": "Shop for iOS", "platform": "apple", "project_id": "%s",
             "bundle_id": "com.example.shop"}
            """);

    assertThat(answer.status()).isEqualTo(201);
    JsonNode app = answer.json();
    assertThat(app.path("name").asText()).isEqualTo("Shop for iOS");
    assertThat(app.path("platform").asText()).isEqualTo("apple");
    assertThat(app.path("bundle_id").asText()).isEqualTo("com.example.shop");
    assertThat(app.path("project_id").asText()).isEqualTo(Stage.PROJECT.toString());
    assertThat(app.path("team_id").asText()).isEqualTo(Stage.TEAM.toString());
    assertThat(app.path("latest_app_version").isNull()).isTrue();
    assertThat(app.path("apple_app_store_id").isNull()).isTrue();
    String secret = app.path("client_secret").asText();
    assertThat(secret).matches("owl_client_[0-9a-f]{48}");
    assertThat(app.path("sentry_dsn").asText())
        .isEqualTo("https://" + secret + "@issues.example.com/1");
    JsonNode who = stage.get(Optional.of("Bearer " + secret), "/v1/auth/whoami").json();
    assertThat(who.path("key_type").asText()).isEqualTo("client");
    assertThat(who.path("permissions").toString()).isEqualTo("[\"events:write\",\"users:write\"]");
    JsonNode read = stage.get("/v1/apps/" + app.path("id").asText()).json();
    assertThat(read).isEqualTo(app);
  }

  @Test
  void eachAppHasASecretOfItsOwn() {
    String body = "{\"name\": \"a\", \"platform\": \"backend\", \"project_id\": \"%s\"}";

    assertThat(create(body).json().path("client_secret"))
        .isNotEqualTo(create(body).json().path("client_secret"));
  }

  @Test
  void aBackendAppHasNoBundleId() {
    Answer answer =
        create(
            """
            {"name": "Server", "platform": "backend", "project_id": "%s", "bundle_id": ""}
            """);

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().path("bundle_id").isNull()).isTrue();
  }

  @ParameterizedTest // (R-app-1)
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"platform": "backend", "project_id": "%s"}                       | name
          {"name": "a", "project_id": "%s"}                                 | platform
          {"name": "a", "platform": "ios", "project_id": "%s"}              | apple, android
          {"name": "a", "platform": "web", "project_id": "%s"}              | bundle_id
          {"name": "a", "platform": "web", "bundle_id": " ", "project_id": "%s"} | bundle_id
          {"name": "a", "platform": "backend", "bundle_id": "b", "project_id": "%s"} | bundle_id
          {"name": "a", "platform": "backend"}                              | project_id
          {"name": "a", "platform": "backend", "project_id": "p"}           | project_id
          {"name": "a", "platform": ["web"], "project_id": "%s"}            | platform
          """)
  void aWrongFieldIsNamed(String body, String named) {
    Answer answer = create(body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).contains(named);
  }

  @Test // (R-app-3)
  void appsAreMadeAndChangedByAdminsAndKeysThatMay() {
    String body =
        "{\"name\": \"a\", \"platform\": \"backend\", \"project_id\": \"%s\"}"
            .formatted(Stage.PROJECT);

    assertThat(status(Stage.BY_AGENT, "POST", "/v1/apps", body)).isEqualTo(201);
    assertThat(status(stage.member(), "POST", "/v1/apps", body)).isEqualTo(403);
    assertThat(status(Stage.BY_CLIENT, "POST", "/v1/apps", body)).isEqualTo(403);
    assertThat(status(Stage.BY_OTHER, "POST", "/v1/apps", body)).isEqualTo(404);
    assertThat(status(Optional.empty(), "POST", "/v1/apps", body)).isEqualTo(401);
    assertThat(status(Stage.BY_AGENT, "PATCH", WEB, body)).isEqualTo(200);
    assertThat(status(stage.member(), "PATCH", WEB, body)).isEqualTo(403);
    assertThat(status(Stage.BY_CLIENT, "PATCH", WEB, body)).isEqualTo(403);
    assertThat(status(Stage.BY_OTHER, "PATCH", WEB, body)).isEqualTo(404);
    assertThat(status(stage.admin(), "PATCH", "/v1/apps/x", body)).isEqualTo(404);
  }

  @Test // (R-app-1)
  void anAppIsRenamedAndNothingElse() {
    Answer answer =
        stage.send(
            stage.admin(),
            "PATCH",
            WEB,
            "{\"name\": \"New\", \"bundle_id\": \"other.example.com\"}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("name").asText()).isEqualTo("New");
    assertThat(answer.json().path("bundle_id").asText()).isEqualTo("shop.example.com");
    assertThat(stage.get(WEB).json().path("name").asText()).isEqualTo("New");
    JsonNode entry = audited().get(0);
    assertThat(entry.path("resource_type").asText()).isEqualTo("app");
    assertThat(entry.at("/changes/name/after").asText()).isEqualTo("New");
    assertThat(stage.send(stage.admin(), "PATCH", WEB, "{}").status()).isEqualTo(400);
    assertThat(stage.send(stage.admin(), "PATCH", WEB, "{\"name\": \"\"}").error())
        .contains("name");
  }

  @Test
  void aRemovedAppIsGoneAndItsKeyRevokedAtOnce() {
    assertThat(stage.send(stage.admin(), "DELETE", WEB, "").json().path("deleted").asBoolean())
        .isTrue();

    assertThat(stage.get(WEB).status()).isEqualTo(404);
    assertThat(stage.get("/v1/apps").json().path("apps").findValuesAsText("id"))
        .containsExactly(Stage.BACKEND.toString());
    assertThat(stage.get(Stage.BY_CLIENT, "/v1/auth/whoami").status()).isEqualTo(401);
    assertThat(status(stage.admin(), "DELETE", WEB, "")).isEqualTo(404);
    assertThat(status(stage.admin(), "PATCH", WEB, "{\"name\": \"x\"}")).isEqualTo(404);
  }

  @Test // (R-app-3)
  void onlyAdminsRemoveAppsAndNoKeyDoes() {
    assertThat(status(Stage.BY_AGENT, "DELETE", WEB, "")).isEqualTo(403);
    assertThat(status(stage.member(), "DELETE", WEB, "")).isEqualTo(403);
    assertThat(status(stage.stranger(), "DELETE", WEB, "")).isEqualTo(404);
    assertThat(stage.get(WEB).status()).isEqualTo(200);
  }

  private Answer create(String body) {
    return stage.send(stage.admin(), "POST", "/v1/apps", body.formatted(Stage.PROJECT));
  }

  private int status(Optional<String> who, String method, String path, String body) {
    return stage.send(who, method, path, body).status();
  }

  private JsonNode audited() {
    return stage.get("/v1/teams/%s/audit-logs".formatted(Stage.TEAM)).json().path("audit_logs");
  }
}
