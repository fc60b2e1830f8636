package dev.owlissues.api;

import static dev.owlissues.api.Issues.aForeignIssue;
import static dev.owlissues.api.Issues.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.account.access.Permission;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.issue.IssueStatus;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** PATCH of an issue. */
class IssueStatusTest {
  private static final String PATH =
      "/v1/projects/%s/issues/%s".formatted(Stage.PROJECT, Stage.ISSUE);

  @RegisterExtension final LocalTables tables = new LocalTables();
  private Stage stage;

  @BeforeEach
  void open() {
    stage = new Stage(tables);
    stage.issues.create(anIssue().id(Stage.ISSUE).build());
    stage.advance(Duration.ofMinutes(5));
  }

  @Test
  void theSampleRequestResolvesTheIssue() {
    Answer answer = stage.sample("resolve-issue");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("id").asText()).isEqualTo(Stage.ISSUE.toString());
    assertThat(answer.json().get("status").asText()).isEqualTo("resolved");
    assertThat(answer.json().get("resolved_at_version").asText()).isEqualTo("1.4.0");
    assertThat(answer.json().get("updated_at").asText()).isEqualTo("2026-11-24T10:05:00.000Z");
    assertThat(answer.json().get("app_name").asText()).isNotEmpty();
    assertThat(stage.get(PATH).json().get("status").asText()).isEqualTo("resolved");
  }

  @Test // (R-status-5)
  void aVersionIsOptionalAndANullOrBlankOneIsNone() {
    for (String version :
        new String[] {"", ",\"resolved_at_version\":null", ",\"resolved_at_version\":\"  \""}) {
      Answer answer = patch("{\"status\":\"resolved\"%s}".formatted(version));

      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.json().get("resolved_at_version").isNull()).isTrue();
      assertThat(patch("{\"status\":\"new\"}").status()).isEqualTo(200);
    }
  }

  @Test // (R-snooze-1)
  void snoozingShowsSinceWhen() {
    Answer snoozed = patch("{\"status\":\"snoozed\"}");
    Answer back = patch("{\"status\":\"new\"}");

    assertThat(snoozed.json().get("snoozed_at").asText()).isEqualTo("2026-11-24T10:05:00.000Z");
    assertThat(back.json().get("snoozed_at").isNull()).isTrue();
  }

  @Test // (R-status-3, R-status-4)
  void aChangeThatIsNotInTheTableNamesBothStatuses() {
    for (IssueStatus same :
        List.of(IssueStatus.IN_PROGRESS, IssueStatus.SILENCED, IssueStatus.RESOLVED)) {
      assertThat(patch("{\"status\":\"%s\"}".formatted(same.wire())).status()).isEqualTo(200);
      Answer again = patch("{\"status\":\"%s\"}".formatted(same.wire()));
      assertThat(again.status()).isEqualTo(400);
      assertThat(again.error()).contains(same.wire());
    }
    assertThat(patch("{\"status\":\"in_progress\"}").error())
        .isEqualTo("an issue that is resolved cannot become in_progress by request");
    assertThat(patch("{\"status\":\"regressed\"}").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{",
        "{\"status\":null}",
        "{\"status\":7}",
        "{\"status\":\"open\"}",
        "{\"status\":\"NEW\"}",
        "{\"status\":[\"resolved\"]}",
        "{\"status\":\"\"}",
        "{\"status\":\"resolved\",\"resolved_at_version\":7}",
        "{\"status\":\"resolved\",\"resolved_at_version\":{}}",
        "{\"status\":\"resolved\",\"resolved_at_version\":"
            + "\"123456789 123456789 123456789 123456789 123456789 1\"}",
        "{\"status\":\"resolved\",\"resolved_at_version\":\"1\\u0000\"}"
      })
  void aMalformedBodyIsRefusedAndNothingChanges(String body) {
    Answer answer = patch(body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).isNotBlank();
    assertThat(stage.get(PATH).json().get("status").asText()).isEqualTo("new");
  }

  @Test // (R-status-5)
  void aVersionOfFiftyCharactersIsTakenBlanksAroundItAside() {
    String version = "v".repeat(50);

    Answer answer =
        patch("{\"status\":\"resolved\",\"resolved_at_version\":\"   %s  \"}".formatted(version));

    assertThat(answer.json().get("resolved_at_version").asText()).isEqualTo(version);
  }

  @Test
  void anUnknownIssueAndOneOfAnotherTeamAreBothNotFound() {
    stage.issues.create(aForeignIssue().id(Stage.id(44)).build());
    String body = "{\"status\":\"resolved\"}";

    for (String path :
        new String[] {
          "/v1/projects/%s/issues/%s".formatted(Stage.PROJECT, Stage.id(99)),
          "/v1/projects/%s/issues/%s".formatted(Stage.PROJECT, Stage.id(44)),
          "/v1/projects/%s/issues/%s".formatted(Stage.OTHER_PROJECT, Stage.id(44)),
          "/v1/projects/%s/issues/nonsense".formatted(Stage.PROJECT),
          "/v1/projects/%s/issues/%s".formatted(Stage.EMPTY_PROJECT, Stage.ISSUE)
        }) {
      assertThat(stage.send(Stage.BY_AGENT, "PATCH", path, body).status()).as(path).isEqualTo(404);
    }
  }

  @Test // (R-permission-1, R-permission-3)
  void aKeyNeedsThePermissionAndAMemberNeedsNone() {
    String body = "{\"status\":\"in_progress\"}";

    Answer refused = stage.send(stage.allowed(Permission.ISSUES_READ), "PATCH", PATH, body);
    Answer stranger = stage.send(stage.stranger(), "PATCH", PATH, body);
    Answer member = stage.send(stage.member(), "PATCH", PATH, body);

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.error()).isEqualTo("missing permission: issues:write");
    assertThat(stranger.status()).isEqualTo(404);
    assertThat(stage.send(Optional.empty(), "PATCH", PATH, body).status()).isEqualTo(401);
    assertThat(member.status()).isEqualTo(200);
  }

  @Test
  void theAuditLogSaysWhoAndFromWhatToWhat() {
    patch("{\"status\":\"silenced\"}");

    assertThat(tables.client().scan(r -> r.tableName(tables.names().of(Tables.AUDIT))).items())
        .singleElement()
        .satisfies(entry -> {
          assertThat(entry.toString())
              .contains("api_key", Stage.AGENT_KEY.toString(), "silenced", "new");
        });
  }

  private Answer patch(String body) {
    return stage.send(Stage.BY_AGENT, "PATCH", PATH, body);
  }
}
