package dev.owlissues.api.account;

import static dev.owlissues.shared.account.team.AppBuilder.anApp;
import static dev.owlissues.shared.account.team.ProjectBuilder.aProject;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.api.AccountsStage;
import dev.owlissues.api.AccountsStage.Person;
import dev.owlissues.api.Answer;
import dev.owlissues.local.aws.dynamo.FaultyDynamo;
import dev.owlissues.shared.account.team.Platform;
import dev.owlissues.shared.dynamo.table.LocalTables;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class KeyEndpointsTest {
  private static final UUID PROJECT = UUID.fromString("01935c80-0000-7000-8000-000000000002");
  private static final UUID APP = UUID.fromString("01935c80-0000-7000-8000-000000000003");

  @RegisterExtension final LocalTables tables = new LocalTables();
  private final FaultyDynamo suspending = FaultyDynamo.over(tables.client());
  private AccountsStage stage;
  private Person ann;

  @BeforeEach
  void open() {
    stage = new AccountsStage(tables, suspending.client());
    ann = stage.join("ann");
    var teams = tables.stores().teams();
    UUID teamId = UUID.fromString(ann.teamId());
    teams.create(aProject().id(PROJECT).in(teamId).createdAt(stage.clock.instant()).build());
    teams.create(
        anApp()
            .id(APP)
            .name("Shop web")
            .in(teamId, PROJECT)
            .platform(Platform.WEB)
            .bundleId("shop.example.com")
            .createdAt(stage.clock.instant())
            .build());
  }

  @Test // (R-key-3, R-key-6)
  void anAgentKeyIsMadeAndItsSecretToldOnce() {
    Answer made = agent("");
    String id = made.text("/api_key/id");

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().path("api_key").fieldNames())
        .toIterable()
        .containsExactly(
            "id",
            "secret",
            "key_type",
            "app_id",
            "team_id",
            "name",
            "created_by",
            "permissions",
            "created_at",
            "updated_at",
            "last_used_at",
            "expires_at",
            "app_name",
            "created_by_email");
    assertThat(made.text("/api_key/secret")).matches("owl_agent_[0-9a-f]{48}");
    assertThat(made.text("/api_key/created_by")).isEqualTo(ann.id());
    assertThat(made.text("/api_key/created_by_email")).isEqualTo("ann@example.com");
    assertThat(made.json().at("/api_key/permissions").toString())
        .contains("issues:read", "issues:write");
    Answer read = stage.get(ann, "/v1/auth/keys/" + id);
    assertThat(read.json().at("/api_key/secret").isNull()).isTrue();
    assertThat(stage.with(made.text("/api_key/secret"), "GET", "/v1/projects", "").status())
        .isEqualTo(200);
  }

  @Test // (R-key-6)
  void aClientKeysSecretStaysReadable() {
    Answer made = create("client", "\"app_id\":\"" + APP + "\"");
    Answer read = stage.get(ann, "/v1/auth/keys/" + made.text("/api_key/id"));

    assertThat(made.status()).isEqualTo(201);
    assertThat(read.json()).isEqualTo(made.json());
    assertThat(read.text("/api_key/secret")).startsWith("owl_client_");
    assertThat(read.text("/api_key/app_id")).isEqualTo(APP.toString());
    assertThat(read.text("/api_key/app_name")).isEqualTo("Shop web");
  }

  @Test // (R-key-6)
  void anImportKeysSecretIsToldOnce() {
    Answer made = create("import", "\"app_id\":\"" + APP + "\"");
    Answer read = stage.get(ann, "/v1/auth/keys/" + made.text("/api_key/id"));

    assertThat(made.text("/api_key/secret")).startsWith("owl_import_");
    assertThat(read.json().at("/api_key/secret").isNull()).isTrue();
  }

  @Test // (R-key-2)
  void anAgentKeyMayBeAskedForByAnApp() {
    Answer made = create("agent", "\"app_id\":\"" + APP + "\"");

    assertThat(made.text("/api_key/team_id")).isEqualTo(ann.teamId());
    assertThat(made.json().at("/api_key/app_id").isNull()).isTrue();
  }

  @ParameterizedTest // (R-key-2)
  @ValueSource(
      strings = {
        "{}",
        "{\"name\":\"k\",\"key_type\":\"root\"}",
        "{\"name\":\"k\",\"key_type\":\"agent\"}",
        "{\"name\":\"k\",\"key_type\":\"client\"}",
        "{\"name\":\"k\",\"key_type\":\"import\",\"team_id\":\"01935c80-0000-7000-8000-000000000001\"}",
        "{\"name\":\"k\",\"key_type\":\"agent\",\"team_id\":\"x\"}",
        "{\"name\":5,\"key_type\":\"agent\",\"team_id\":\"01935c80-0000-7000-8000-000000000001\"}"
      })
  void anIncompleteWishIsRefused(String body) {
    assertThat(stage.as(ann, "POST", "/v1/auth/keys", body).status()).isEqualTo(400);
  }

  @ParameterizedTest // (R-key-5)
  @CsvSource(
      delimiter = '|',
      value = {
        "[]|must not be empty",
        "[\"issues:read\",\"issues:read\"]|twice",
        "[\"issues:rea\"]|unknown name: 'issues:rea'",
        "[\"metrics:delete\"]|unknown name",
        "[5]|array of strings",
        "\"issues:read\"|array of strings"
      })
  void wrongPermissionsAreRefused(String permissions, String why) {
    Answer answer = agent(",\"permissions\":" + permissions);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).contains("permissions", why);
  }

  @Test // (R-key-5)
  void permissionsOfFeaturesThatWeDoNotHaveAreKept() {
    Answer made = agent(",\"permissions\":[\"metrics:read\",\"issues:read\"]");

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().at("/api_key/permissions").toString())
        .isEqualTo("[\"issues:read\",\"metrics:read\"]");
  }

  @Test
  void soAreThoseOfClientKeys() {
    Answer made =
        create(
            "client",
            "\"app_id\":\"" + APP + "\",\"permissions\":[\"events:write\",\"feedback:write\"]");

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().at("/api_key/permissions").toString())
        .isEqualTo("[\"events:write\",\"feedback:write\"]");
  }

  @ParameterizedTest // (R-key-4)
  @ValueSource(strings = {"client", "import"})
  void aKeyOfAnAppMayOnlyWrite(String type) {
    Answer answer = create(type, "\"app_id\":\"" + APP + "\",\"permissions\":[\"issues:read\"]");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).contains("keys of type " + type + " cannot have issues:read");
  }

  @Test // (R-key-8)
  void aKeyMayRunOut() {
    Answer made = agent(",\"expires_in_days\":1");
    String secret = made.text("/api_key/secret");

    assertThat(made.text("/api_key/expires_at")).isEqualTo("2026-11-26T08:00:00.000Z");
    assertThat(stage.with(secret, "GET", "/v1/auth/whoami", "").status()).isEqualTo(200);
    stage.clock.advance(Duration.ofDays(1));
    assertThat(stage.with(secret, "GET", "/v1/auth/whoami", "").status()).isEqualTo(401);
    assertThat(agent(",\"expires_in_days\":0").status()).isEqualTo(400);
  }

  @Test // (R-key-7)
  void aRevokedKeyIsRefusedAtOnceAndGoneFromEveryList() {
    Answer made = agent("");
    String path = "/v1/auth/keys/" + made.text("/api_key/id");

    Answer revoked = stage.as(ann, "DELETE", path, "");

    assertThat(revoked.status()).isEqualTo(200);
    assertThat(revoked.json().path("deleted").asBoolean()).isTrue();
    assertThat(stage.with(made.text("/api_key/secret"), "GET", "/v1/auth/whoami", "").status())
        .isEqualTo(401);
    assertThat(stage.get(ann, path).status()).isEqualTo(404);
    assertThat(stage.as(ann, "DELETE", path, "").status()).isEqualTo(404);
    assertThat(stage.as(ann, "PATCH", path, "{\"name\":\"x\"}").status()).isEqualTo(404);
    assertThat(stage.get(ann, "/v1/auth/keys").json().path("api_keys")).hasSize(1);
  }

  @Test // (R-key-13)
  void aKeyIsRenamedAndItsPermissionsChangedAtOnce() {
    Answer made = agent("");
    String path = "/v1/auth/keys/" + made.text("/api_key/id");
    stage.clock.advance(Duration.ofMinutes(1));

    Answer changed =
        stage.as(ann, "PATCH", path, "{\"name\":\"bot\",\"permissions\":[\"events:read\"]}");

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.text("/api_key/name")).isEqualTo("bot");
    assertThat(changed.text("/api_key/updated_at")).isEqualTo("2026-11-25T08:01:00.000Z");
    assertThat(stage.with(made.text("/api_key/secret"), "GET", "/v1/projects", "").error())
        .isEqualTo("missing permission: projects:read");
    assertThat(stage.as(ann, "PATCH", path, "{}").status()).isEqualTo(400);
    assertThat(stage.as(ann, "PATCH", path, "{\"permissions\":[]}").status()).isEqualTo(400);
  }

  @Test // (R-audit-1)
  void makingChangingAndRevokingAKeyIsAudited() {
    String id = agent("").text("/api_key/id");
    stage.clock.advance(Duration.ofMinutes(1));
    stage.as(ann, "PATCH", "/v1/auth/keys/" + id, "{\"name\":\"bot\"}");
    stage.clock.advance(Duration.ofMinutes(1));
    stage.as(ann, "DELETE", "/v1/auth/keys/" + id, "");

    Answer log = stage.get(ann, "/v1/teams/" + ann.teamId() + "/audit-logs?resource_id=" + id);

    assertThat(log.json().findValuesAsText("action")).containsExactly("delete", "update", "create");
    assertThat(log.json().findValuesAsText("resource_type")).containsOnly("api_key");
    assertThat(log.json().findValuesAsText("actor_id")).containsOnly(ann.id());
    assertThat(log.text("/audit_logs/1/changes/name/after")).isEqualTo("bot");
  }

  @Test // (R-key-9)
  void membersReadKeysAndAdminsChangeThem() {
    Person bob = stage.member(ann, "bob", "member");
    Answer made = agent("");
    String path = "/v1/auth/keys/" + made.text("/api_key/id");

    assertThat(stage.get(bob, path).status()).isEqualTo(200);
    assertThat(stage.get(bob, "/v1/auth/keys?team_id=" + ann.teamId()).json().path("api_keys"))
        .hasSize(2);
    assertThat(stage.as(bob, "PATCH", path, "{\"name\":\"x\"}").status()).isEqualTo(403);
    assertThat(stage.as(bob, "DELETE", path, "").status()).isEqualTo(403);
    assertThat(
            stage
                .as(
                    bob,
                    "POST",
                    "/v1/auth/keys",
                    "{\"name\":\"k\",\"key_type\":\"agent\",\"team_id\":\"" + ann.teamId() + "\"}")
                .status())
        .isEqualTo(403);
  }

  @ParameterizedTest // (R-removal-4)
  @ValueSource(strings = {"/v1/apps/{app}", "/v1/projects/{project}"})
  void anAppThatIsRemovedMeanwhileIsLeftWithoutAKey(String removed) {
    var refused = 0;
    boolean reached = true;
    for (long call = 1; reached; call++) {
      String project =
          made("/v1/projects", "\"team_id\":\"" + ann.teamId() + "\",\"slug\":\"s" + call + "\"");
      String app = made("/v1/apps", "\"platform\":\"backend\",\"project_id\":\"" + project + "\"");
      String path = removed.replace("{app}", app).replace("{project}", project);
      var acted = new AtomicBoolean();
      suspending.reset();
      suspending.before(
          call,
          () -> {
            acted.set(true);
            assertThat(stage.as(ann, "DELETE", path, "").status()).isEqualTo(200);
          });

      Answer made = create("import", "\"app_id\":\"" + app + "\"");

      suspending.reset();
      reached = acted.get();
      if (!reached) {
        assertThat(stage.as(ann, "DELETE", path, "").status()).isEqualTo(200);
      }
      assertThat(made.status()).as("call %d", call).isIn(201, 404);
      refused += made.status() == 404 ? 1 : 0;
      assertThat(stage.get(ann, "/v1/auth/keys").json().findValuesAsText("app_id"))
          .as("call %d", call)
          .doesNotContain(app);
      if (made.status() == 201) {
        String secret = made.text("/api_key/secret");
        assertThat(stage.with(secret, "GET", "/v1/auth/whoami", "").status()).isEqualTo(401);
      }
    }

    assertThat(refused).isPositive();
  }

  private String made(String path, String fields) {
    return stage.as(ann, "POST", path, "{\"name\":\"n\"," + fields + "}").text("/id");
  }

  @Test // (R-key-10)
  void anAgentKeyMakesImportKeysOnly() {
    String agent = agent("").text("/api_key/secret");
    String importing = "{\"name\":\"k\",\"key_type\":\"import\",\"app_id\":\"" + APP + "\"}";
    String reading = agent(",\"permissions\":[\"apps:read\"]").text("/api_key/secret");

    assertThat(stage.with(agent, "POST", "/v1/auth/keys", importing).status()).isEqualTo(201);
    assertThat(
            stage
                .with(agent, "POST", "/v1/auth/keys", importing.replace("import", "client"))
                .status())
        .isEqualTo(403);
    assertThat(stage.with(reading, "POST", "/v1/auth/keys", importing).error())
        .contains("apps:write");
  }

  @Test
  void keysOfAnotherTeamAreNotThere() {
    Person eve = stage.join("eve");
    Answer made = agent("");
    String path = "/v1/auth/keys/" + made.text("/api_key/id");

    assertThat(stage.get(eve, path).status()).isEqualTo(404);
    assertThat(stage.as(eve, "DELETE", path, "").status()).isEqualTo(404);
    assertThat(stage.as(eve, "PATCH", path, "{\"name\":\"x\"}").status()).isEqualTo(404);
    assertThat(stage.get(eve, "/v1/auth/keys?team_id=" + ann.teamId()).json().path("api_keys"))
        .isEmpty();
    assertThat(
            stage
                .as(
                    eve,
                    "POST",
                    "/v1/auth/keys",
                    "{\"name\":\"k\",\"key_type\":\"client\",\"app_id\":\"" + APP + "\"}")
                .status())
        .isEqualTo(404);
  }

  @Test // (R-key-12)
  void aDefaultAgentKeyIsMadeWhereThereIsNone() {
    String body = "{\"team_id\":\"" + ann.teamId() + "\"}";
    Answer there = stage.as(ann, "POST", "/v1/auth/default-agent-key", body);
    String id = stage.get(ann, "/v1/auth/keys").text("/api_keys/0/id");
    stage.as(ann, "DELETE", "/v1/auth/keys/" + id, "");

    Answer made = stage.as(ann, "POST", "/v1/auth/default-agent-key", body);
    Answer again = stage.as(ann, "POST", "/v1/auth/default-agent-key", body);

    assertThat(there.status()).isEqualTo(200);
    assertThat(there.json().path("created").asBoolean()).isFalse();
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.text("/secret")).startsWith("owl_agent_");
    assertThat(again.status()).isEqualTo(200);
    assertThat(stage.as(ann, "POST", "/v1/auth/default-agent-key", "{}").status()).isEqualTo(400);
    assertThat(stage.as(stage.join("eve"), "POST", "/v1/auth/default-agent-key", body).status())
        .isEqualTo(404);
  }

  private Answer agent(String more) {
    return create("agent", "\"team_id\":\"" + ann.teamId() + "\"" + more);
  }

  private Answer create(String type, String more) {
    return stage.as(
        ann,
        "POST",
        "/v1/auth/keys",
        "{\"name\":\"a key\",\"key_type\":\"%s\",%s}".formatted(type, more));
  }
}
