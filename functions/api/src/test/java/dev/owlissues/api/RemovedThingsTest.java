package dev.owlissues.api;

import static dev.owlissues.api.Issues.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.issue.Issue;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What is removed is gone from every read at once, with all that lies under it. */
class RemovedThingsTest {
  private static final UUID WEB_ISSUE = Stage.id(21);
  private static final UUID BACKEND_ISSUE = Stage.id(22);
  private static final String LIST = "/v1/projects/%s/issues".formatted(Stage.PROJECT);

  @RegisterExtension final LocalTables tables = new LocalTables();
  private Stage stage;

  @BeforeEach
  void open() {
    stage = new Stage(tables);
    stage.issues.create(counted(Stage.WEB, WEB_ISSUE));
    stage.issues.create(counted(Stage.BACKEND, BACKEND_ISSUE));
  }

  /** An issue as a scan of that app leaves it. */
  private static Issue counted(UUID appId, UUID id) {
    return anIssue().app(appId).inlineMembers(Issues.inlineMembers(appId, 2)).id(id).build();
  }

  private void remove(String path) {
    assertThat(stage.send(stage.admin(), "DELETE", path, "").status()).isEqualTo(200);
  }

  private static List<String> ids(Answer page) {
    assertThat(page.status()).isEqualTo(200);
    return page.json().path("issues").findValuesAsText("id");
  }

  @Test // (R-removal-5)
  void issuesOfARemovedAppAreInNoListAndNoFilterFindsThem() {
    remove("/v1/apps/" + Stage.WEB);

    assertThat(ids(stage.get(LIST))).containsExactly(BACKEND_ISSUE.toString());
    assertThat(ids(stage.get(LIST, "status", "new"))).containsExactly(BACKEND_ISSUE.toString());
    assertThat(ids(stage.get("/v1/issues"))).containsExactly(BACKEND_ISSUE.toString());
    assertThat(ids(stage.get(LIST, "app_id", Stage.WEB.toString()))).isEmpty();
    assertThat(ids(stage.get("/v1/issues", "app_id", Stage.WEB.toString()))).isEmpty();
  }

  @Test // (R-removal-5)
  void noRouteOfAnIssueFindsOneOfARemovedApp() {
    String issue = LIST + "/" + WEB_ISSUE;
    stage.send(Stage.BY_AGENT, "POST", issue + "/comments", "{\"body\":\"x\"}");
    String comment = stage.get(issue + "/comments").json().at("/comments/0/id").asText();

    remove("/v1/apps/" + Stage.WEB);

    for (Answer answer :
        List.of(
            stage.get(issue),
            stage.get(issue + "/comments"),
            stage.send(Stage.BY_AGENT, "PATCH", issue, "{\"status\":\"resolved\"}"),
            stage.send(Stage.BY_AGENT, "POST", issue + "/comments", "{\"body\":\"x\"}"),
            stage.send(Stage.BY_AGENT, "PATCH", issue + "/comments/" + comment, "{\"body\":\"y\"}"),
            stage.send(Stage.BY_AGENT, "DELETE", issue + "/comments/" + comment, ""),
            merge(WEB_ISSUE, BACKEND_ISSUE),
            merge(BACKEND_ISSUE, WEB_ISSUE))) {
      assertThat(answer.status()).isEqualTo(404);
      assertThat(answer.error()).isEqualTo("no such issue");
    }
    assertThat(
            stage.issues.find(Stage.PROJECT, WEB_ISSUE).orElseThrow().lifecycle().status().wire())
        .isEqualTo("new");
    assertThat(stage.get(LIST + "/" + BACKEND_ISSUE).status()).isEqualTo(200);
  }

  @Test // (R-removal-5, R-list-6)
  void aMergedIssueIsShownUnderAnAppThatLives() {
    merge(WEB_ISSUE, BACKEND_ISSUE);

    remove("/v1/apps/" + Stage.WEB);

    JsonNode row = stage.get(LIST).json().at("/issues/0");
    JsonNode detail = stage.get(LIST + "/" + WEB_ISSUE).json();
    for (JsonNode shown : List.of(row, detail)) {
      assertThat(shown.path("id").asText()).isEqualTo(WEB_ISSUE.toString());
      assertThat(shown.path("app_id").asText()).isEqualTo(Stage.BACKEND.toString());
      assertThat(shown.path("app_name").asText()).isEqualTo("The backend app");
    }
    assertThat(ids(stage.get(LIST, "app_id", Stage.BACKEND.toString())))
        .containsExactly(WEB_ISSUE.toString());
    JsonNode changed =
        stage
            .send(Stage.BY_AGENT, "PATCH", LIST + "/" + WEB_ISSUE, "{\"status\":\"resolved\"}")
            .json();
    assertThat(changed.path("app_name").asText()).isEqualTo("The backend app");
  }

  @Test // (R-removal-5)
  void withTheLastAppOfAMergedIssueItsOldIdLeadsNowhere() {
    merge(WEB_ISSUE, BACKEND_ISSUE);

    remove("/v1/apps/" + Stage.WEB);
    remove("/v1/apps/" + Stage.BACKEND);

    Answer old = stage.get(LIST + "/" + BACKEND_ISSUE);
    assertThat(old.status()).isEqualTo(404);
    assertThat(old.json().has("merged_into")).isFalse();
    assertThat(ids(stage.get(LIST))).isEmpty();
  }

  @Test // (R-removal-1)
  void aRemovedProjectTakesItsIssuesOutOfTheTeamsList() {
    remove("/v1/projects/" + Stage.PROJECT);

    assertThat(ids(stage.get("/v1/issues"))).isEmpty();
    assertThat(stage.get(LIST).status()).isEqualTo(404);
    assertThat(stage.get(LIST + "/" + WEB_ISSUE).status()).isEqualTo(404);
  }

  private Answer merge(UUID target, UUID source) {
    return stage.send(
        Stage.BY_AGENT,
        "POST",
        "%s/%s/merge".formatted(LIST, target),
        "{\"source_issue_id\":\"%s\"}".formatted(source));
  }
}
