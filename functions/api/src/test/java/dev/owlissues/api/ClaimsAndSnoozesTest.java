package dev.owlissues.api;

import static dev.owlissues.api.Issues.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.issue.IssueStatus;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Claiming issues and putting them to sleep, over HTTP. */
class ClaimsAndSnoozesTest {
  private static final String PATH =
      "/v1/projects/%s/issues/%s".formatted(Stage.PROJECT, Stage.ISSUE);
  private static final String CLAIM = "{\"status\":\"in_progress\"}";
  private static final String TAKE_OVER = "{\"status\":\"in_progress\",\"take_over\":true}";

  @RegisterExtension final LocalTables tables = new LocalTables();
  private Stage stage;

  @BeforeEach
  void open() {
    stage = new Stage(tables);
    stage.issues.create(anIssue().id(Stage.ISSUE).build());
    stage.advance(Duration.ofMinutes(5));
  }

  @Test // (R-claim-1)
  void aPersonOrAnAgentClaimsAnIssueUnderTheirName() {
    assertThat(stage.get(PATH).json().get("claimed_by").isNull()).isTrue();

    Answer byAgent = patch(Stage.BY_AGENT, CLAIM);

    assertThat(byAgent.status()).isEqualTo(200);
    assertThat(byAgent.text("/claimed_by/type")).isEqualTo("agent");
    assertThat(byAgent.text("/claimed_by/id")).isEqualTo(Stage.AGENT_KEY.toString());
    assertThat(byAgent.text("/claimed_by/name")).isNotBlank();
    patch(Stage.BY_AGENT, "{\"status\":\"new\"}");
    Answer byPerson = patch(stage.member(), CLAIM);
    assertThat(byPerson.text("/claimed_by/type")).isEqualTo("user");
    assertThat(byPerson.text("/claimed_by/name")).isEqualTo("person2");
    assertThat(stage.get(PATH).json().get("claimed_by"))
        .isEqualTo(byPerson.json().get("claimed_by"));
  }

  @Test // (R-claim-2, R-claim-3)
  void theClaimOutlivesResolvingAndEndsWithNew() {
    patch(stage.member(), CLAIM);

    Answer resolved = patch(Stage.BY_AGENT, "{\"status\":\"resolved\"}");
    Answer reopened = patch(Stage.BY_AGENT, "{\"status\":\"new\"}");

    assertThat(resolved.text("/claimed_by/name")).isEqualTo("person2");
    assertThat(reopened.json().get("claimed_by").isNull()).isTrue();
  }

  @Test // (R-claim-4)
  void whatAnotherHasIsTakenOverOnlyByWhoSaysSo() {
    patch(stage.member(), CLAIM);

    Answer refused = patch(Stage.BY_AGENT, CLAIM);
    Answer taken = patch(Stage.BY_AGENT, TAKE_OVER);
    Answer again = patch(Stage.BY_AGENT, TAKE_OVER);

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.error()).contains("in_progress", "take_over");
    assertThat(taken.status()).isEqualTo(200);
    assertThat(taken.text("/claimed_by/type")).isEqualTo("agent");
    assertThat(again.status()).isEqualTo(400);
  }

  @Test // (R-snooze-1, R-snooze-3)
  void anIssueSleepsUntilATimeAndShowsIt() {
    Answer snoozed =
        patch("{\"status\":\"snoozed\",\"snooze_until\":\"2026-12-24T09:00:00+01:00\"}");
    Answer back = patch("{\"status\":\"new\"}");

    assertThat(snoozed.status()).isEqualTo(200);
    assertThat(snoozed.text("/snoozed_at")).isEqualTo("2026-11-24T10:05:00.000Z");
    assertThat(snoozed.text("/snooze_until")).isEqualTo("2026-12-24T08:00:00.000Z");
    assertThat(snoozed.json().get("snooze_events_left").isNull()).isTrue();
    assertThat(back.json().get("snooze_until").isNull()).isTrue();
    assertThat(back.json().get("snoozed_at").isNull()).isTrue();
  }

  @Test // (R-snooze-4)
  void anIssueSleepsForSoManyEventsAndShowsHowManyAreLeft() {
    Answer snoozed = patch("{\"status\":\"snoozed\",\"snooze_events\":1000000}");

    assertThat(snoozed.json().get("snooze_events_left").asInt()).isEqualTo(1_000_000);
    assertThat(snoozed.json().get("snooze_until").isNull()).isTrue();
    assertThat(stage.get(PATH).json().get("snooze_events_left").asInt()).isEqualTo(1_000_000);
  }

  @ParameterizedTest // (R-snooze-3)
  @CsvSource({
    "2026-11-24T10:05:00.000Z, false",
    "2026-11-24T10:05:00.001Z, true",
    "2027-11-24T10:05:00.000Z, true",
    "2027-11-24T10:05:00.001Z, false",
    "2026-11-25, true",
  })
  void theTimeIsAheadByAYearAtMost(String until, boolean taken) {
    Answer answer = patch("{\"status\":\"snoozed\",\"snooze_until\":\"%s\"}".formatted(until));

    assertThat(answer.status()).isEqualTo(taken ? 200 : 400);
    assertThat(answer.error()).contains(taken ? "" : "snooze_until");
  }

  @ParameterizedTest // (R-http-4)
  @ValueSource(
      strings = {
        "\"status\":\"snoozed\",\"snooze_until\":\"soon\"",
        "\"status\":\"snoozed\",\"snooze_until\":\"30d\"",
        "\"status\":\"snoozed\",\"snooze_until\":1798675200",
        "\"status\":\"snoozed\",\"snooze_until\":\"\"",
        "\"status\":\"snoozed\",\"snooze_events\":0",
        "\"status\":\"snoozed\",\"snooze_events\":1000001",
        "\"status\":\"snoozed\",\"snooze_events\":1.5",
        "\"status\":\"snoozed\",\"snooze_events\":\"7\"",
        "\"status\":\"snoozed\",\"snooze_events\":7,\"snooze_until\":\"2026-12-24T08:00:00Z\"",
        "\"status\":\"silenced\",\"snooze_events\":7",
        "\"status\":\"new\",\"snooze_until\":\"2026-12-24T08:00:00Z\"",
        "\"status\":\"in_progress\",\"take_over\":\"yes\"",
        "\"status\":\"resolved\",\"take_over\":true"
      })
  void whatIsWrongOrDoesNotGoTogetherIsRefusedByNameAndNothingChanges(String fields) {
    stage.issues.create(anIssue().id(Stage.id(8)).status(IssueStatus.IN_PROGRESS).build());

    Answer answer = patch("{" + fields + "}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).containsPattern("snooze_until|snooze_events|take_over");
    assertThat(stage.get(PATH).text("/status")).isEqualTo("new");
  }

  @Test
  void nullIsAsGoodAsNothing() {
    Answer answer =
        patch(
            "{\"status\":\"resolved\",\"snooze_until\":null,\"snooze_events\":null,"
                + "\"take_over\":null}");

    assertThat(answer.status()).isEqualTo(200);
  }

  private Answer patch(String body) {
    return patch(Stage.BY_AGENT, body);
  }

  private Answer patch(Optional<String> who, String body) {
    return stage.send(who, "PATCH", PATH, body);
  }
}
