package dev.owlissues.api;

import static dev.owlissues.api.Issues.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.issue.StoredIssue;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Issues that are deleted by request. */
class DeletedIssuesTest {
  private static final UUID ONE = Stage.id(31);
  private static final UUID OTHER = Stage.id(32);
  private static final String LIST = "/v1/projects/%s/issues".formatted(Stage.PROJECT);

  @RegisterExtension final LocalTables tables = new LocalTables();
  private Stage stage;

  @BeforeEach
  void open() {
    stage = new Stage(tables);
    for (UUID id : List.of(ONE, OTHER)) {
      stage.issues.create(
          anIssue().inlineMembers(Issues.inlineMembers(Stage.WEB, 2)).id(id).build());
    }
  }

  private Answer delete(UUID id) {
    return stage.send(stage.admin(), "DELETE", LIST + "/" + id, "");
  }

  @Test // (R-purge-2)
  void aDeletedIssueIsGoneFromEveryReadAtOnce() {
    Answer deleted = delete(ONE);

    assertThat(deleted.status()).isEqualTo(200);
    assertThat(deleted.json().path("deleted").asBoolean()).isTrue();
    assertThat(stage.issues.storedIssue(Stage.PROJECT, ONE))
        .isInstanceOf(StoredIssue.Deleted.class);
    String issue = LIST + "/" + ONE;
    for (Answer answer :
        List.of(
            delete(ONE),
            stage.get(issue),
            stage.get(issue + "/comments"),
            stage.get(issue + "/activity"),
            stage.get(issue + "/fingerprints"),
            stage.send(Stage.BY_AGENT, "PATCH", issue, "{\"status\":\"resolved\"}"),
            stage.send(Stage.BY_AGENT, "POST", issue + "/comments", "{\"body\":\"x\"}"),
            merge(OTHER, ONE),
            merge(ONE, OTHER))) {
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.error()).isEqualTo("no such issue");
      assertThat(answer.json().has("merged_into")).isFalse();
    }
    for (Answer list : List.of(stage.get(LIST), stage.get("/v1/issues"))) {
      assertThat(list.json().path("issues").findValuesAsText("id"))
          .containsExactly(OTHER.toString());
    }
  }

  @Test // (R-purge-2)
  void anIssueThatIsBeingMergedIsAConflict() {
    merge(OTHER, ONE);

    Answer refused = delete(OTHER);

    assertThat(refused.status()).isEqualTo(409);
    assertThat(refused.error()).contains("being merged");
    assertThat(stage.get(LIST + "/" + OTHER).status()).isEqualTo(200);
  }

  @Test // (R-purge-2, R-audit-8)
  void theAuditLogSaysWhoDeletedIt() {
    delete(ONE);

    JsonNode entry =
        stage
            .get(
                stage.admin(),
                "/v1/teams/%s/audit-logs".formatted(Stage.TEAM),
                "resource_id",
                ONE.toString())
            .json()
            .at("/audit_logs/0");
    assertThat(entry.path("action").asText()).isEqualTo("delete");
    assertThat(entry.path("resource_type").asText()).isEqualTo("issue");
    assertThat(entry.path("actor_type").asText()).isEqualTo("user");
  }

  @Test // (R-purge-4)
  void itsPurgeIsARunThatNobodyStartsOrCancels() {
    delete(ONE);

    JsonNode run =
        stage
            .get(stage.admin(), "/v1/teams/%s/jobs".formatted(Stage.TEAM), "job_type", "purge")
            .json()
            .at("/job_runs/0");
    assertThat(run.path("status").asText()).isEqualTo("running");
    assertThat(run.at("/params/issue_id").asText()).isEqualTo(ONE.toString());
    assertThat(stage.purges).hasSize(1);
    Answer cancelled =
        stage.send(
            stage.admin(), "POST", "/v1/jobs/%s/cancel".formatted(run.path("id").asText()), "");
    assertThat(cancelled.status()).isEqualTo(400);
    Answer triggered =
        stage.send(
            stage.admin(),
            "POST",
            "/v1/teams/%s/jobs/trigger".formatted(Stage.TEAM),
            "{\"job_type\":\"purge\"}");
    assertThat(triggered.status()).isEqualTo(400);
  }

  private Answer merge(UUID target, UUID source) {
    return stage.send(
        Stage.BY_AGENT,
        "POST",
        "%s/%s/merge".formatted(LIST, target),
        "{\"source_issue_id\":\"%s\"}".formatted(source));
  }
}
