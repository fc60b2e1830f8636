package dev.owlissues.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.networknt.schema.Error;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.owlissues.api.mcp.tool.Action;
import dev.owlissues.api.mcp.tool.Argument;
import dev.owlissues.api.mcp.tool.Tool;
import dev.owlissues.api.mcp.tool.Tools;
import dev.owlissues.shared.base.json.JsonTree;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.TableSnapshot;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Every tool does what its request does, as the caller, and returns what its schema says. */
class McpToolsTest {
  private static final int MOST_BYTES = 200 * 1024;

  @RegisterExtension static final LocalTables TABLES = new LocalTables();
  private static AccountsStage stage;
  private static TeamAtWork team;
  private static Agent agent;
  private static Agent powerless;
  private static TableSnapshot before;
  private static Map<String, JsonNode> listed;

  @BeforeAll
  static void open() {
    stage = new AccountsStage(TABLES);
    team = new TeamAtWork(stage, TABLES, stage.join("owner"), "first", "somebody");
    agent = new Agent(stage, team.agent());
    powerless = new Agent(stage, team.agentWith("users:write"));
    // What a key was last used for is noted once a minute: here, and in no call after.
    agent.call("whoami");
    powerless.call("whoami");
    before = TableSnapshot.of(TABLES.client(), TABLES.names());
    listed = new HashMap<>();
    agent
        .request("tools/list", "{}")
        .json()
        .at("/result/tools")
        .forEach(tool -> listed.put(tool.path("name").asText(), tool));
  }

  @AfterEach
  void restore() {
    before.restore();
  }

  static List<Tool> tools() {
    return Tools.ALL;
  }

  /** Good arguments of every tool. */
  private static ObjectNode good(Tool tool) {
    Map<String, String> values = new HashMap<>();
    values.put("team_id", team.thing("teamId"));
    values.put("project_id", team.thing("projectId"));
    values.put("app_id", team.thing("appId"));
    values.put("event_id", team.thing("eventId"));
    values.put("run_id", team.thing("runId"));
    values.put("source_issue_id", team.thing("sourceIssueId"));
    values.put("target_issue_id", team.thing("issueId"));
    boolean another = Set.of("claim-issue", "undo-issue-change").contains(tool.name());
    values.put("issue_id", team.thing(another ? "sourceIssueId" : "issueId"));
    values.put("name", "Another name");
    values.put("slug", "another-name");
    values.put("platform", "backend");
    values.put("job_type", "issue_scan");
    values.put("status", "silenced");
    values.put("body", "What I found");
    values.put("version", "2.0");
    if (tool.name().endsWith("t-issue-comment") || tool.name().equals("delete-issue-comment")) {
      values.put("comment_id", call("add-issue-comment").content().path("id").asText());
    }
    if (tool.name().equals("undo-issue-change")) {
      values.put("activity_id", call("claim-issue").content().path("activity_id").asText());
    }
    ObjectNode arguments = JsonNodeFactory.instance.objectNode();
    for (Argument argument : tool.arguments()) {
      boolean wanted = argument.required() || Set.of("version", "name").contains(argument.name());
      if (wanted && argument.type() == Argument.Type.IDS) {
        arguments.putArray(argument.name()).add(team.thing("issueId"));
      } else if (wanted && values.containsKey(argument.name()) && !isFilter(tool, argument)) {
        arguments.put(argument.name(), values.get(argument.name()));
      }
    }
    return arguments;
  }

  private static boolean isFilter(Tool tool, Argument argument) {
    return tool.name().startsWith("list-") && !argument.required();
  }

  private static Agent.Result call(String tool) {
    return agent.call(tool, good(Tools.find(tool).orElseThrow()));
  }

  @ParameterizedTest // (R-mcp-5)
  @MethodSource("tools")
  void everyToolReturnsWhatItsSchemaSays(Tool tool) {
    Agent.Result result = call(tool.name());

    assertThat(result.failed()).as(result.text()).isFalse();
    assertThat(faults(tool.name(), result.content())).isEmpty();
    assertThat(result.content()).isEqualTo(json(result.text()));
  }

  private static JsonNode listed(String tool) {
    return Optional.ofNullable(listed.get(tool)).orElseThrow();
  }

  private static List<Error> faults(String tool, JsonNode content) {
    return SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
        .getSchema(listed(tool).path("outputSchema"))
        .validate(content);
  }

  private static JsonNode json(String text) {
    return JsonTree.expect("a result", text);
  }

  @Test // (R-mcp-5)
  void aResultThatIsNotAsItsSchemaSaysWouldBeFound() {
    ObjectNode content = call("list-issues").content().deepCopy();
    ((ObjectNode) content.at("/issues/0")).put("event_count", "many");

    assertThat(faults("list-issues", content)).isNotEmpty();
  }

