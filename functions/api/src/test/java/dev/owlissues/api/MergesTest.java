package dev.owlissues.api;

import static dev.owlissues.api.Issues.aForeignIssue;
import static dev.owlissues.api.Issues.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.work.DynamoUnitStore;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.merge.Merge;
import dev.owlissues.shared.scan.page.ScanPage;
import dev.owlissues.shared.scan.page.UnitStore.Lease;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Merging over HTTP. */
class MergesTest {
  private static final UUID SOURCE = Stage.id(8);
  private static final String ISSUES = "/v1/projects/%s/issues/".formatted(Stage.PROJECT);
  private static final String TARGET = ISSUES + Stage.ISSUE;
  private static final String MERGE = TARGET + "/merge";
  private static final String BODY = "{\"source_issue_id\":\"%s\"}";

  @RegisterExtension final LocalTables tables = new LocalTables();
  private Stage stage;

  @BeforeEach
  void open() {
    stage = new Stage(tables);
    stage.issues.create(anIssue().status(IssueStatus.SILENCED).id(Stage.ISSUE).build());
    stage.issues.create(anIssue().app(Stage.BACKEND).id(SOURCE).build());
    stage.advance(Duration.ofMinutes(5));
  }

  @Test
  void theSampleRequestAnswersTheSurvivor() {
    Answer answer = stage.sample("merge-issue");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("id").asText()).isEqualTo(Stage.ISSUE.toString());
    assertThat(answer.json().get("status").asText()).isEqualTo("silenced");
    assertThat(answer.json().get("fingerprint_count").asInt()).isEqualTo(2);
    assertThat(answer.json().get("fingerprints")).hasSize(2);
    assertThat(answer.json().has("merging")).isFalse();
    assertThat(answer.json().get("updated_at").asText()).isEqualTo("2026-11-24T10:05:00.000Z");
  }

  @Test // (R-merge-5)
  void theOldIdIsNotFoundAndNamesTheSurvivor() {
    merge(SOURCE);
    String old = ISSUES + SOURCE;

    for (Answer answer :
        List.of(
            stage.get(old),
            stage.get(old + "/comments"),
            stage.send(Stage.BY_AGENT, "PATCH", old, "{\"status\":\"resolved\"}"),
            stage.send(Stage.BY_AGENT, "POST", old + "/comments", "{\"body\":\"x\"}"),
            stage.send(Stage.BY_AGENT, "POST", old + "/merge", BODY.formatted(Stage.ISSUE)))) {
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.error()).isNotBlank();
      assertThat(answer.json().get("merged_into").asText()).isEqualTo(Stage.ISSUE.toString());
    }
    JsonNode list = stage.get("/v1/projects/%s/issues".formatted(Stage.PROJECT)).json();
    assertThat(list.get("issues").findValuesAsText("id")).containsExactly(Stage.ISSUE.toString());
  }

  @Test // (R-merge-5)
  void theOldIdNamesTheEndOfAChain() {
    UUID last = Stage.id(9);
    stage.issues.create(anIssue().id(last).build());
    merge(SOURCE);
    stage.send(Stage.BY_AGENT, "POST", ISSUES + last + "/merge", BODY.formatted(Stage.ISSUE));

    assertThat(stage.get(ISSUES + SOURCE).json().get("merged_into").asText())
        .isEqualTo(last.toString());
  }

  @Test // (R-merge-12)
  void anIssueNamesWhatPeopleMergedIntoItTheLastFirst() {
    assertThat(stage.get(TARGET).json().get("merged_from")).isEmpty();
    UUID another = Stage.id(9);
    UUID end = Stage.id(10);
    stage.issues.create(anIssue().id(another).build());
    stage.issues.create(anIssue().id(end).build());
    merge(SOURCE);
    merge(another);

    assertThat(mergedFrom(Stage.ISSUE)).containsExactly(another.toString(), SOURCE.toString());
    assertThat(stage.get(TARGET).json().get("split_from").isNull()).isTrue();

    stage.send(Stage.BY_AGENT, "POST", ISSUES + end + "/merge", BODY.formatted(Stage.ISSUE));
    assertThat(mergedFrom(end)).containsExactly(Stage.ISSUE.toString());
  }

  private List<String> mergedFrom(UUID issueId) {
    return stage
        .get(ISSUES + issueId)
        .json()
        .get("merged_from")
        .valueStream()
        .map(JsonNode::asText)
        .toList();
  }

  @Test
  void mergingAgainFindsTheSourceGone() {
    merge(SOURCE);

    Answer again = merge(SOURCE);

    assertThat(again.status()).isEqualTo(404);
    assertThat(again.json().get("merged_into").asText()).isEqualTo(Stage.ISSUE.toString());
  }

  @Test
  void commentsOfTheSourceAreTheSurvivors() {
    stage.send(
        Stage.BY_AGENT, "POST", ISSUES + SOURCE + "/comments", "{\"body\":\"of the source\"}");

    merge(SOURCE);

    JsonNode comments = stage.get(TARGET).json().get("comments");
    assertThat(comments).hasSize(1);
    assertThat(comments.get(0).get("body").asText()).isEqualTo("of the source");
    assertThat(comments.get(0).get("issue_id").asText()).isEqualTo(Stage.ISSUE.toString());
  }

  @Test
  void occurrencesOfBothAreTheSurvivors() {
    UUID young = Stage.id(22);
    stage.issues.create(
        anIssue()
            .app(Stage.BACKEND)
            .inlineMembers(Issues.inlineMembers(Stage.BACKEND, 3))
            .id(young)
            .build());

    Answer answer = merge(young);

    assertThat(answer.json().get("occurrence_count").asInt()).isEqualTo(3 + 3);
    assertThat(stage.get(TARGET).json().get("occurrences").findValuesAsText("session_id"))
        .containsExactlyInAnyOrder("session-1-0-0", "session-1-0-1", "session-1-0-2");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{",
        "{\"source_issue_id\":null}",
        "{\"source_issue_id\":7}",
        "{\"source_issue_id\":\"x\"}",
        "{\"source_issue_id\":\"\"}",
        "{\"source_issue_id\":{}}"
      })
  void aMalformedBodyIsRefused(String body) {
    Answer answer = stage.send(Stage.BY_AGENT, "POST", MERGE, body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).isNotBlank();
  }

  @Test // (R-merge-6)
  void whatCannotBecomeOneIsRefused() {
    stage.issues.create(anIssue().dev(true).id(Stage.id(20)).build());
    stage.issues.create(anIssue().fingerprints(1_000).id(Stage.id(21)).build());

    assertThat(merge(Stage.ISSUE).status()).isEqualTo(400);
    assertThat(merge(Stage.id(20)).status()).isEqualTo(400);
    Answer tooMany = merge(Stage.id(21));
    assertThat(tooMany.status()).isEqualTo(400);
    assertThat(tooMany.error()).contains("1001", "1000");
    assertThat(stage.get(TARGET).json().get("fingerprint_count").asInt()).isEqualTo(1);
  }

  @Test // (R-merge-8)
  void issuesOfOtherProjectsAndTeamsAreNotFound() {
    stage.issues.create(anIssue().project(Stage.EMPTY_PROJECT).id(Stage.id(20)).build());
    stage.issues.create(aForeignIssue().id(Stage.id(21)).build());

    for (int foreign : new int[] {20, 21, 99}) {
      assertThat(merge(Stage.id(foreign)).status()).as("%d", foreign).isEqualTo(404);
    }
    assertThat(stage.send(stage.stranger(), "POST", MERGE, BODY.formatted(SOURCE)).status())
        .isEqualTo(404);
    assertThat(stage.get(ISSUES + SOURCE).status()).isEqualTo(200);
  }

  @Test // (R-merge-9)
  void anAppThatIsBeingScannedMakesTheMergeWait() {
    var units = new DynamoUnitStore(tables.client(), tables.names());
    var unit = new Unit(Stage.TEAM, Stage.PROJECT, Stage.BACKEND, 0);
    Instant until = stage.now().plusSeconds(60);
    Lease lease = units.take(unit, new UUID(3, 3), stage.now(), until).orElseThrow();
    var page = new ScanPage(1, stage.now(), "", "1", Set.of(1L), Set.of());
    units.advance(lease, lease.progress().freeze(page), until);

    Answer answer = merge(SOURCE);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().get("merging").asBoolean()).isTrue();
    assertThat(stage.get(TARGET).json().get("merging").asBoolean()).isTrue();
    assertThat(stage.handedOn).extracting(Merge::source).containsExactly(SOURCE);
  }

  private Answer merge(UUID source) {
    return stage.send(Stage.BY_AGENT, "POST", MERGE, BODY.formatted(source));
  }
}
