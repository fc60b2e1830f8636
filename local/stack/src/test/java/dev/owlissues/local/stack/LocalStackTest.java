package dev.owlissues.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.local.aws.MovableClock;
import dev.owlissues.local.stack.RunningStack.Answer;
import dev.owlissues.shared.mail.Mail;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LocalStackTest {
  @TempDir private Path data;
  private final MovableClock machine = new MovableClock();
  private RunningStack stack;

  @BeforeEach
  void start() {
    stack = RunningStack.on(data, machine);
  }

  @AfterEach
  void stop() {
    stack.close();
  }

  private void restart() {
    stack.close();
    stack = RunningStack.on(data, machine);
  }

  private List<String> titles() {
    return stack.issues().valueStream().map(issue -> issue.path("title").asText()).toList();
  }

  private Instant now() {
    return Instant.parse(stack.get("/_local/clock", "").json().path("now").asText());
  }

  private Answer advance(String body) {
    return stack.post("/_local/clock", "", body);
  }

  @Test
  void aReportedErrorIsAnIssueAfterAScan() {
    Answer accepted = stack.report("User 123 not found", "s-1");
    Answer scanned = stack.scan();

    assertThat(accepted.status()).isEqualTo(200);
    assertThat(scanned.status()).isEqualTo(200);
    assertThat(scanned.json().path("events_processed").asInt()).isEqualTo(1);
    assertThat(scanned.json().path("issues_created").asInt()).isEqualTo(1);
    assertThat(scanned.json().path("run_id").asText()).isNotEmpty();
    assertThat(titles()).containsExactly("User 123 not found");
  }

  @Test
  void aScanCoversWhatWasAcceptedBeforeItAndNothingTwice() {
    stack.report("User 123 not found", "s-1");
    stack.scan();
    stack.report("User 456 not found", "s-2");

    Answer second = stack.scan();
    Answer third = stack.scan();

    assertThat(second.json().path("events_processed").asInt()).isEqualTo(1);
    assertThat(third.json().path("events_processed").asInt()).isZero();
    assertThat(stack.issues().path(0).path("occurrence_count").asInt()).isEqualTo(2);
  }

  @Test
  void scansAtOnceCountEachEventOnce() throws Exception {
    stack.report("User 123 not found", "s-1");

    long events = 0;
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Answer>> scans =
          threads.invokeAll(List.of(stack::scan, stack::scan, stack::scan));
      for (Future<Answer> scan : scans) {
        assertThat(scan.get().status()).isEqualTo(200);
        events += scan.get().json().path("events_processed").asLong();
      }
    }

    assertThat(events).isEqualTo(1);
    assertThat(stack.issues().path(0).path("occurrence_count").asInt()).isEqualTo(1);
  }

  @Test
  void eventsIssuesAndKeysAreThereAfterARestart() {
    stack.report("User 123 not found", "s-1");
    stack.scan();
    stack.report("Disk full", "s-2");
    JsonNode before = stack.credentials();

    restart();

    JsonNode after = stack.credentials();
    assertThat(after.path("apps")).isEqualTo(before.path("apps"));
    assertThat(after.path("agent_key")).isEqualTo(before.path("agent_key"));
    assertThat(titles()).containsExactly("User 123 not found");
    stack.scan();
    assertThat(titles()).containsExactlyInAnyOrder("User 123 not found", "Disk full");
  }

  @Test
  void itStartsAgainWithoutWhatPeopleRemovedAndBringsNoneOfItBack() {
    JsonNode before = stack.credentials();
    String owner = before.path("user_token").asText();
    String project = "/v1/projects/" + before.path("project_id").asText();
    assertThat(stack.delete(project, owner).status()).isEqualTo(200);
    assertThat(stack.delete("/v1/auth/keys/" + agentKeyId(owner), owner).status()).isEqualTo(200);

    restart();

    JsonNode after = stack.credentials();
    assertThat(after.path("project_id").isNull()).isTrue();
    assertThat(after.path("apps").isEmpty()).isTrue();
    assertThat(after.path("team_id")).isEqualTo(before.path("team_id"));
    assertThat(stack.get(project, owner).status()).isEqualTo(404);
    assertThat(stack.get("/v1/auth/whoami", after.path("agent_key").asText()).status())
        .isEqualTo(401);
  }

  @Test
  void anAppThatSomebodyRemovedStaysRemoved() {
    JsonNode before = stack.credentials();
    String app = before.at("/apps/0/id").asText();
    stack.delete("/v1/apps/" + app, before.path("user_token").asText());

    restart();

    assertThat(stack.credentials().path("apps").findValuesAsText("id"))
        .hasSize(2)
        .doesNotContain(app);
  }

  private String agentKeyId(String owner) {
    return stack
        .get("/v1/auth/keys", owner)
        .json()
        .path("api_keys")
        .valueStream()
        .filter(key -> key.path("key_type").asText().equals("agent"))
        .findFirst()
        .orElseThrow()
        .path("id")
        .asText();
  }

  @Test
  void theOwnerIsSignedInByTheTokenAfterARestartToo() {
    String token = stack.credentials().path("user_token").asText();

    restart();

    JsonNode me = stack.get("/v1/auth/me", token).json();
    assertThat(me.at("/user/email").asText()).isEqualTo("owner@example.com");
    assertThat(me.at("/teams/0/role").asText()).isEqualTo("owner");
    assertThat(me.at("/teams/0/id")).isEqualTo(stack.credentials().path("team_id"));
  }

  @Test
  void theTokenIsGoodAfterTheClockWasMovedByYears() {
    advance("{\"advance\": \"P900D\"}");

    String token = stack.credentials().path("user_token").asText();

    assertThat(stack.get("/v1/auth/me", token).status()).isEqualTo(200);
  }

  @Test
  void peopleSignInWithTheCodeInTheOutbox() {
    Answer asked = stack.post("/v1/auth/send-code", "", "{\"email\": \" Ann@Example.com \"}");
    String text = stack.get("/_local/outbox", "").json().at("/messages/0/text").asText();
    String code = text.replaceAll("(?s).*?([0-9]{6}).*", "$1");

    Answer verified =
        stack.post(
            "/v1/auth/verify-code",
            "",
            "{\"email\": \"ann@example.com\", \"code\": \"%s\"}".formatted(code));

    assertThat(asked.status()).isEqualTo(200);
    assertThat(verified.status()).isEqualTo(201);
    assertThat(verified.json().path("is_new_user").asBoolean()).isTrue();
    assertThat(verified.json().at("/user/name").asText()).isEqualTo("Ann");
  }

  @Test
  void theCredentialsAreComplete() {
    JsonNode credentials = stack.credentials();

    assertThat(credentials.path("base_url").asText()).startsWith("http://localhost:");
    assertThat(credentials.path("team_id").asText()).isNotEmpty();
    assertThat(credentials.path("agent_key").asText()).startsWith("owl_agent_");
    assertThat(credentials.path("user_email").asText()).isEqualTo("owner@example.com");
    assertThat(credentials.path("user_token").asText()).isNotEmpty();
    assertThat(credentials.path("apps").valueStream().map(app -> app.path("platform").asText()))
        .containsExactly("apple", "web", "backend");
    assertThat(credentials.path("apps").valueStream())
        .allMatch(app -> app.path("client_secret").asText().startsWith("owl_client_"))
        .allMatch(app -> app.has("bundle_id") && app.has("id") && app.has("name"));
  }

  @Test
  void aMovedClockScansOnceBeforeItAnswers() {
    Instant before = now();
    stack.report("User 123 not found", "s-1");

    Answer moved = advance("{\"advance\": \"PT24H\"}");

    assertThat(moved.status()).isEqualTo(200);
    assertThat(Instant.parse(moved.json().path("now").asText()))
        .isBetween(before.plus(Duration.ofDays(1)), before.plus(Duration.ofHours(25)));
    assertThat(titles()).containsExactly("User 123 not found");
  }

  @Test
  void aMovedClockIsStillMovedAfterARestart() {
    advance("{\"advance\": \"P3D\"}");
    Instant before = now();

    restart();

    assertThat(now()).isAfterOrEqualTo(before);
  }

  @Test
  void aClockIsOnlyMovedForwardAndByADuration() {
    Instant before = now();

    for (String body :
        List.of(
            "",
            "{}",
            "[]",
            "{\"advance\": \"PT-1H\"}",
            "{\"advance\": \"PT0S\"}",
            "{\"advance\": 5}",
            "{\"advance\": \"P3661D\"}",
            "{\"advance\": \"tomorrow\"}",
            "{\"advance\":")) {
      assertThat(advance(body).status()).as(body).isEqualTo(400);
    }

    assertThat(now()).isEqualTo(before);
  }

  @Test
  void controlEndpointsAnswerOnlyWhatTheyAreFor() {
    assertThat(stack.get("/_local/outbox", "").json().path("messages").isArray()).isTrue();
    assertThat(stack.get("/_local/scan", "").status()).isEqualTo(405);
    assertThat(stack.get("/_local/other", "").status()).isEqualTo(404);
    assertThat(stack.get("/v1/nothing", "").json().has("error")).isTrue();
  }

  @Test
  void aDayAfterTheFirstErrorItsDigestIsInTheOutbox() {
    stack.report("User 123 not found", "s-1");
    stack.scan();
    assertThat(digests()).isEmpty();

    advance("{\"advance\": \"PT25H\"}");

    assertThat(digests()).containsExactly("[%s] 1 new issue".formatted(project()));
    JsonNode mail = stack.get("/_local/outbox", "").json().at("/messages/0");
    assertThat(mail.path("text").asText()).contains("* User 123 not found");
    assertThat(mail.path("headers").path("List-Unsubscribe").asText())
        .startsWith("<" + stack.credentials().path("base_url").asText() + "/v1/unsubscribe/");
    assertThat(stack.post("/_local/notify", "", "").json().path("notifications_sent").asInt())
        .isZero();
    assertThat(digests()).hasSize(1);
  }

  @Test
  @Timeout(60)
  void aDigestThatTheTeamAsksForIsSentAtOnceAndNotAtTheNextTime() {
    stack.report("User 123 not found", "s-1");
    advance("{\"advance\": \"PT23H45M\"}");
    // The day is over, and the digests' minute is not there yet.
    advance("{\"advance\": \"PT20M\"}");
    assertThat(digests()).isEmpty();
    String token = stack.credentials().path("user_token").asText();
    String team = "/v1/teams/" + stack.credentials().path("team_id").asText();

    Answer asked = stack.post(team + "/jobs/trigger", token, "{\"job_type\": \"issue_notify\"}");
    advance("{\"advance\": \"PT30S\"}");
    JsonNode run = ended(asked.json().at("/job_run/id").asText(), token);

    assertThat(asked.status()).isEqualTo(201);
    assertThat(run.path("status").asText()).isEqualTo("completed");
    assertThat(run.at("/result/projects_checked").asInt()).isEqualTo(1);
    assertThat(run.at("/result/notifications_sent").asInt()).isEqualTo(1);
    assertThat(run.at("/result/issues_notified").asInt()).isEqualTo(1);
    assertThat(digests()).hasSize(1);
    advance("{\"advance\": \"PT2H\"}");
    assertThat(digests()).hasSize(1);
  }

  // Asks until it has ended, as the command line does that waits for a run.
  private JsonNode ended(String run, String token) {
    while (true) {
      JsonNode job = stack.get("/v1/jobs/" + run, token).json().path("job_run");
      if (!job.path("status").asText().equals("running")) {
        return job;
      }
    }
  }

  @Test
  void theLinkInADigestStopsThemWithOneClick() {
    stack.report("User 123 not found", "s-1");
    advance("{\"advance\": \"PT25H\"}");
    String link =
        stack
            .get("/_local/outbox", "")
            .json()
            .at("/messages/0/headers/List-Unsubscribe")
            .asText()
            .replaceAll("^<https?://[^/]+|>$", "");

    assertThat(stack.form(link, "List-Unsubscribe=One-Click")).isEqualTo(200);

    stack.report("User 123 not found", "s-2");
    advance("{\"advance\": \"PT25H\"}");
    assertThat(digests()).hasSize(1);
  }

  private List<String> digests() {
    return stack
        .get("/_local/outbox", "")
        .json()
        .path("messages")
        .valueStream()
        .map(mail -> mail.path("subject").asText())
        .filter(subject -> subject.startsWith("["))
        .toList();
  }

  private String project() {
    JsonNode credentials = stack.credentials();
    return stack
        .get(
            "/v1/projects/" + credentials.path("project_id").asText(),
            credentials.path("agent_key").asText())
        .json()
        .path("name")
        .asText();
  }

  @Test
  void theOutboxHoldsTheMailsSentNewestFirst() {
    stack.send(new Mail("ada@example.com", "The first", "One.", "<p>One.</p>"));
    stack.send(new Mail("bob@example.com", "The second", "Two.", "<p>Two.</p>"));

    JsonNode messages = stack.get("/_local/outbox", "").json().path("messages");

    assertThat(messages.valueStream().map(mail -> mail.path("subject").asText()))
        .containsExactly("The second", "The first");
    JsonNode newest = messages.path(0);
    assertThat(newest.path("to").valueStream().map(JsonNode::asText))
        .containsExactly("bob@example.com");
    assertThat(newest.path("from").asText()).isEqualTo("Owl Issues <owl@localhost>");
    assertThat(newest.path("text").asText()).isEqualToNormalizingNewlines("Two.");
    assertThat(newest.path("html").asText()).isEqualToNormalizingNewlines("<p>Two.</p>");
    assertThat(newest.path("headers").path("To").asText()).isEqualTo("bob@example.com");
    assertThat(Instant.parse(newest.path("sent_at").asText())).isBeforeOrEqualTo(now());
  }

  @Test
  void theOutboxIsAPageToo() {
    stack.send(new Mail("ada@example.com", "The first", "One.", "<p>Eins.</p>"));

    assertThat(stack.page("/_local/mails"))
        .startsWith("<!DOCTYPE html>")
        .contains("The first", "To ada@example.com", "srcdoc=\"&lt;p&gt;Eins.&lt;/p&gt;")
        .contains("Subject: The first");
  }

  @Test
  void aFolderInUseByAnotherStackIsLeftAlone() {
    assertThatThrownBy(() -> DataFolder.open(data)).isInstanceOf(CannotStart.class);
  }

  @Test
  void nothingOfTheStackListensBeyondThisMachine() throws IOException {
    stack.report("User 123 not found", "s-1");
    stack.scan();

    assertThat(ListeningSockets.ofThisProcess())
        .isNotEmpty()
        .allMatch(socket -> socket.getAddress().isLoopbackAddress());
  }
}
