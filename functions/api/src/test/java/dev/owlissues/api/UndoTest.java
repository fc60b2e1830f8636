package dev.owlissues.api;

import static dev.owlissues.api.Issues.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.issue.IssueStatus;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Taking back one's own last change, over HTTP. */
class UndoTest {
  private static final String PATH =
      "/v1/projects/%s/issues/%s".formatted(Stage.PROJECT, Stage.ISSUE);

  @RegisterExtension final LocalTables tables = new LocalTables();
  private Stage stage;

  @BeforeEach
  void open() {
    stage = new Stage(tables);
    stage.issues.create(anIssue().id(Stage.ISSUE).status(IssueStatus.REGRESSED).build());
  }

  @Test // (R-undo-1, R-status-4)
  void aChangeSaysWhatTakesItBackAndTheIssueIsAgainAsItWas() {
    Answer changed = patch(Stage.BY_AGENT, "{\"status\":\"resolved\"}");

    Answer undone = undo(Stage.BY_AGENT, changed.text("/activity_id"));

    assertThat(undone.status()).isEqualTo(200);
    assertThat(undone.text("/status")).isEqualTo("regressed");
    assertThat(undone.text("/app_name")).isNotEmpty();
    assertThat(stage.get(PATH).text("/status")).isEqualTo("regressed");
    assertThat(undone.text("/activity_id")).isNotEqualTo(changed.text("/activity_id"));
    assertThat(undo(Stage.BY_AGENT, undone.text("/activity_id")).text("/status"))
        .isEqualTo("resolved");
  }

  @Test // (R-undo-2)
  void whatIsNotTheLastChangeAnyMoreIsAConflict() {
    Answer first = patch(Stage.BY_AGENT, "{\"status\":\"resolved\"}");
    patch(stage.member(), "{\"status\":\"new\"}");

    Answer answer = undo(Stage.BY_AGENT, first.text("/activity_id"));

    assertThat(answer.status()).isEqualTo(409);
    assertThat(answer.error()).isNotBlank();
    assertThat(stage.get(PATH).text("/status")).isEqualTo("new");
    assertThat(undo(Stage.BY_AGENT, Stage.id(99).toString()).status()).isEqualTo(409);
  }

  @Test // (R-undo-2)
  void aMergeComesInBetweenToo() {
    stage.issues.create(anIssue().id(Stage.id(8)).build());
    Answer changed = patch(Stage.BY_AGENT, "{\"status\":\"resolved\"}");
    String source = "{\"source_issue_id\":\"%s\"}".formatted(Stage.id(8));
    assertThat(stage.send(Stage.BY_AGENT, "POST", PATH + "/merge", source).status()).isEqualTo(200);

    assertThat(undo(Stage.BY_AGENT, changed.text("/activity_id")).status()).isEqualTo(409);
  }

  @Test // (R-undo-3)
  void whatSomebodyElseChangedIsForbidden() {
    Answer changed = patch(Stage.BY_AGENT, "{\"status\":\"resolved\"}");

    assertThat(undo(stage.member(), changed.text("/activity_id")).status()).isEqualTo(403);
    assertThat(stage.get(PATH).text("/status")).isEqualTo("resolved");
  }

  @ParameterizedTest // (R-http-4)
  @ValueSource(
      strings = {
        "",
        "{}",
        "[]",
        "{\"activity_id\":null}",
        "{\"activity_id\":7}",
        "{\"activity_id\":\"x\"}",
      })
  void aMalformedBodyIsRefused(String body) {
    Answer answer = stage.send(Stage.BY_AGENT, "POST", PATH + "/undo", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).isNotBlank();
  }

  private Answer patch(Optional<String> who, String body) {
    return stage.send(who, "PATCH", PATH, body);
  }

  private Answer undo(Optional<String> who, String activity) {
    String body = "{\"activity_id\":\"%s\"}".formatted(activity);
    return stage.send(who, "POST", PATH + "/undo", body);
  }
}
