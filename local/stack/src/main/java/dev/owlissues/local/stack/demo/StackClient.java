package dev.owlissues.local.stack.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.shared.base.retry.Sleeper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** Talks to the running stack as any client does: over HTTP, in JSON, asking again when told to. */
final class StackClient {
  private static final JsonMapper JSON = new JsonMapper();
  private static final int TRIES = 6;

  private final HttpClient http =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
  private final URI baseUrl;
  private final JsonNode credentials;

  StackClient(URI baseUrl) {
    this.baseUrl = baseUrl;
    this.credentials = call("GET", "/_local/credentials", "", "");
  }

  /** The first team's key that may read and write. */
  String agentKey() {
    return credentials.path("agent_key").asText();
  }

  /** The first project's id. */
  String projectId() {
    return credentials.path("project_id").asText();
  }

  /** Where the first project is. */
  String project() {
    return "/v1/projects/" + projectId();
  }

  /** The first project's app on that platform. */
  JsonNode app(String platform) {
    return credentials
        .path("apps")
        .valueStream()
        .filter(app -> app.path("platform").asText().equals(platform))
        .findFirst()
        .orElseThrow();
  }

  /** The stack's time, which may be ahead of the machine's. */
  Instant now() {
    return Instant.parse(call("GET", "/_local/clock", "", "").path("now").asText());
  }

  /** Sends events of an app; says how many were new to the stack. */
  int ingest(String platform, List<ObjectNode> events) {
    JsonNode app = app(platform);
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    if (!app.path("bundle_id").isNull()) {
      body.set("bundle_id", app.path("bundle_id"));
    }
    body.putArray("events").addAll(events);
    JsonNode answer =
        call("POST", "/v1/ingest", app.path("client_secret").asText(), body.toString());
    if (answer.path("rejected").asInt() > 0) {
      throw new IllegalStateException("ingest refused events: " + answer.path("errors"));
    }
    return answer.path("accepted").asInt();
  }

  /** Runs a scan to its end and returns its result. */
  JsonNode scan() {
    return call("POST", "/_local/scan", "", "");
  }

  /** All issues of the project in that order, page by page. */
  List<FoundIssue> issues(String sort) {
    List<FoundIssue> issues = new ArrayList<>();
    String cursor = "";
    JsonNode page;
    do {
      page = call("GET", project() + "/issues?limit=200&sort=" + sort + cursor, agentKey(), "");
      page.path("issues").forEach(issue -> issues.add(new FoundIssue(issue)));
      cursor = "&cursor=" + URLEncoder.encode(page.path("cursor").asText(), UTF_8);
    } while (page.path("has_more").asBoolean());
    return issues;
  }

  /** The session of an issue's newest occurrence. */
  String newestSession(String issueId) {
    return call("GET", project() + "/issues/" + issueId + "?occurrence_limit=1", agentKey(), "")
        .path("occurrences")
        .path(0)
        .path("session_id")
        .asText();
  }

  /** Marks an issue as resolved, fixed in that version. */
  void resolve(String issueId, String version) {
    ObjectNode body = JsonNodeFactory.instance.objectNode();
    body.put("status", "resolved").put("resolved_at_version", version);
    call("PATCH", project() + "/issues/" + issueId, agentKey(), body.toString());
  }

  private JsonNode call(String method, String path, String key, String body) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(baseUrl.resolve(path))
            .method(method, BodyPublishers.ofString(body))
            .header("Content-Type", "application/json")
            .timeout(Duration.ofMinutes(5));
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    try {
      return answer(request.build());
    } catch (IOException e) {
      throw new UncheckedIOException(method + " " + path + " failed", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("the demo was interrupted", e);
    }
  }

  private JsonNode answer(HttpRequest request) throws IOException, InterruptedException {
    for (int left = TRIES - 1; ; left--) {
      HttpResponse<String> response = http.send(request, BodyHandlers.ofString());
      int status = response.statusCode();
      if (status / 100 == 2) {
        return JSON.readTree(response.body());
      }
      if (left == 0 || (status != 429 && status != 503)) {
        throw new IllegalStateException(
            "%s %s answered %d: %.300s"
                .formatted(request.method(), request.uri().getPath(), status, response.body()));
      }
      Sleeper.sleep(
          Duration.ofSeconds(response.headers().firstValueAsLong("Retry-After").orElse(1)));
    }
  }
}
