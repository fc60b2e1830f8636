package dev.owlissues.api;

import static dev.owlissues.api.Issues.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.audit.AuditEntry.Action;
import dev.owlissues.shared.audit.AuditEntry.Actor;
import dev.owlissues.shared.audit.AuditEntry.Change;
import dev.owlissues.shared.audit.AuditEntry.Deed;
import dev.owlissues.shared.audit.AuditEntry.Resource;
import dev.owlissues.shared.dynamo.audit.AuditCodec;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Tables;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What happened to an issue, over HTTP. */
class ActivityTest {
  private static final String ISSUES = "/v1/projects/%s/issues/".formatted(Stage.PROJECT);
  private static final String PATH = ISSUES + Stage.ISSUE;

  @RegisterExtension final LocalTables tables = new LocalTables();
  private Stage stage;

  @BeforeEach
  void open() {
    stage = new Stage(tables);
    stage.issues.create(anIssue().at(Stage.START).id(Stage.ISSUE).build());
    stage.advance(Duration.ofMinutes(1));
  }

  @Test // (R-activity-1)
  void anIssueToWhichNothingHappenedWasCreated() {
    JsonNode activity = activity();

    assertThat(activity).hasSize(1);
    assertThat(activity.get(0).get("kind").asText()).isEqualTo("created");
    assertThat(activity.get(0).get("at").asText()).isEqualTo("2026-11-24T10:00:00.000Z");
    assertThat(activity.get(0).at("/actor/type").asText()).isEqualTo("system");
    assertThat(activity.get(0).at("/actor/id").asText()).isEqualTo("issue_scan");
  }

  @Test // (R-activity-1, R-bulk-1)
  void theSampleEventsPutAnIssueToSleepAndTellSo() {
    Answer snoozed = stage.sample("snooze-issues");
    Answer activity = stage.sample("list-activity");

    assertThat(snoozed.json().at("/results/0/issue/snooze_events_left").asInt()).isEqualTo(100);
    assertThat(activity.json().findValuesAsText("kind")).containsExactly("status", "created");
  }

  @Test // (R-activity-1, R-activity-2)
  void everythingThatPeopleDoIsToldNewestFirstWithWhoDidIt() {
    String claim =
        send(stage.member(), "PATCH", "", "{\"status\":\"in_progress\"}", "/activity_id");
    String comment = send(Stage.BY_AGENT, "POST", "/comments", "{\"body\":\"Seen\"}", "/id");
    String taken =
        send(
            Stage.BY_AGENT,
            "PATCH",
            "",
            "{\"status\":\"in_progress\",\"take_over\":true}",
            "/activity_id");
    String undone =
        send(
            Stage.BY_AGENT,
            "POST",
            "/undo",
            "{\"activity_id\":\"%s\"}".formatted(taken),
            "/activity_id");
    String resolved =
        send(
            stage.member(),
            "PATCH",
            "",
            "{\"status\":\"resolved\",\"resolved_at_version\":\"1.4.0\"}",
            "/activity_id");
    stage.send(stage.admin(), "DELETE", PATH + "/comments/" + comment, "");
    stage.advance(Duration.ofSeconds(1));
    stage.issues.create(anIssue().id(Stage.id(8)).build());
    send(
        Stage.BY_AGENT,
        "POST",
        "/merge",
        "{\"source_issue_id\":\"%s\"}".formatted(Stage.id(8)),
        "/id");

    JsonNode activity = activity();

    assertThat(activity.findValuesAsText("kind"))
        .containsExactly(
            "merge", "comment_deleted", "status", "claim", "claim", "comment", "claim", "created");
    assertThat(activity.get(0).get("merged_from").asText()).isEqualTo(Stage.id(8).toString());
    assertThat(activity.get(1).get("comment_id").asText()).isEqualTo(comment);
    assertThat(activity.get(2).get("id").asText()).isEqualTo(resolved);
    assertThat(activity.get(2).at("/changes/resolved_at_version/after").asText())
        .isEqualTo("1.4.0");
    assertThat(activity.get(3).get("id").asText()).isEqualTo(undone);
    assertThat(activity.get(3).get("undoes").asText()).isEqualTo(taken);
    assertThat(activity.get(3).at("/claimed_by/type").asText()).isEqualTo("user");
    assertThat(activity.get(4).at("/claimed_by/type").asText()).isEqualTo("agent");
    assertThat(activity.get(4).at("/actor/type").asText()).isEqualTo("agent");
    assertThat(activity.get(5).get("comment_id").asText()).isEqualTo(comment);
    assertThat(activity.get(6).get("id").asText()).isEqualTo(claim);
    assertThat(activity.get(6).at("/actor/type").asText()).isEqualTo("user");
  }

