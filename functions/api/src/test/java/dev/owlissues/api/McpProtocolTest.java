package dev.owlissues.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.api.AccountsStage.Person;
import dev.owlissues.api.http.CalledApi;
import dev.owlissues.shared.dynamo.table.LocalTables;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code POST /mcp} as clients of both eras speak to it. */
class McpProtocolTest {
  private static final String PING = "{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"method\":\"ping\"}";

  @RegisterExtension static final LocalTables TABLES = new LocalTables();
  private static AccountsStage stage;
  private static Agent agent;
  private static Person owner;

  @BeforeAll
  static void open() {
    stage = new AccountsStage(TABLES);
    owner = stage.join("owner");
    agent = new Agent(stage, key("agent", "\"team_id\":\"%s\"".formatted(owner.teamId())));
  }

  private static String key(String type, String more) {
    return stage
        .as(
            owner,
            "POST",
            "/v1/auth/keys",
            "{\"name\":\"A key\",\"key_type\":\"%s\",%s}".formatted(type, more))
        .text("/api_key/secret");
  }

  @ParameterizedTest // (R-mcp-2)
  @ValueSource(strings = {"2025-11-25", "2025-06-18", "2025-03-26", "2024-11-05"})
  void theHandshakeAgreesOnAVersionThatIsKnown(String version) {
    Answer answer = agent.request("initialize", "{\"protocolVersion\":\"" + version + "\"}");

    assertThat(answer.text("/result/protocolVersion")).isEqualTo(version);
    assertThat(answer.text("/result/serverInfo/name")).isEqualTo("owl-issues");
    assertThat(answer.json().at("/result/capabilities").has("tools")).isTrue();
    assertThat(answer.text("/result/instructions")).contains("triage-issues");
    assertThat(answer.headers()).doesNotContainKey("mcp-session-id");
    assertThat(answer.json().path("result").has("resultType")).isFalse();
  }

  @ParameterizedTest // (R-mcp-2)
  @ValueSource(strings = {"2026-07-28", "1999-01-01", ""})
  void theHandshakeOffersItsNewestVersionOtherwise(String version) {
    Answer answer = agent.request("initialize", "{\"protocolVersion\":\"" + version + "\"}");

    assertThat(answer.text("/result/protocolVersion")).isEqualTo("2025-11-25");
  }

  @Test // (R-mcp-3)
  void aNotificationAndAnAnswerAreTakenWithoutAWord() {
    for (String message :
        List.of(
            "{\"jsonrpc\":\"2.0\",\"method\":\"notifications/initialized\"}",
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{}}")) {
      Answer answer = agent.post(message, Map.of());

      assertThat(answer.status()).isEqualTo(202);
      assertThat(answer.json()).isEmpty();
    }
  }

  @ParameterizedTest // (R-mcp-3)
  @ValueSource(strings = {"GET", "DELETE"})
  void thereIsNoStreamAndNoSession(String method) {
    Answer answer = stage.open(method, "/mcp", "");

    assertThat(answer.status()).isEqualTo(405);
    assertThat(answer.headers()).containsEntry("allow", "POST");
  }

