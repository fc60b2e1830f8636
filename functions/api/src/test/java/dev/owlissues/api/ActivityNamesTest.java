package dev.owlissues.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.shared.dynamo.table.LocalTables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Whom the activity of an issue names. */
class ActivityNamesTest {
  @RegisterExtension final LocalTables tables = new LocalTables();

  @Test // (R-activity-2, R-claim-5)
  void peopleAndAgentsAreNamedAsTheyAreCalledNow() {
    var stage = new AccountsStage(tables);
    var team = new TeamAtWork(stage, tables, stage.join("owner"), "first", "somebody");
    stage.as(team.member, "PATCH", "/v1/auth/me", "{\"name\":\"Mia\"}");

    JsonNode activity =
        stage
            .get(team.owner, team.fill("/v1/projects/{projectId}/issues/{issueId}/activity"))
            .json()
            .get("activity");

    assertThat(activity.findValuesAsText("kind"))
        .containsExactlyInAnyOrder("claim", "comment", "comment", "created");
    for (JsonNode row : activity) {
      JsonNode actor = row.get("actor");
      String name =
          switch (actor.get("type").asText()) {
            case "user" -> "Mia";
            case "agent" -> "A key";
            default -> "null";
          };
      assertThat(actor.get("name").asText()).as("%s", row).isEqualTo(name);
    }
    assertThat(activity.findValue("claimed_by").get("name").asText()).isEqualTo("Mia");
    // What an issue notes of its claimant is the name at that time.
    assertThat(
            stage
                .get(team.owner, team.fill("/v1/projects/{projectId}/issues/{issueId}"))
                .text("/claimed_by/name"))
        .isNotEqualTo("Mia")
        .isNotEmpty();
  }
}
