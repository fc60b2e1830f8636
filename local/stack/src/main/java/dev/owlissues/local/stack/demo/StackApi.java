package dev.owlissues.local.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** The calls that the demo makes, each with its path and its answer. */
final class StackApi {
  private static final int PAGE = 200;

  private final StackClient client;

  StackApi(StackClient client) {
    this.client = client;
  }

  /** The first team's ids and keys. */
  Account account() {
    return Account.of(client.baseUrl(), client.get("/_local/credentials"));
  }

  /** The stack's time, which may be ahead of the machine's. */
  Instant now() {
    return Instant.parse(client.get("/_local/clock").path("now").asText());
  }

  /** Sends events as an app; says how many were new to the stack. */
  int ingest(Account.Sender sender, List<Line> lines) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (!sender.bundleId().isEmpty()) {
      body.put("bundle_id", sender.bundleId());
    }
    ArrayNode events = body.putArray("events");
    lines.forEach(line -> events.add(line.toJson()));
    JsonNode answer = client.post("/v1/ingest", sender.clientSecret(), body);
    if (answer.path("rejected").asInt() > 0) {
      throw new IllegalStateException("ingest refused events: " + answer.path("errors"));
    }
    return answer.path("accepted").asInt();
  }

  /** Runs a scan to its end. */
  ScanResult scan() {
    return ScanResult.of(client.post("/_local/scan"));
  }

  /** All issues of the project, page by page. */
  List<FoundIssue> issues(Account account) {
    List<FoundIssue> issues = new ArrayList<>();
    String path = "/v1/projects/%s/issues?limit=%d".formatted(account.projectId(), PAGE);
    JsonNode page = client.get(path, account.agentKey());
    page.path("issues").forEach(json -> issues.add(FoundIssue.of(json)));
    while (page.path("has_more").asBoolean()) {
      String cursor = URLEncoder.encode(page.path("cursor").asText(), StandardCharsets.UTF_8);
      page = client.get(path + "&cursor=" + cursor, account.agentKey());
      page.path("issues").forEach(json -> issues.add(FoundIssue.of(json)));
    }
    return issues;
  }

  /** Marks an issue as resolved, fixed in that version. */
  void resolve(Account account, String issueId, String version) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("status", "resolved").put("resolved_at_version", version);
    String path = "/v1/projects/%s/issues/%s".formatted(account.projectId(), issueId);
    client.patch(path, account.agentKey(), body);
  }

  /** What a scan says it did. */
  record ScanResult(long events, long created, long regressed, long occurrences) {

    static ScanResult of(JsonNode json) {
      return new ScanResult(
          json.path("events_processed").asLong(),
          json.path("issues_created").asLong(),
          json.path("issues_regressed").asLong(),
          json.path("occurrences_created").asLong());
    }
  }
}
