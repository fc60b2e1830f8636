package dev.owlissues.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.local.aws.dynamo.FaultyDynamo;
import dev.owlissues.local.aws.dynamo.FaultyDynamo.Fault;
import dev.owlissues.shared.account.access.ApiKey;
import dev.owlissues.shared.account.access.KeyType;
import dev.owlissues.shared.account.access.Permission;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.TableSnapshot;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An app gets another client key in place of the one it has. */
class KeyRotationTest {
  private static final String WEB = "/v1/apps/" + Stage.WEB;
  private static final Secret SECOND = Stage.secret(KeyType.CLIENT, "c2");

  @RegisterExtension final LocalTables tables = new LocalTables();
  private Stage stage;

  @BeforeEach
  void open() {
    stage = new Stage(tables);
  }

  @Test // (R-key-17)
  void theNewKeyWorksAndTheOldOneEndsAtOnce() {
    Answer rotated = rotate("");

    assertThat(rotated.status()).isEqualTo(201);
    assertThat(rotated.json().path("id").asText()).isEqualTo(Stage.WEB.toString());
    String secret = secretOf(rotated);
    assertThat(secret).isNotEqualTo(Stage.CLIENT.text());
    assertThat(works(secret)).isTrue();
    assertThat(works(Stage.CLIENT.text())).isFalse();
    assertThat(shown()).isEqualTo(secret);
    assertThat(rotated.json().path("sentry_dsn").asText()).contains(secret);
  }

  @Test // (R-key-17)
  void theOldKeyMayLiveForSomeDaysMore() {
    String secret = secretOf(rotate("{\"grace_days\": 30}"));

    assertThat(shown()).isEqualTo(secret);
    stage.advance(Duration.ofDays(30).minusSeconds(1));
    assertThat(works(Stage.CLIENT.text())).isTrue();
    stage.advance(Duration.ofSeconds(1));
    assertThat(works(Stage.CLIENT.text())).isFalse();
    assertThat(works(secret)).isTrue();
  }

  @Test // (R-key-17)
  void noKeyLivesLongerByIt() {
    client(SECOND, Duration.ofDays(2));
    stage.advance(Duration.ofSeconds(1));
    assertThat(shown()).isEqualTo(SECOND.text());

    rotate("{\"grace_days\": 30}");

    stage.advance(Duration.ofDays(2));
    assertThat(works(SECOND.text())).isFalse();
  }

  @Test // (R-key-17)
  void otherKeysOfTheAppStay() {
    client(SECOND, Duration.ofDays(900));
    String shown = shown();
    String other = shown.equals(SECOND.text()) ? Stage.CLIENT.text() : SECOND.text();

    rotate("{}");

    assertThat(works(shown)).isFalse();
    assertThat(works(other)).isTrue();
  }

  @Test // (R-key-17)
  void anAppWithoutAKeyThatWorksGetsOne() {
    String first = secretOf(rotate("{}"));
    JsonNode keys = stage.get(stage.admin(), "/v1/auth/keys").json().path("api_keys");
    String id =
        keys.valueStream()
            .filter(key -> key.path("secret").asText().equals(first))
            .map(key -> key.path("id").asText())
            .findFirst()
            .orElseThrow();
    stage.send(stage.admin(), "DELETE", "/v1/auth/keys/" + id, "");

    String second = secretOf(rotate("{\"grace_days\": 90}"));

    assertThat(works(second)).isTrue();
    assertThat(shown()).isEqualTo(second);
  }

  @Test // (R-audit-1)
  void bothKeysAreInTheLog() {
    rotate("{}");
    rotate("{\"grace_days\": 1}");

    JsonNode log =
        stage
            .get(
                stage.admin(),
                "/v1/teams/" + Stage.TEAM + "/audit-logs",
                "resource_type",
                "api_key")
            .json()
            .path("audit_logs");

    assertThat(log.findValuesAsText("action"))
        .containsExactlyInAnyOrder("create", "delete", "create", "update");
    assertThat(log.findValues("expires_at")).hasSize(1);
  }