  @ParameterizedTest // (R-mcp-1)
  @MethodSource("tools")
  void aToolTellsWhatItTakesAndWhatItDoes(Tool tool) {
    JsonNode one = listed(tool.name());

    assertThat(one.path("title").asText()).isNotBlank();
    assertThat(one.path("description").asText()).hasSizeGreaterThan(40);
    assertThat(one.at("/inputSchema/type").asText()).isEqualTo("object");
    assertThat(one.at("/inputSchema/additionalProperties").isBoolean()).isTrue();
    one.at("/inputSchema/properties")
        .forEach(property -> assertThat(property.path("description").asText()).isNotBlank());
    assertThat(one.at("/outputSchema/type").asText()).isEqualTo("object");
    assertThat(one.at("/outputSchema/properties").has("truncated")).isTrue();
    assertThat(one.at("/outputSchema/properties").has("cursor")).isTrue();
    if (tool.action() instanceof Action.Request request) {
      assertThat(one.at("/annotations/readOnlyHint").asBoolean())
          .isEqualTo(request.method().equals("GET"));
    }
  }

  @Test
  void noToolIsThereTwice() {
    assertThat(listed).hasSameSizeAs(Tools.ALL);
  }

  @ParameterizedTest // (R-mcp-1)
  @MethodSource("tools")
  void whoMayNothingMayNothingHere(Tool tool) {
    ObjectNode arguments = good(tool);
    before.restore();

    Agent.Result result = powerless.call(tool.name(), arguments);

    if (!tool.name().equals("whoami")) {
      assertThat(result.failed()).as(result.text()).isTrue();
      assertThat(result.text()).contains("missing permission");
    }
    assertThat(result.json().has("structuredContent")).isEqualTo(!result.failed());
  }

  @Test // (R-mcp-1)
  void whatIsAnothersIsNotThere() {
    String there = team.thing("issueId");

    Agent.Result result =
        agent.call("get-issue", "project_id", team.thing("teamId"), "issue_id", there);

    assertThat(result.failed()).isTrue();
    assertThat(result.text()).contains("error");
  }

  @Test // (R-mcp-1)
  void theAuditLogNamesTheAgent() {
    stage.clock.advance(Duration.ofMinutes(1));
    call("claim-issue");

    JsonNode newest = call("list-audit-logs").content().at("/audit_logs/0");
    assertThat(newest.path("actor_type").asText()).isEqualTo("api_key");
    assertThat(newest.path("resource_id").asText()).isEqualTo(team.thing("sourceIssueId"));
  }

  @Test // (R-mcp-1)
  void aWrongArgumentIsNamed() {
    for (var wrong :
        Map.of(
                "{\"project_id\":\"x\"}", "project_id must be a UUID",
                "{}", "project_id is required",
                "{\"project_id\":null}", "project_id is required",
                "{\"projectId\":1}", "this tool takes project_id, status",
                "{\"project_id\":\"{projectId}\",\"limit\":\"9\"}", "limit must be a whole number",
                "{\"project_id\":\"{projectId}\",\"limit\":0}", "from 1 to 200",
                "{\"project_id\":\"{projectId}\",\"sort\":\"age\"}", "sort must be one of",
                "{\"project_id\":\"{projectId}\",\"status\":\"old\"}", "status must be one",
                "{\"project_id\":\"{projectId}\",\"cursor\":\"?\"}", "cursor must be",
                "{\"project_id\":\"{projectId}\",\"is_dev\":\"yes\"}", "is_dev must be true or")
            .entrySet()) {
      Agent.Result result = agent.call("list-issues", (ObjectNode) json(team.fill(wrong.getKey())));

      assertThat(result.failed()).as(wrong.getKey()).isTrue();
      assertThat(result.text()).as(wrong.getKey()).contains(wrong.getValue());
    }
  }

  @Test // (R-mcp-5)
  void aListThatIsTooLongIsCutByWholeItemsAndGoesOn() {
    Set<String> written = new HashSet<>();
    ObjectNode comment = good(Tools.find("add-issue-comment").orElseThrow());
    for (int i = 0; i < 30; i++) {
      comment.put("body", "<".repeat(9_990) + i);
      written.add(agent.call("add-issue-comment", comment).content().path("id").asText());
    }

    List<String> read = new ArrayList<>();
    ObjectNode page = good(Tools.find("list-issue-comments").orElseThrow());
    JsonNode content;
    do {
      content = agent.call("list-issue-comments", page).content();
      assertThat(content.toString().getBytes(StandardCharsets.UTF_8).length)
          .isLessThanOrEqualTo(MOST_BYTES + 100);
      content.path("comments").forEach(one -> read.add(one.path("id").asText()));
      page.put("cursor", content.path("cursor").asText());
    } while (content.path("truncated").asBoolean());

    assertThat(read).doesNotHaveDuplicates().containsAll(written);
    assertThat(call("get-issue").content().path("truncated").asBoolean()).isTrue();
  }

  @Test // (R-mcp-6)
  void whatWasReadInsideAFenceMayBeHandedBackInsideOfIt() {
    String fenced = "<untrusted-0123456789ab>another name</untrusted-0123456789ab>";

    JsonNode app =
        agent.call("update-app", "app_id", team.thing("appId"), "name", fenced).content();

    assertThat(app.path("name").asText()).isEqualTo("another name");
  }
}
