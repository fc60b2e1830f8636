package dev.owlissues.api;

import static dev.owlissues.api.Issues.anIssue;
import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static dev.owlissues.shared.issue.route.RouteBuilder.aRouteTo;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.event.Level;
import dev.owlissues.shared.fingerprint.Fingerprinter;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.route.FingerprintRoute;
import dev.owlissues.shared.issue.route.RouteStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** People are told why errors are one issue (R-fingerprint-12). */
class FingerprintsTest {
  private static final String ISSUE =
      "/v1/projects/%s/issues/%s".formatted(Stage.PROJECT, Stage.ISSUE);
  private static final String LIST = ISSUE + "/fingerprints";

  @RegisterExtension final LocalTables tables = new LocalTables();
  private Stage stage;
  private RouteStore routes;
  private Issue issue;

  @BeforeEach
  void open() {
    stage = new Stage(tables);
    routes = tables.stores().routes();
    issue = anIssue().id(Stage.ISSUE).build();
    stage.issues.create(issue);
  }

  @Test // (R-fingerprint-12)
  void aFingerprintIsShownWithWhatItStandsFor() {
    var before = new UUID(7, 7);
    FingerprintRoute route = aRouteTo(issue).at(Stage.START).movedFrom(before).build();
    routes.put(route);

    JsonNode page = stage.get(LIST).json();

    assertThat(page.get("has_more").asBoolean()).isFalse();
    assertThat(page.get("cursor").isNull()).isTrue();
    assertThat(page.get("fingerprints")).hasSize(1);
    assertThat(page.get("fingerprints").get(0).toString())
        .isEqualTo(
            ("{'fingerprint':'%s','rule':'standard','normalized_message':'user <n>',"
                    + "'message':'User 1','source_module':'users','event_id':'%s',"
                    + "'first_seen_at':'2026-11-24T10:00:00.000Z',"
                    + "'created_at':'2026-11-24T10:00:00.000Z','moved_from':'%s'}")
                .formatted(route.grouping().fingerprint(), new UUID(9, 9), before)
                .replace('\'', '"'));
  }

  @Test
  void pagesOfAnySizeTogetherAreAllNewestFirst() {
    List<String> newestFirst = new ArrayList<>();
    for (int i = 0; i < 9; i++) {
      FingerprintRoute route =
          aRouteTo(issue).named("print " + i).at(Stage.START.plusSeconds(i)).build();
      routes.put(route);
      newestFirst.addFirst(route.grouping().fingerprint().toString());
    }

    for (int limit = 1; limit <= 10; limit++) {
      assertThat(walk().ids(limit)).as("limit %d", limit).isEqualTo(newestFirst);
    }
  }

  @Test
  void whatLeadsToAnotherIssueIsNotListed() {
    routes.put(aRouteTo(anIssue().id(Stage.id(30)).build()).build());

    assertThat(walk().ids(50)).isEmpty();
  }

  @Test // (R-merge-1)
  void aMergeBringsThoseOfTheOtherIssue() {
    Issue other = anIssue().id(Stage.id(30)).build();
    stage.issues.create(other);
    routes.put(aRouteTo(other).build());
    String body = "{\"source_issue_id\":\"%s\"}".formatted(other.id());

    Answer merged = stage.send(Stage.BY_AGENT, "POST", ISSUE + "/merge", body);

    assertThat(merged.status()).isEqualTo(200);
    JsonNode moved = stage.get(LIST).json().get("fingerprints");
    assertThat(moved).hasSize(1);
    assertThat(moved.get(0).get("moved_from").asText()).isEqualTo(other.id().toString());
  }

  @Test
  void anIssueThatIsNotThereHasNoList() {
    assertThat(stage.get(LIST.replace(Stage.ISSUE.toString(), Stage.id(31).toString())).status())
        .isEqualTo(404);
    assertThat(stage.get(LIST, "cursor", "nonsense").status()).isEqualTo(400);
  }

  @Test
  void anIssueNamesTheFingerprintThatItBeganWith() {
    assertThat(stage.get(ISSUE).json().get("normalized_message").isNull()).isTrue();
    routes.put(aRouteTo(issue).build());

    JsonNode detail = stage.get(ISSUE).json();

    assertThat(detail.get("fingerprint").asText())
        .isEqualTo(issue.subject().fingerprints().getFirst().toString());
    assertThat(detail.get("normalized_message").asText()).isEqualTo("user <n>");
  }

  @Test
  void anErrorNamesItsFingerprintAndOtherEventsNone() {
    stage.receive(
        Stage.WEB,
        anEvent().session("s").message("User 12 not found").module("users").build(),
        anEvent().session("s").message("tapped").level(Level.INFO).build());

    JsonNode error = event("User 12 not found");
    JsonNode other = event("tapped");

    assertThat(error.get("normalized_message").asText()).isEqualTo("user <n> not found");
    assertThat(error.get("fingerprint").asText())
        .isEqualTo(new Fingerprinter().fingerprint("User 12 not found", "users").toString());
    assertThat(other.get("fingerprint").isNull()).isTrue();
    assertThat(other.get("normalized_message").isNull()).isTrue();
  }

  private JsonNode event(String message) {
    for (JsonNode event : stage.get("/v1/events", "session_id", "s").json().get("events")) {
      if (event.get("message").asText().equals(message)) {
        return stage.get("/v1/events/" + event.get("id").asText()).json();
      }
    }
    throw new AssertionError("no event " + message);
  }

  private Walk walk() {
    return new Walk(stage, LIST, "fingerprints", "fingerprint", Duration.ZERO);
  }
}
