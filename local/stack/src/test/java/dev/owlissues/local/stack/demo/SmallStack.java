package dev.owlissues.local.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.owlissues.shared.fingerprint.Fingerprinter;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A front as small as can be that answers the demo's calls: one issue per fingerprint, regressions
 * by version, pages of 70. Every seventh ingest is refused once with a 503.
 */
final class SmallStack implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int PAGE = 70;
  private static final String ISSUE = "/v1/projects/p/issues/";

  private final HttpServer server;
  private final Fingerprinter fingerprinter = new Fingerprinter();
  private final List<JsonNode> waiting = new ArrayList<>();
  private final Set<String> known = new HashSet<>();
  private final Map<String, Entry> issues = new LinkedHashMap<>();
  private int calls;
  private int resolved;

  SmallStack() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", this::handle);
    server.start();
  }

  URI url() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** How many issues have been resolved so far. */
  int resolved() {
    return resolved;
  }

  @Override
  public void close() {
    server.stop(0);
  }

  private void handle(HttpExchange exchange) throws IOException {
    try (exchange) {
      String path = exchange.getRequestURI().getPath();
      calls++;
      if (path.equals("/v1/ingest") && calls % 7 == 0) {
        exchange.getResponseHeaders().set("Retry-After", "0");
        exchange.sendResponseHeaders(503, -1);
        return;
      }
      byte[] answer = JSON.writeValueAsBytes(answer(exchange, path));
      exchange.sendResponseHeaders(200, answer.length);
      exchange.getResponseBody().write(answer);
    }
  }

  private JsonNode answer(HttpExchange exchange, String path) throws IOException {
    return switch (path) {
      case "/_local/credentials" -> credentials();
      case "/_local/clock" -> JSON.readTree("{\"now\": \"2026-11-24T09:30:00.000Z\"}");
      case "/_local/scan" -> scan();
      case "/v1/ingest" ->
          ingest(
              exchange.getRequestHeaders().getFirst("Authorization"),
              JSON.readTree(exchange.getRequestBody().readAllBytes()));
      case "/v1/projects/p/issues" -> list(exchange.getRequestURI().getQuery());
      default -> {
        if (!path.startsWith(ISSUE) || !exchange.getRequestMethod().equals("PATCH")) {
          throw new IOException("the demo asked for " + path);
        }
        yield resolve(
            Integer.parseInt(path.substring(ISSUE.length())),
            JSON.readTree(exchange.getRequestBody().readAllBytes()));
      }
    };
  }

  private JsonNode resolve(int number, JsonNode body) {
    Entry issue = List.copyOf(issues.values()).get(number);
    issue.json.put("status", body.path("status").asText());
    issue.resolvedAt = body.path("resolved_at_version").asText();
    resolved++;
    return issue.json;
  }

  private static JsonNode credentials() throws IOException {
    return JSON.readTree(
        """
        {"team_id": "t", "project_id": "p", "agent_key": "owl_agent_x", "apps": [
          {"id": "a", "name": "iPhone", "platform": "apple", "bundle_id": "shop.app", "client_secret": "a"},
          {"id": "w", "name": "Web shop", "platform": "web", "bundle_id": "shop.web", "client_secret": "w"},
          {"id": "b", "name": "Backend", "platform": "backend", "bundle_id": null, "client_secret": "b"}]}
        """);
  }

  private JsonNode ingest(String authorization, JsonNode body) {
    int accepted = 0;
    for (JsonNode event : body.path("events")) {
      if (known.add(event.path("client_event_id").asText())) {
        accepted++;
        waiting.add(((ObjectNode) event).put("app", authorization.substring("Bearer ".length())));
      }
    }
    return JSON.createObjectNode().put("accepted", accepted).put("rejected", 0);
  }

  private JsonNode scan() {
    waiting.removeIf(event -> !event.path("level").asText().equals("error"));
    int before = issues.size();
    waiting.forEach(this::count);
    ObjectNode result =
        JSON.createObjectNode()
            .put("events_processed", waiting.size())
            .put("issues_created", issues.size() - before);
    waiting.clear();
    return result;
  }

  private void count(JsonNode event) {
    String fingerprint =
        fingerprinter
            .fingerprint(event.path("message").asText(), event.path("source_module").asText())
            .toString();
    String key = event.path("app").asText() + event.path("is_dev") + fingerprint;
    Entry issue = issues.computeIfAbsent(key, _ -> opened(fingerprint, event));
    issue.sessions.add(event.path("session_id").asText());
    issue.users.add(event.path("user_id").asText());
    String version = event.path("app_version").asText();
    issue.json.put("last_seen_app_version", version);
    issue.json.put("last_seen_at", event.path("timestamp").asText());
    issue.json.put("occurrence_count", issue.sessions.size());
    issue.json.put("unique_user_count", issue.users.size());
    if (issue.json.path("status").asText().equals("resolved")
        && version.compareTo(issue.resolvedAt) > 0) {
      issue.json.put("status", "regressed");
    }
  }

  private Entry opened(String fingerprint, JsonNode event) {
    ObjectNode json = JSON.createObjectNode();
    json.put("id", Integer.toString(issues.size())).put("status", "new");
    json.put("app_id", event.path("app").asText()).put("app_name", event.path("app").asText());
    json.put("title", event.path("message").asText());
    json.put("is_dev", event.path("is_dev").asBoolean());
    json.put("first_seen_app_version", event.path("app_version").asText());
    json.putArray("fingerprints").add(fingerprint);
    return new Entry(json);
  }

  private JsonNode list(String query) {
    int from = query.contains("cursor=") ? Integer.parseInt(query.split("cursor=", 2)[1]) : 0;
    int to = Math.min(issues.size(), from + PAGE);
    ObjectNode page = JSON.createObjectNode().put("has_more", to < issues.size());
    page.put("cursor", Integer.toString(to));
    var array = page.putArray("issues");
    List.copyOf(issues.values()).subList(from, to).forEach(issue -> array.add(issue.json));
    return page;
  }

  private static final class Entry {
    final ObjectNode json;
    final Set<String> sessions = new HashSet<>();
    final Set<String> users = new HashSet<>();
    String resolvedAt = "";

    Entry(ObjectNode json) {
      this.json = json;
    }
  }
}
