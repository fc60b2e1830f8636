package dev.owlissues.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.shared.account.access.ApiKey;
import dev.owlissues.shared.account.access.KeyType;
import dev.owlissues.shared.account.access.Permission;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.dynamo.table.LocalTables;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The client key that an app is shown with. */
class ClientSecretsTest {
  private static final String WEB = "/v1/apps/" + Stage.WEB;
  private static final Secret SECOND = Stage.secret(KeyType.CLIENT, "c2");

  @RegisterExtension final LocalTables tables = new LocalTables();
  private Stage stage;

  @BeforeEach
  void open() {
    stage = new Stage(tables);
  }

  /** What every read of the app shows, which is the same in each of them. */
  private Optional<String> shown() {
    List<JsonNode> reads =
        List.of(
            stage.get(WEB).json(),
            stage.get("/v1/apps").json().at("/apps/0"),
            stage.get("/v1/projects/" + Stage.PROJECT).json().at("/apps/0"),
            stage.send(stage.admin(), "PATCH", WEB, "{\"name\": \"The web app\"}").json());
    for (JsonNode app : reads) {
      assertThat(app.path("id").asText()).isEqualTo(Stage.WEB.toString());
      assertThat(app.path("client_secret")).isEqualTo(reads.getFirst().path("client_secret"));
      JsonNode secret = app.path("client_secret");
      assertThat(app.path("sentry_dsn").asText("none"))
          .isEqualTo(
              secret.isNull()
                  ? "none"
                  : "https://%s@issues.example.com/1".formatted(secret.asText()));
    }
    JsonNode secret = reads.getFirst().path("client_secret");
    return secret.isNull() ? Optional.empty() : Optional.of(secret.asText());
  }

  private void client(Secret secret, Duration validFor, Permission... permissions) {
    stage.key(
        secret,
        Stage.TEAM,
        Optional.of(new ApiKey.AppScope(Stage.PROJECT, Stage.WEB)),
        Set.of(permissions),
        Optional.of(Stage.START.plus(validFor)));
  }

  private void revoke(Secret secret) {
    JsonNode keys = stage.get(stage.admin(), "/v1/auth/keys").json().path("api_keys");
    String id =
        keys.valueStream()
            .filter(key -> key.path("secret").asText().equals(secret.text()))
            .map(key -> key.path("id").asText())
            .findFirst()
            .orElseThrow();
    assertThat(stage.send(stage.admin(), "DELETE", "/v1/auth/keys/" + id, "").status())
        .isEqualTo(200);
  }

  @Test // (R-app-5)
  void itIsOneThatWorksWhenTheFirstIsRevoked() {
    client(SECOND, Duration.ofDays(900), Permission.EVENTS_WRITE);

    revoke(Stage.CLIENT);

    assertThat(shown()).contains(SECOND.text());
  }

  @Test // (R-app-5)
  void withoutOneThatWorksThereIsNone() {
    revoke(Stage.CLIENT);

    assertThat(shown()).isEmpty();
  }

  @Test // (R-app-5)
  void oneThatHasRunOutOrMaySendNoEventsIsNotShown() {
    client(SECOND, Duration.ofMinutes(1), Permission.EVENTS_WRITE);
    client(Stage.secret(KeyType.CLIENT, "c3"), Duration.ofDays(900), Permission.USERS_WRITE);
    stage.advance(Duration.ofMinutes(1));

    assertThat(shown()).contains(Stage.CLIENT.text());
  }
}
