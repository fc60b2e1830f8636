package dev.owlissues.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.shared.dynamo.table.LocalTables;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AuditPagesTest {
  private static final String LOG = "/v1/teams/" + Stage.TEAM + "/audit-logs";

  @RegisterExtension static final LocalTables TABLES = new LocalTables();
  private Stage stage;

  @BeforeEach
  void open() {
    TABLES.clear();
    stage = new Stage(TABLES);
  }

  @Test // (R-audit-1)
  void anEntrySaysWhoDidWhatToWhatAndWhen() {
    rename(stage.admin(), "New");

    JsonNode entry = stage.get(LOG).json().path("audit_logs").path(0);

    assertThat(entry.path("id").asText()).isNotEmpty();
    assertThat(entry.path("team_id").asText()).isEqualTo(Stage.TEAM.toString());
    assertThat(entry.path("actor_type").asText()).isEqualTo("user");
    assertThat(entry.path("actor_id").asText()).isEqualTo(Stage.id(901).toString());
    assertThat(entry.path("action").asText()).isEqualTo("update");
    assertThat(entry.path("resource_type").asText()).isEqualTo("app");
    assertThat(entry.path("resource_id").asText()).isEqualTo(Stage.WEB.toString());
    assertThat(entry.path("changes").toString())
        .isEqualTo("{\"name\":{\"before\":\"The web app\",\"after\":\"New\"}}");
    assertThat(entry.get("metadata").isNull()).isTrue();
    assertThat(entry.path("timestamp").asText()).isEqualTo("2026-11-24T10:00:00.000Z");
  }

  @Test // (R-audit-6)
  void pagesTogetherAreTheWholeLogNewestFirst() {
    for (int n = 0; n < 7; n++) {
      rename(n % 2 == 0 ? stage.admin() : Stage.BY_AGENT, "Name " + n);
      stage.advance(Duration.ofSeconds(n % 3));
    }
    List<String> all = walk(200);

    assertThat(all).hasSize(7).doesNotHaveDuplicates();
    for (int limit = 1; limit < 8; limit++) {
      assertThat(walk(limit)).as("limit %d", limit).isEqualTo(all);
    }
  }

  @Test // (R-audit-6)
  void filtersLeaveOutWhatTheyDoNotName() {
    rename(stage.admin(), "One");
    stage.advance(Duration.ofHours(2));
    rename(Stage.BY_AGENT, "Two");

    assertThat(count("actor_id", Stage.AGENT_KEY.toString())).isEqualTo(1);
    assertThat(count("resource_type", "app")).isEqualTo(2);
    assertThat(count("resource_type", "project")).isZero();
    assertThat(count("resource_id", Stage.WEB.toString())).isEqualTo(2);
    assertThat(count("action", "delete")).isZero();
    assertThat(count("since", "1h")).isEqualTo(1);
    assertThat(count("until", "2026-11-24T10:00:00Z")).isEqualTo(1);
  }

  @ParameterizedTest
  @CsvSource({
    "action, drop",
    "since, yesterday",
    "until, 12",
    "cursor, abc",
    "cursor, WyJ4IiwieSJd"
  })
  void aWrongParameterIsNamed(String name, String value) {
    Answer answer = stage.get(LOG, name, value);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).contains(name);
  }

  @Test // (R-audit-6)
  void theLogIsForAdminsAndKeysThatMay() {
    assertThat(stage.get(stage.admin(), LOG).status()).isEqualTo(200);
    assertThat(stage.get(stage.member(), LOG).status()).isEqualTo(403);
    assertThat(stage.get(stage.stranger(), LOG).status()).isEqualTo(404);
    assertThat(stage.get("/v1/teams/x/audit-logs").status()).isEqualTo(404);
  }

  private void rename(Optional<String> who, String name) {
    Answer answer =
        stage.send(who, "PATCH", "/v1/apps/" + Stage.WEB, "{\"name\": \"%s\"}".formatted(name));
    assertThat(answer.status()).isEqualTo(200);
  }

  private int count(String... query) {
    return stage.get(LOG, query).json().path("audit_logs").size();
  }

  private List<String> walk(int limit) {
    return Walk.of(stage, LOG, "audit_logs").ids(limit);
  }
}
