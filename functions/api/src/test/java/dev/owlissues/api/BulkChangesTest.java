package dev.owlissues.api;

import static dev.owlissues.api.Issues.aForeignIssue;
import static dev.owlissues.api.Issues.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.local.aws.dynamo.FaultyDynamo;
import dev.owlissues.local.aws.dynamo.FaultyDynamo.Fault;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.issue.IssueStatus;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One status for many issues, over HTTP. */
class BulkChangesTest {
  private static final String PATH = "/v1/projects/%s/issues".formatted(Stage.PROJECT);

  @RegisterExtension final LocalTables tables = new LocalTables();
  private Stage stage;

  @BeforeEach
  void open() {
    stage = new Stage(tables);
  }

  @Test // (R-bulk-1)
  void eachIssueIsDecidedByItselfAndAnsweredInTheOrderAsked() {
    create(21, IssueStatus.NEW);
    create(22, IssueStatus.RESOLVED);
    create(23, IssueStatus.SILENCED);
    stage.issues.create(aForeignIssue().id(Stage.id(24)).build());

    Answer answer =
        bulk(
            List.of(23, 22, 99, 24, 21), "\"status\":\"resolved\",\"resolved_at_version\":\"2.0\"");

    assertThat(answer.status()).isEqualTo(200);
    JsonNode results = answer.json().get("results");
    assertThat(results.findValuesAsText("id"))
        .containsSubsequence(
            Stage.id(23).toString(),
            Stage.id(22).toString(),
            Stage.id(99).toString(),
            Stage.id(24).toString(),
            Stage.id(21).toString());
    assertThat(results).hasSize(5);
    for (int changed : new int[] {0, 4}) {
      assertThat(results.get(changed).at("/issue/status").asText()).isEqualTo("resolved");
      assertThat(results.get(changed).at("/issue/resolved_at_version").asText()).isEqualTo("2.0");
      assertThat(results.get(changed).get("activity_id").asText()).hasSize(36);
      assertThat(results.get(changed).has("error")).isFalse();
    }
    assertThat(results.get(1).get("error").asText()).contains("resolved");
    assertThat(results.get(2).get("error").asText()).isEqualTo("no such issue");
    assertThat(results.get(3).get("error").asText()).isEqualTo("no such issue");
    assertThat(results.get(1).has("issue")).isFalse();
  }

  @Test // (R-bulk-1, R-merge-5)
  void anIssueThatWasMergedSaysWhere() {
    create(21, IssueStatus.NEW);
    create(22, IssueStatus.NEW);
    stage.send(
        Stage.BY_AGENT,
        "POST",
        PATH + "/" + Stage.id(21) + "/merge",
        "{\"source_issue_id\":\"%s\"}".formatted(Stage.id(22)));

    Answer answer = bulk(List.of(22), "\"status\":\"silenced\"");

    assertThat(answer.text("/results/0/error")).contains(Stage.id(21).toString());
  }

  @Test // (R-bulk-1, R-undo-1, R-snooze-4)
  void itTakesWhatOneChangeTakesAndEachCanBeTakenBack() {
    create(21, IssueStatus.NEW);

    Answer answer = bulk(List.of(21), "\"status\":\"snoozed\",\"snooze_events\":5");

    assertThat(answer.json().at("/results/0/issue/snooze_events_left").asInt()).isEqualTo(5);
    Answer undone =
        stage.send(
            Stage.BY_AGENT,
            "POST",
            PATH + "/" + Stage.id(21) + "/undo",
            "{\"activity_id\":\"%s\"}".formatted(answer.text("/results/0/activity_id")));
    assertThat(undone.text("/status")).isEqualTo("new");
  }

  @Test // (R-bulk-1)
  void aHundredIssuesAreTakenAndNoMore() {
    List<Integer> ids = IntStream.rangeClosed(1, 101).map(i -> 1_000 + i).boxed().toList();
    ids.forEach(id -> create(id, IssueStatus.NEW));

    Answer tooMany = bulk(ids, "\"status\":\"silenced\"");
    Answer hundred = bulk(ids.subList(0, 100), "\"status\":\"silenced\"");

    assertThat(tooMany.status()).isEqualTo(400);
    assertThat(tooMany.error()).contains("issue_ids", "100");
    assertThat(hundred.json().get("results").findValuesAsText("status"))
        .hasSize(100)
        .containsOnly("silenced");
  }

  @ParameterizedTest // (R-http-4)
  @ValueSource(
      strings = {
        "\"status\":\"resolved\"",
        "\"issue_ids\":[],\"status\":\"resolved\"",
        "\"issue_ids\":null,\"status\":\"resolved\"",
        "\"issue_ids\":\"x\",\"status\":\"resolved\"",
        "\"issue_ids\":[\"x\"],\"status\":\"resolved\"",
        "\"issue_ids\":[7],\"status\":\"resolved\"",
        "\"issue_ids\":[\"01935c80-0000-7000-8000-00000000000a\","
            + "\"01935C80-0000-7000-8000-00000000000A\"],\"status\":\"resolved\"",
      })
  void idsThatAreWrongAreRefusedByName(String fields) {
    Answer answer = stage.send(Stage.BY_AGENT, "POST", PATH + "/bulk", "{" + fields + "}");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).contains("issue_ids");
  }

  @Test // (R-http-4)
  void aStatusThatIsWrongChangesNothing() {
    create(21, IssueStatus.NEW);

    for (String wrong :
        List.of(
            "\"status\":\"regressed\"",
            "\"status\":\"fixed\"",
            "\"resolved_at_version\":\"1\"",
            "\"status\":\"snoozed\",\"snooze_events\":0")) {
      assertThat(bulk(List.of(21), wrong).status()).isIn(200, 400);
      assertThat(stage.get(PATH + "/" + Stage.id(21)).text("/status")).isEqualTo("new");
    }
  }

  @ParameterizedTest // (R-bulk-2)
  @EnumSource(names = {"BEFORE_SENDING", "BEFORE_ANSWER"})
  void aRequestThatDiesAnywhereAndIsMadeAgainChangesEachIssueOnce(Fault fault) {
    var faults = FaultyDynamo.over(tables.client());
    stage = new Stage(tables, faults.client());
    for (long call = 1; call <= 8; call++) {
      List<Integer> ids = List.of((int) (100 * call), (int) (100 * call + 1));
      ids.forEach(id -> create(id, IssueStatus.NEW));
      faults.reset();
      faults.dieAt(call, fault);
      bulk(ids, "\"status\":\"silenced\"");
      faults.reset();

      bulk(ids, "\"status\":\"silenced\"");

      for (int id : ids) {
        UUID issue = Stage.id(id);
        assertThat(stage.get(PATH + "/" + issue).text("/status")).isEqualTo("silenced");
        assertThat(stage.issues.find(Stage.PROJECT, issue).orElseThrow().bookkeeping().revision())
            .as("died at call %d", call)
            .isEqualTo(2);
      }
    }
  }

  private void create(int id, IssueStatus status) {
    stage.issues.create(anIssue().id(Stage.id(id)).status(status).build());
  }

  private Answer bulk(List<Integer> ids, String fields) {
    String named =
        ids.stream().map(id -> "\"" + Stage.id(id) + "\"").collect(Collectors.joining(","));
    return stage.send(
        Stage.BY_AGENT, "POST", PATH + "/bulk", "{\"issue_ids\":[%s],%s}".formatted(named, fields));
  }
}