  @ParameterizedTest // (R-mcp-3)
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{ | -32700 | null",
        "`` | -32700 | null",
        "1 | -32600 | null",
        "{\"id\":1,\"method\":\"ping\"} | -32600 | 1",
        "{\"jsonrpc\":\"1.0\",\"id\":1,\"method\":\"ping\"} | -32600 | 1",
        "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":7} | -32600 | 1",
        "{\"jsonrpc\":\"2.0\",\"id\":1.5,\"method\":\"ping\"} | -32600 | null",
        "{\"jsonrpc\":\"2.0\",\"id\":null,\"method\":\"ping\"} | -32600 | null",
        "{\"jsonrpc\":\"2.0\",\"id\":\"x\",\"method\":\"ping\",\"params\":[]} | -32600 | \"x\"",
        "[] | -32600 | null"
      })
  void whatIsNoMessageIsRefused(String body, int code, String id) {
    Answer answer = agent.post(body, Map.of());

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/error/code").asInt()).isEqualTo(code);
    assertThat(answer.json().path("id").toString()).isEqualTo(id);
  }

  @Test // (R-mcp-3)
  void anAnswerHasTheIdOfItsRequest() {
    Answer answer = agent.post(PING, Map.of());

    assertThat(answer.json().toString())
        .isEqualTo("{\"jsonrpc\":\"2.0\",\"id\":\"a\",\"result\":{}}");
  }

  @ParameterizedTest // (R-mcp-3)
  @CsvSource(
      delimiter = '|',
      value = {
        "content-type | text/plain | 415",
        "accept | text/html | 406",
        "accept | application/json | 200",
        "accept | APPLICATION/*;q=0.5 | 200",
        "origin | https://evil.example | 403",
        "origin | https://issues.example.com | 200",
        "mcp-protocol-version | 2020-01-01 | 400",
        "mcp-protocol-version | 2025-06-18 | 200"
      })
  void headersAreLookedAtFirst(String header, String value, int status) {
    assertThat(agent.post(PING, Map.of(header, value)).status()).isEqualTo(status);
  }

  @Test // (R-mcp-3)
  void onOneMachineNobodyIsCalledByAnotherName() {
    ObjectNode event = CalledApi.request("POST", "/mcp");
    ((ObjectNode) event.at("/requestContext/http")).put("sourceIp", "127.0.0.1");
    event.put("body", PING).put("isBase64Encoded", false);

    for (Map.Entry<String, Integer> host :
        Map.of("evil.example:3000", 403, "localhost:3000", 200, "127.0.0.1", 200).entrySet()) {
      event
          .putObject("headers")
          .put("host", host.getKey())
          .put("content-type", "application/json")
          .put("authorization", "Bearer " + agent.secret());
      JsonNode answer = stage.serve(event);
      assertThat(answer.get("statusCode").asInt()).as(host.getKey()).isEqualTo(host.getValue());
    }
  }

  @Test // (R-http-1)
  void aBodyHasALimit() {
    assertThat(agent.post(" ".repeat((1 << 20) + 1), Map.of()).status()).isEqualTo(413);
  }

  @Test // (R-mcp-1)
  void whoIsNoAgentIsNobodyHereAndIsSentToNoAuthorizationServer() {
    for (String bearer : List.of(owner.token(), "owl_agent_x", "e30.e30.c2ln")) {
      Answer answer = new Agent(stage, bearer).post(PING, Map.of());

      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.headers()).doesNotContainKey("www-authenticate");
    }
  }

  @Test // (R-mcp-3)
  void severalMessagesAtOnceAreForTheVersionThatHasThem() {
    String both = "[%s,{\"jsonrpc\":\"2.0\",\"method\":\"notifications/x\"},{}]".formatted(PING);

    Answer answer = agent.post(both, Map.of("mcp-protocol-version", "2025-03-26"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json()).hasSize(2);
    assertThat(answer.text("/0/id")).isEqualTo("a");
    assertThat(answer.json().at("/1/error/code").asInt()).isEqualTo(-32600);
    assertThat(agent.post(both, Map.of("mcp-protocol-version", "2025-06-18")).status())
        .isEqualTo(400);
    assertThat(agent.post("[" + (PING + ",").repeat(20) + PING + "]", Map.of()).status())
        .isEqualTo(400);
  }

  @Test // (R-mcp-2)
  void whatIsNoMethodIsAnErrorOfTheProtocol() {
    assertThat(agent.request("logging/setLevel", "{}").json().at("/error/code").asInt())
        .isEqualTo(-32601);
    assertThat(agent.request("logging/setLevel", "{}").status()).isEqualTo(200);
    for (String gone : List.of("ping", "initialize", "logging/setLevel")) {
      Answer answer = agent.modern(gone, "", Map.of());

      assertThat(answer.status()).as(gone).isEqualTo(404);
      assertThat(answer.json().at("/error/code").asInt()).as(gone).isEqualTo(-32601);
    }
  }

  @Test // (R-mcp-2)
  void withoutAHandshakeTheServerSaysWhatItIs() {
    Answer answer = agent.modern("server/discover", "", Map.of());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().at("/result/supportedVersions").valueStream().map(JsonNode::asText))
        .startsWith("2026-07-28")
        .contains("2025-11-25");
    assertThat(answer.text("/result/resultType")).isEqualTo("complete");
    assertThat(answer.text("/result/_meta/io.modelcontextprotocol~1serverInfo/name"))
        .isEqualTo("owl-issues");
    assertThat(answer.text("/result/cacheScope")).isEqualTo("private");
    assertThat(answer.json().at("/result/ttlMs").isIntegralNumber()).isTrue();
  }

  @Test // (R-mcp-2)
  void aToolsResultIsNotKept() {
    Answer answer =
        agent.modern(
            "tools/call", "\"name\":\"whoami\",\"arguments\":{}", Map.of("mcp-name", "whoami"));

    assertThat(answer.text("/result/structuredContent/type")).isEqualTo("api_key");
    assertThat(answer.text("/result/resultType")).isEqualTo("complete");
    assertThat(answer.json().path("result").has("ttlMs")).isFalse();
  }

  @ParameterizedTest // (R-mcp-4)
  @CsvSource(
      delimiter = '|',
      value = {
        "mcp-protocol-version | 2025-11-25",
        "mcp-method | tools/list",
        "mcp-name | get-job",
        "mcp-name | WHOAMI",
        "mcp-name | =?base64?Z2V0LWpvYg==?="
      })
  void withoutAHandshakeHeadersSayWhatTheMessageSays(String header, String value) {
    Answer answer =
        agent.modern(
            "tools/call",
            "\"name\":\"whoami\"",
            header.equals("mcp-name")
                ? Map.of(header, value)
                : Map.of("mcp-name", "whoami", header, value));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/error/code").asInt()).isEqualTo(-32020);
    assertThat(answer.json().path("id").asInt()).isEqualTo(7);
  }

  @Test // (R-mcp-4)
  void aHeaderMayBeEncodedAndHaveBlanks() {
    String encoded = Base64.getEncoder().encodeToString("whoami".getBytes(StandardCharsets.UTF_8));

    assertThat(
            agent
                .modern(
                    "tools/call",
                    "\"name\":\"whoami\"",
                    Map.of("mcp-name", " =?base64?" + encoded + "?= "))
                .status())
        .isEqualTo(200);
  }

  @Test // (R-mcp-4)
  void withoutAHandshakeAHeaderMustBeThere() {
    Answer answer = agent.modern("tools/call", "\"name\":\"whoami\"", Map.of());

    assertThat(answer.json().at("/error/code").asInt()).isEqualTo(-32020);
  }

  @Test // (R-mcp-4)
  void withoutAHandshakeAMessageSaysWhoSpeaks() {
    for (String meta :
        List.of(
            "{}",
            "{\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"2026-07-28\"}}",
            "{\"_meta\":{\"io.modelcontextprotocol/clientCapabilities\":{}}}")) {
      Answer answer =
          agent.post(
              "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":" + meta + "}",
              Map.of("mcp-protocol-version", "2026-07-28", "mcp-method", "tools/list"));

      assertThat(answer.status()).as(meta).isEqualTo(400);
      assertThat(answer.json().at("/error/code").asInt()).as(meta).isEqualTo(-32602);
    }
  }

  @Test // (R-mcp-4)
  void anUnknownVersionIsRefusedWithThoseThatAreKnown() {
    Answer answer =
        agent.post(
            "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"tools/list\",\"params\":{%s}}"
                .formatted(Agent.META.replace("2026-07-28", "2031-01-01")),
            Map.of("mcp-protocol-version", "2031-01-01", "mcp-method", "tools/list"));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.json().at("/error/code").asInt()).isEqualTo(-32022);
    assertThat(answer.text("/error/data/requested")).isEqualTo("2031-01-01");
    assertThat(answer.text("/error/data/supported/0")).isEqualTo("2026-07-28");
  }

  @Test // (R-mcp-7)
  void theGuideIsAResource() {
    Answer listed = agent.request("resources/list", "{}");
    String uri = listed.text("/result/resources/0/uri");

    Answer read = agent.request("resources/read", "{\"uri\":\"%s\"}".formatted(uri));

    assertThat(uri).isEqualTo("owlmetry://guide");
    assertThat(read.text("/result/contents/0/text")).contains("claim-issue", "untrusted");
    assertThat(agent.request("resources/templates/list", "{}").json().at("/result").toString())
        .isEqualTo("{\"resourceTemplates\":[]}");
  }

  @Test // (R-mcp-7)
  void anotherResourceIsThereInNeitherEra() {
    Answer answer = agent.request("resources/read", "{\"uri\":\"file:///etc/passwd\"}");
    Answer modern =
        agent.modern(
            "resources/read",
            "\"uri\":\"file:///etc/passwd\"",
            Map.of("mcp-name", "file:///etc/passwd"));

    assertThat(answer.json().at("/error/code").asInt()).isEqualTo(-32002);
    assertThat(modern.json().at("/error/code").asInt()).isEqualTo(-32602);
    assertThat(modern.text("/error/data/uri")).isEqualTo("file:///etc/passwd");
  }

  @Test // (R-mcp-7)
  void promptsNameTheIssueAndTakeIdsOnly() {
    String id = "01935c80-0000-7000-8000-000000000006";

    Answer prompt =
        agent.request(
            "prompts/get",
            "{\"name\":\"fix-issue\",\"arguments\":{\"project_id\":\"%s\",\"issue_id\":\"%s\"}}"
                .formatted(id, id));

    assertThat(agent.request("prompts/list", "{}").json().at("/result/prompts")).hasSize(2);
    assertThat(prompt.text("/result/messages/0/content/text"))
        .contains("issue " + id, "project " + id)
        .doesNotContain("{");
    for (String wrong :
        List.of(
            "{\"name\":\"fix-issue\",\"arguments\":{\"project_id\":\"ignore all\"}}",
            "{\"name\":\"fix-issue\"}",
            "{\"name\":\"nothing\"}")) {
      assertThat(agent.request("prompts/get", wrong).json().at("/error/code").asInt())
          .isEqualTo(-32602);
    }
  }

  @Test // (R-mcp-1)
  void anUnknownToolIsAnErrorOfTheProtocolAndSoAreArgumentsThatAreNone() {
    for (String params :
        List.of("{\"name\":\"drop-tables\"}", "{}", "{\"name\":\"whoami\",\"arguments\":[]}")) {
      assertThat(agent.request("tools/call", params).json().at("/error/code").asInt())
          .isEqualTo(-32602);
    }
  }
}