  @ParameterizedTest // (R-key-17)
  @ValueSource(strings = {"-1", "91", "1.5", "\"soon\"", "[]"})
  void daysAreWholeAndAtMostNinety(String days) {
    Answer answer = rotate("{\"grace_days\": %s}".formatted(days));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).contains("grace_days");
    assertThat(works(Stage.CLIENT.text())).isTrue();
  }

  @Test
  void aRemovedAppGetsNone() {
    stage.send(stage.admin(), "DELETE", WEB, "");

    assertThat(rotate("{}").status()).isEqualTo(404);
  }

  @ParameterizedTest // (R-key-17)
  @EnumSource(names = {"BEFORE_SENDING", "BEFORE_ANSWER"})
  void aRotationThatFailsAtAnyCallLeavesOneKey(Fault fault) {
    var before = TableSnapshot.of(tables.client(), tables.names());
    var faulty = FaultyDynamo.over(tables.client());
    boolean failed = true;
    for (int call = 1; failed; call++) {
      before.restore();
      var shaky = new Stage(tables, faulty.client());
      faulty.reset();
      faulty.failAt(call, fault);
      failed = shaky.send(shaky.admin(), "POST", WEB + "/rotate-key", "{}").status() != 201;
      faulty.reset();
      assertThat(working()).as("failed at call %d", call).hasSize(1);

      assertThat(rotate("{}").status()).isEqualTo(201);
      assertThat(working()).as("repeated after call %d", call).containsExactly(shown());
    }
  }

  @ParameterizedTest // (R-key-17, R-http-19)
  @ValueSource(strings = {"{}", "{\"grace_days\": 3}"})
  void ofTwoAtOnceOneComesAfterTheOther(String body) {
    rotateMeeting(
        body,
        () -> rotate(body),
        (call, answer) -> {
          stage.advance(Duration.ofDays(4));
          assertThat(working()).as("met at call %d", call).hasSize(1).containsExactly(shown());
        });
  }

  @ParameterizedTest // (R-key-16, R-key-17, R-http-19)
  @ValueSource(strings = {"{}", "{\"grace_days\": 3}"})
  void whatSomebodyChangesOfTheOldKeyMeanwhileHoldsForTheNewOne(String body) {
    String old = key(Stage.CLIENT.text()).path("id").asText();
    var inTime = new AtomicBoolean();
    rotateMeeting(
        body,
        () -> inTime.set(working().size() == 1 && rename(old).status() == 200),
        (_, answer) -> {
          JsonNode fresh = key(secretOf(answer));
          boolean wasInTime = inTime.getAndSet(false);
          assertThat(fresh.path("name").asText().equals("Slim")).isEqualTo(wasInTime);
          assertThat(fresh.path("permissions").size() == 1).isEqualTo(wasInTime);
        });
  }

  /** Rotates the key while somebody does something right before a call: each call in turn. */
  private void rotateMeeting(String body, Runnable somebody, BiConsumer<Integer, Answer> check) {
    var before = TableSnapshot.of(tables.client(), tables.names());
    var faulty = FaultyDynamo.over(tables.client());
    boolean met = true;
    for (int call = 1; met; call++) {
      before.restore();
      stage = new Stage(tables);
      var slow = new Stage(tables, faulty.client());
      faulty.reset();
      faulty.before(call, somebody);

      Answer answer = slow.send(slow.admin(), "POST", WEB + "/rotate-key", body);

      met = faulty.calls() >= call;
      faulty.reset();
      assertThat(answer.status()).isEqualTo(201);
      check.accept(call, answer);
    }
  }

  private Answer rename(String id) {
    return stage.send(
        stage.admin(),
        "PATCH",
        "/v1/auth/keys/" + id,
        "{\"name\": \"Slim\", \"permissions\": [\"events:write\"]}");
  }

  private JsonNode key(String secret) {
    return stage
        .get(stage.admin(), "/v1/auth/keys")
        .json()
        .path("api_keys")
        .valueStream()
        .filter(key -> key.path("secret").asText().equals(secret))
        .findFirst()
        .orElseThrow();
  }

  private Answer rotate(String body) {
    return stage.send(stage.admin(), "POST", WEB + "/rotate-key", body);
  }

  private static String secretOf(Answer app) {
    return app.json().path("client_secret").asText();
  }

  private String shown() {
    return secretOf(stage.get(WEB));
  }

  private List<String> working() {
    return stage
        .get(stage.admin(), "/v1/auth/keys")
        .json()
        .path("api_keys")
        .valueStream()
        .filter(key -> key.path("app_id").asText().equals(Stage.WEB.toString()))
        .map(key -> key.path("secret").asText())
        .filter(this::works)
        .toList();
  }

  /** Whether somebody is known by it. */
  private boolean works(String secret) {
    return stage.get(Optional.of("Bearer " + secret), "/v1/auth/whoami").status() == 200;
  }

  private void client(Secret secret, Duration validFor) {
    stage.key(
        secret,
        Stage.TEAM,
        Optional.of(new ApiKey.AppScope(Stage.PROJECT, Stage.WEB)),
        Set.of(Permission.EVENTS_WRITE),
        Optional.of(Stage.START.plus(validFor)));
  }
}
