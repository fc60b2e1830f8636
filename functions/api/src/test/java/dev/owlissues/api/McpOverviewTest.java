package dev.owlissues.api;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static dev.owlissues.shared.issue.occurrence.OccurrenceBuilder.anOccurrence;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.local.aws.dynamo.FaultyDynamo;
import dev.owlissues.shared.account.access.Permission;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.event.Level;
import dev.owlissues.shared.issue.IssueBuilder;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.occurrence.Occurrence;
import dev.owlissues.shared.issue.occurrence.PackName;
import dev.owlissues.shared.scan.count.PackStore.PackKey;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What an agent sees first: what needs attention, and all about one issue. */
class McpOverviewTest {
  private static final String THE_PROJECT = "\"project_id\":\"%s\"".formatted(Stage.PROJECT);
  private static final String THE_ISSUE =
      THE_PROJECT + ",\"issue_id\":\"%s\"".formatted(Stage.ISSUE);

  @RegisterExtension final LocalTables tables = new LocalTables();
  private FaultyDynamo faults;
  private Stage stage;

  @BeforeEach
  void open() {
    faults = FaultyDynamo.over(tables.client());
    stage = new Stage(tables, faults.client());
  }

  private JsonNode result(Optional<String> authorization, String tool, String arguments) {
    String body =
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":"
            + "{\"name\":\"%s\",\"arguments\":{%s}}}".formatted(tool, arguments);
    Answer answer = stage.send(authorization, "POST", "/mcp", body);
    assertThat(answer.status()).isEqualTo(200);
    return answer.json().path("result");
  }

  private JsonNode content(String tool, String arguments) {
    return result(Stage.BY_AGENT, tool, arguments).path("structuredContent");
  }

  private UUID store(int number, IssueBuilder issue) {
    UUID id = Stage.id(100 + number);
    stage.issues.create(issue.id(id).build());
    return id;
  }

  @Test // (R-mcp-9)
  void whatNeedsAttentionIsThereInOrderAndSaysWhy() {
    UUID fresh = store(1, Issues.anIssue().title("Fresh"));
    UUID back =
        store(
            2,
            Issues.anIssue()
                .title("Back")
                .status(IssueStatus.REGRESSED)
                .regressed("1.4.0", "1.5.0", Stage.START));
    store(3, Issues.anIssue().title("Quiet").status(IssueStatus.SILENCED));
    store(4, Issues.anIssue().title("Done").status(IssueStatus.RESOLVED));

    JsonNode triage = content("triage-issues", THE_PROJECT);

    assertThat(triage.path("issues").valueStream().map(row -> row.path("issue_id").asText()))
        .containsExactlyInAnyOrder(back.toString(), fresh.toString());
    assertThat(why(triage, back))
        .contains("Regressed: it is back in 1.5.0, fixed in 1.4.0", "Nobody is on it");
    assertThat(why(triage, fresh)).anyMatch(reason -> reason.startsWith("New"));
  }

  @Test // (R-mcp-9)
  void theSampleAsksForIt() {
    UUID fresh = store(1, Issues.anIssue());

    assertThat(stage.sample("call-tool").text("/result/structuredContent/issues/0/issue_id"))
        .isEqualTo(fresh.toString());
  }

  @Test // (R-mcp-9)
  void itSaysWhoIsOnIt() {
    UUID fresh = store(1, Issues.anIssue());
    content("claim-issue", THE_PROJECT + ",\"issue_id\":\"%s\"".formatted(fresh));

    assertThat(why(content("triage-issues", ""), fresh))
        .anyMatch(reason -> reason.startsWith("Claimed by ") && reason.contains("a key"));
  }

  private static List<String> why(JsonNode triage, UUID issue) {
    return triage
        .path("issues")
        .valueStream()
        .filter(row -> row.path("issue_id").asText().equals(issue.toString()))
        .flatMap(row -> row.path("why").valueStream())
        .map(JsonNode::asText)
        .toList();
  }

  /** A session that did something and then met an error, of two versions. */
  private void happen() {
    stage.receive(
        Stage.WEB,
        anEvent()
            .level(Level.INFO)
            .message("Opened the cart")
            .session("s-1")
            .at(stage.now())
            .build(),
        anEvent()
            .message("Checkout failed")
            .session("s-1")
            .at(stage.now().plusSeconds(1))
            .attribute("_error_stack", "Error: no\n    at pay (/app/cart.js:1:2)")
            .build());
    UUID event =
        UUID.fromString(
            stage.get("/v1/events", "session_id", "s-1", "level", "error").text("/events/0/id"));
    stage.issues.create(Issues.anIssue().id(Stage.ISSUE).title("Checkout failed").build());
    store(1, Issues.anIssue().title("Checkout hangs"));
    stage.packs.put(
        new PackKey(Stage.ISSUE, new PackName(stage.now(), Stage.WEB + "#0", 1), 0),
        List.of(occurrence(1, "1.0.0", event), occurrence(2, "2.0.0", event)));
  }

  private Occurrence occurrence(int number, String version, UUID event) {
    return anOccurrence()
        .id(Stage.id(200 + number))
        .event(event)
        .session("s-" + number)
        .origin(new Occurrence.Origin(version, "", "", "web"))
        .at(stage.now().minus(Duration.ofMinutes(number)), stage.now())
        .build();
  }

  @Test // (R-mcp-10)
  void allAboutAnIssueIsOneAnswer() {
    happen();
    content("add-issue-comment", THE_ISSUE + ",\"body\":\"Seen it\"");

    JsonNode context = content("issue-context", THE_ISSUE);

    assertThat(context.at("/issue/id").asText()).isEqualTo(Stage.ISSUE.toString());
    assertThat(context.path("occurrences")).hasSize(2);
    assertThat(context.at("/sample_event/message").asText()).contains("Checkout failed");
    assertThat(context.at("/sample_event/error/exceptions")).isNotEmpty();
    assertThat(context.at("/events_before/0/message").asText()).contains("Opened the cart");
    assertThat(context.at("/comments/0/body").asText()).contains("Seen it");
    assertThat(context.at("/similar_issues/0/title").asText()).contains("Checkout hangs");
    assertThat(context.path("unavailable")).isEmpty();
  }

  @Test // (R-mcp-10)
  void aPartThatTheKeyMayNotReadIsNamed() {
    happen();

    JsonNode context =
        result(stage.allowed(Permission.ISSUES_READ), "issue-context", THE_ISSUE)
            .path("structuredContent");

    assertThat(context.path("occurrences")).hasSize(2);
    assertThat(context.path("sample_event").isNull()).isTrue();
    assertThat(context.at("/unavailable/0/part").asText()).isEqualTo("sample_event");
    assertThat(context.at("/unavailable/0/error").asText()).contains("events:read");
  }

  @Test // (R-mcp-1)
  void whatFailsHereIsAResultAndTellsNothing() {
    result(Stage.BY_AGENT, "whoami", "");
    faults.reset();
    // The key is found, and then nothing more is.
    faults.failFrom(3, FaultyDynamo.Fault.BEFORE_SENDING);

    JsonNode result = result(Stage.BY_AGENT, "list-issues", THE_PROJECT);

    faults.reset();
    assertThat(result.path("isError").asBoolean()).isTrue();
    assertThat(result.at("/content/0/text").asText()).isEqualTo("{\"error\":\"internal error\"}");
    assertThat(result(Stage.BY_AGENT, "whoami", "").path("isError").asBoolean()).isFalse();
  }
}
