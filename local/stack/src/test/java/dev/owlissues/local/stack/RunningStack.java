package dev.owlissues.local.stack;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.owlissues.local.aws.MovableClock;
import dev.owlissues.local.stack.http.Front;
import dev.owlissues.local.stack.job.Machine;
import dev.owlissues.shared.mail.Mail;
import dev.owlissues.shared.mail.Sent;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** The whole stack on any free port, and a client of it. */
final class RunningStack implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final LocalStack stack;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  private RunningStack(LocalStack stack) {
    this.stack = stack;
  }

  /** A status and the JSON that came with it. */
  record Answer(int status, JsonNode json) {}

  static RunningStack on(Path data, MovableClock machine) {
    PrintStream log = new PrintStream(PrintStream.nullOutputStream());
    return new RunningStack(
        LocalStack.start(
            Front.bind(0, log),
            DataFolder.open(data),
            new Machine(machine, machine::advance),
            log));
  }

  /** A client of a stack that somebody else closes too; closing twice is harmless. */
  static RunningStack of(LocalStack stack) {
    return new RunningStack(stack);
  }

  JsonNode credentials() {
    return get("/_local/credentials", "").json();
  }

  Answer get(String path, String key) {
    return send(HttpRequest.newBuilder().GET(), path, key);
  }

  /** A page as a browser gets it that nobody signed in with. */
  String page(String path) {
    return new String(fetch(HttpRequest.newBuilder().GET(), path).body(), StandardCharsets.UTF_8);
  }

  Answer post(String path, String key, String body) {
    return send(
        HttpRequest.newBuilder()
            .POST(BodyPublishers.ofString(body))
            .header("Content-Type", "application/json"),
        path,
        key);
  }

  Answer delete(String path, String key) {
    return send(HttpRequest.newBuilder().DELETE(), path, key);
  }

  /** Changes an issue of the first project. */
  Answer patchIssue(String id, String body) {
    JsonNode credentials = credentials();
    return send(
        HttpRequest.newBuilder()
            .method("PATCH", BodyPublishers.ofString(body))
            .header("Content-Type", "application/json"),
        "/v1/projects/%s/issues/%s".formatted(credentials.path("project_id").asText(), id),
        credentials.path("agent_key").asText());
  }

  /** Sends an error event of the backend app. */
  Answer report(String message, String session) {
    return ingest(
        """
        {"events": [{"level": "error", "message": "%s", "session_id": "%s"}]}
        """
            .formatted(message, session));
  }

  /** Sends a request's body as the backend app. */
  Answer ingest(String body) {
    String key = backend().path("client_secret").asText();
    return post("/v1/ingest", key, body);
  }

  /** The backend app. */
  JsonNode backend() {
    return credentials()
        .path("apps")
        .valueStream()
        .filter(app -> app.path("platform").asText().equals("backend"))
        .findFirst()
        .orElseThrow();
  }

  /** Sends a mail as the functions do. */
  Sent send(Mail mail) {
    return stack.mailer().send(mail);
  }

  /** Sends a form without being anybody, and returns the status. */
  int form(String path, String body) {
    try {
      return client
          .send(
              HttpRequest.newBuilder(stack.credentials().baseUrl().resolve(path))
                  .header("Content-Type", "application/x-www-form-urlencoded")
                  .POST(BodyPublishers.ofString(body))
                  .build(),
              BodyHandlers.discarding())
          .statusCode();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + path, e);
    }
  }

  Answer scan() {
    return post("/_local/scan", "", "");
  }

  /** The issues of the first project. */
  JsonNode issues() {
    JsonNode credentials = credentials();
    return get(
            "/v1/projects/%s/issues".formatted(credentials.path("project_id").asText()),
            credentials.path("agent_key").asText())
        .json()
        .path("issues");
  }

  private Answer send(HttpRequest.Builder request, String path, String key) {
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    HttpResponse<byte[]> response = fetch(request, path);
    try {
      return new Answer(response.statusCode(), JSON.readTree(response.body()));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private HttpResponse<byte[]> fetch(HttpRequest.Builder request, String path) {
    try {
      return client.send(
          request.uri(stack.credentials().baseUrl().resolve(path)).build(),
          BodyHandlers.ofByteArray());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while waiting for " + path, e);
    }
  }

  @Override
  public void close() {
    stack.close();
    client.close();
  }
}