  @Test // (R-activity-1)
  void toTakeBackThatItIsResolvedIsNoClaim() {
    send(stage.member(), "PATCH", "", "{\"status\":\"in_progress\"}", "/activity_id");
    String resolved =
        send(Stage.BY_AGENT, "PATCH", "", "{\"status\":\"resolved\"}", "/activity_id");

    send(
        Stage.BY_AGENT,
        "POST",
        "/undo",
        "{\"activity_id\":\"%s\"}".formatted(resolved),
        "/activity_id");

    assertThat(activity().findValuesAsText("kind"))
        .containsExactly("status", "status", "claim", "created");
  }

  @Test // (R-activity-1, R-audit-3)
  void aRegressionIsToldWithBothVersions() {
    put(
        Actor.SCAN,
        Map.of(
            "status", new Change("resolved", "regressed"),
            "resolved_at_version", new Change("1.4.0", ""),
            "app_version", new Change("", "1.5.0")),
        Map.of());

    JsonNode back = activity().get(0);

    assertThat(back.get("kind").asText()).isEqualTo("status");
    assertThat(back.at("/changes/status/after").asText()).isEqualTo("regressed");
    assertThat(back.at("/changes/resolved_at_version/before").asText()).isEqualTo("1.4.0");
    assertThat(back.at("/changes/app_version/after").asText()).isEqualTo("1.5.0");
    assertThat(back.at("/actor/type").asText()).isEqualTo("system");
  }

  @Test // (R-activity-1)
  void splitsAndDigestsAreToldByWhatTheirEntriesName() {
    put(Actor.SCAN, Map.of(), Map.of("digest", "12"));
    put(Actor.user(Stage.id(77)), Map.of(), Map.of("split_into", Stage.id(8).toString()));

    JsonNode activity = activity();

    assertThat(activity.findValuesAsText("kind")).containsExactly("split", "digest", "created");
    assertThat(activity.get(0).get("split_into").asText()).isEqualTo(Stage.id(8).toString());
    // Somebody whose account is gone.
    assertThat(activity.get(0).at("/actor/name").isNull()).isTrue();
    assertThat(activity.get(1).get("digest_number").asInt()).isEqualTo(12);
  }

  @Test // (R-activity-1, R-http-8)
  void pagesTogetherAreTheWholeAndTheLastOneHasTheCreation() {
    for (int i = 0; i < 6; i++) {
      put(Actor.SCAN, Map.of(), Map.of("digest", Integer.toString(i)));
    }

    for (int limit : new int[] {1, 2, 3, 6, 7, 50}) {
      assertThat(Walk.of(stage, PATH + "/activity", "activity").ids(limit))
          .as("%d a page", limit)
          .hasSize(7)
          .doesNotHaveDuplicates()
          .endsWith(Stage.ISSUE.toString());
    }
  }

  @Test // (R-merge-5)
  void theActivityOfAMergedIssueIsAtItsSurvivor() {
    stage.issues.create(anIssue().id(Stage.id(8)).build());
    send(
        Stage.BY_AGENT,
        "POST",
        "/merge",
        "{\"source_issue_id\":\"%s\"}".formatted(Stage.id(8)),
        "/id");

    Answer answer = stage.get(ISSUES + Stage.id(8) + "/activity");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.text("/merged_into")).isEqualTo(Stage.ISSUE.toString());
  }

  private JsonNode activity() {
    Answer answer = stage.get(PATH + "/activity");
    assertThat(answer.status()).isEqualTo(200);
    return answer.json().get("activity");
  }

  private String send(
      Optional<String> who, String method, String path, String body, String pointer) {
    Answer answer = stage.send(who, method, PATH + path, body);
    assertThat(answer.status()).as(answer.toString()).isIn(List.of(200, 201));
    stage.advance(Duration.ofSeconds(1));
    return answer.text(pointer);
  }

  private void put(Actor by, Map<String, Change> changes, Map<String, String> metadata) {
    stage.advance(Duration.ofSeconds(1));
    var deed = new Deed(Action.UPDATE, Resource.issue(Stage.ISSUE), changes, metadata);
    var entry =
        new AuditEntry(
            Stage.id((int) (stage.now().getEpochSecond() % 100_000)),
            Stage.TEAM,
            by,
            deed,
            stage.now());
    tables
        .client()
        .putItem(r -> r.tableName(tables.names().of(Tables.AUDIT)).item(AuditCodec.toItem(entry)));
  }
}
