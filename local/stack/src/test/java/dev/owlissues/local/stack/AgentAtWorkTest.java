package dev.owlissues.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.local.aws.MovableClock;
import dev.owlissues.local.stack.RunningStack.Answer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An agent's whole work on an issue by nothing but its tools, from the first look to its return.
 */
class AgentAtWorkTest {
  @TempDir private Path data;

  @Test // (R-mcp-1, R-mcp-9, R-mcp-10)
  void anAgentWorksAnIssueAndFindsItBackInANewerVersion() {
    try (var stack = RunningStack.on(data, new MovableClock())) {
      JsonNode project = stack.credentials().path("project_id");
      String inProject = "\"project_id\":" + project;
      happen(stack, "1.0.0", "s1");

      JsonNode first = call(stack, "triage-issues", inProject).path("issues").path(0);
      assertThat(first.path("title").asText()).contains("Payment of an order failed");
      assertThat(first.path("why").toString()).contains("New in 1.0.0", "Nobody is on it");
      String issue = inProject + ",\"issue_id\":" + first.path("issue_id");
      assertThat(call(stack, "claim-issue", issue).path("status").asText())
          .isEqualTo("in_progress");
      JsonNode context = call(stack, "issue-context", issue);
      assertThat(context.at("/sample_event/app_version").asText()).isEqualTo("1.0.0");
      assertThat(context.at("/events_before/0/message").asText()).contains("Opened the cart");
      call(stack, "add-issue-comment", issue + ",\"body\":\"The card was read twice.\"");
      JsonNode resolved = call(stack, "resolve-issue", issue + ",\"version\":\"1.1.0\"");
      assertThat(resolved.path("status").asText()).isEqualTo("resolved");
      assertThat(call(stack, "triage-issues", inProject).path("issues")).isEmpty();

      happen(stack, "1.2.0", "s2");

      JsonNode again = call(stack, "triage-issues", inProject).path("issues").path(0);
      assertThat(again.path("issue_id")).isEqualTo(first.path("issue_id"));
      assertThat(again.path("status").asText()).isEqualTo("regressed");
      assertThat(again.at("/why/0").asText())
          .isEqualTo("Regressed: it is back in 1.2.0, fixed in 1.1.0");
      assertThat(call(stack, "issue-context", issue).at("/comments/0/body").asText())
          .contains("The card was read twice.");
      assertThat(call(stack, "list-issue-activity", issue).path("activity").toString())
          .contains("regressed");
    }
  }

  /** A session does something, meets the error, and a scan learns of it. */
  private static void happen(RunningStack stack, String version, String session) {
    String event =
        "{\"level\":\"%s\",\"message\":\"%s\",\"session_id\":\"%s\",\"app_version\":\"%s\"}";
    Answer taken =
        stack.ingest(
            "{\"events\":[%s,%s]}"
                .formatted(
                    event.formatted("info", "Opened the cart", session, version),
                    event.formatted("error", "Payment of an order failed", session, version)));
    assertThat(taken.json().path("accepted").asInt()).isEqualTo(2);
    assertThat(stack.scan().status()).isEqualTo(200);
  }

  private static JsonNode call(RunningStack stack, String tool, String arguments) {
    Answer answer =
        stack.post(
            "/mcp",
            stack.credentials().path("agent_key").asText(),
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/call\",\"params\":"
                + "{\"name\":\"%s\",\"arguments\":{%s}}}".formatted(tool, arguments));
    assertThat(answer.json().at("/result/isError").asBoolean(true))
        .as(answer.json().toString())
        .isFalse();
    return answer.json().at("/result/structuredContent");
  }
}
