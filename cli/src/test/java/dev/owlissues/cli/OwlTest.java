package dev.owlissues.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.cli.Owl.Outcome;
import dev.owlissues.cli.term.Pipe;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What a whole command does where a stack would have to be brought to fail. */
class OwlTest {
  private static final String ISSUE = "01a00000-0000-7000-8000-000000000001";
  private static final String PROJECTS =
      "{\"projects\": [{\"id\": \"p-1\", \"name\": \"A\"}, {\"id\": \"p-2\", \"name\": \"B\"}]}";

  @TempDir Path home;
  private Owl owl;

  @BeforeEach
  void start() throws IOException {
    owl = Owl.at(home);
  }

  @AfterEach
  void stop() {
    owl.close();
  }

  private Path config(String text) throws IOException {
    Path path = home.resolve(".owlmetry/config.json");
    Files.createDirectories(path.getParent());
    return Files.writeString(path, text);
  }

  @Test
  void noWordIsReadAsAFileNorTakenForACommand() throws IOException {
    Path secret = Files.writeString(home.resolve("secret"), "hidden");
    String project = "01a00000-0000-7000-8000-000000000000";
    owl.setUp().answer("/v1/projects/" + project, 201, "{\"id\": \"1\"}");

    for (String body : new String[] {"@" + secret, "list", "delete-comment"}) {
      assertThat(owl.run("issues", "comment", ISSUE, "--project", project, "--body", body).code())
          .isZero();
      assertThat(owl.asked.getLast()).endsWith("{\"body\":\"%s\"}".formatted(body));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"resolve", "bulk", "list"})
  void helpHasTheVersionThatACommandTakes(String command) {
    assertThat(owl.run("issues", command, "--help").out())
        .contains("--version=VERSION")
        .doesNotContain("--endpoint=");
  }

  @Test // (R-cli-2)
  void aCodeIsAskedForAtAnAddressThatTheKeptKeyIsNotFor() throws IOException {
    config(
        """
        {"endpoint": "https://a.example.com", "active_team": "t",
         "teams": {"t": {"api_key": "owl_agent_kept"}}}
        """);
    owl.answer("/v1/auth/send-code", 200, "{\"message\": \"sent\"}");

    Outcome sent = owl.run("auth", "send-code", "--email", "a@b", "--endpoint", owl.url());

    assertThat(sent.code()).isZero();
    assertThat(owl.asked).containsExactly("POST /v1/auth/send-code null {\"email\":\"a@b\"}");
  }

  @Test // (R-cli-3)
  void aCodeIsNotSpentOnAKeyThatCannotBeKept() throws IOException {
    config("{\"teams\": []}");
    owl.answer("/v1/auth/agent-login", 201, "{}");

    Outcome refused =
        owl.run("auth", "verify", "--email", "a@b", "--code", "123456", "--endpoint", owl.url());

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("mend it or delete it");
    assertThat(owl.asked).isEmpty();
  }

  @Test // (R-cli-2)
  void aKeyOfTheEnvironmentGoesToNoAddressThatNobodyNamed() {
    owl.environment.put("OWLMETRY_API_KEY", "owl_agent_1");
    owl.answer("/", 200, "{\"agent_key\": \"k\"}");

    Outcome refused = owl.run("whoami");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("OWLMETRY_ENDPOINT");
    assertThat(owl.asked).isEmpty();
  }

  @ParameterizedTest // (R-cli-4)
  @CsvSource({"completed, 0", "failed, 1", "cancelled, 1"})
  void whoWaitsForARunHearsByTheExitCodeHowItEnded(String status, int code) {
    owl.setUp()
        .answer(
            "/v1/teams/t/jobs/trigger",
            201,
            "{\"job_run\": {\"id\": \"r\", \"status\": \"%s\"}}".formatted(status));

    assertThat(owl.run("jobs", "trigger", "issue_scan", "--team-id", "t", "--wait").code())
        .isEqualTo(code);
    assertThat(owl.run("jobs", "trigger", "issue_scan", "--team-id", "t").code()).isZero();
  }

  @Test // (R-cli-3)
  void aClientKeyIsNotShownAgain() {
    owl.setUp()
        .answer(
            "/v1/auth/keys/k", 200, "{\"api_key\": {\"id\": \"k\", \"secret\": \"owl_client_7\"}}");

    assertThat(owl.run("keys", "view", "k").out()).doesNotContain("owl_client_7");
    assertThat(owl.run("keys", "update", "k", "--name", "n").out()).doesNotContain("owl_client_7");
    assertThat(owl.run("keys", "view", "k", "--format", "log").out())
        .doesNotContain("owl_client_7");
  }

  @Test
  void allOfASessionIsSeenAndWhatIsMissingIsSaid() {
    String event =
        "{\"id\": \"e\", \"app_id\": \"a\", \"session_id\": \"s\", \"timestamp\":"
            + " \"2026-03-02T10:00:00Z\"}";
    owl.setUp()
        .answer("/v1/events", 200, "{\"events\": [{\"id\": \"d\"}], \"has_more\": true}")
        .answer("/v1/events/e", 200, event);

    Outcome seen = owl.run("investigate", "e", "--format", "json");

    assertThat(owl.asked.getLast())
        .startsWith("GET /v1/events?limit=1000&app_id=a&session_id=s Bearer");
    assertThat(seen.out()).contains("\"total\": 2", "\"has_more\": true", "\"id\": \"e\"");
    assertThat(seen.err()).contains("more events than these");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", ".", ".."})
  void whatWouldLeadToAnotherPathIsNoId(String id) {
    owl.setUp();

    assertThat(owl.run("jobs", "view", id).code()).isEqualTo(2);
    assertThat(owl.asked).isEmpty();
  }

  @Test
  void anIssueThatWasMergedAwayIsFoundInItsProject() {
    owl.setUp()
        .answer("/v1/projects", 200, PROJECTS)
        .answer("/v1/projects/p-1/issues/" + ISSUE, 404, "{\"error\": \"no such issue\"}")
        .answer(
            "/v1/projects/p-2/issues/" + ISSUE,
            404,
            "{\"error\": \"merged\", \"merged_into\": \"7\"}");

    Outcome refused = owl.run("issues", "view", ISSUE);

    assertThat(refused.code()).isEqualTo(1);
    assertThat(refused.err()).contains("owl issues view 7");
  }

  @Test // (R-cli-4)
  void anAnswerThatCannotBeWrittenIsNotDone() {
    owl.setUp().answer("/v1/projects", 200, PROJECTS);

    Outcome lost =
        owl.runInto(
            new OutputStream() {
              @Override
              public void write(int octet) throws IOException {
                throw new IOException("No space left on device");
              }
            },
            "projects");

    assertThat(lost.code()).isEqualTo(4);
    assertThat(lost.err()).contains("could not be written");
  }

  @Test // (R-cli-4)
  void whoReadsNoFurtherHasWhatHeWants() throws IOException {
    owl.setUp().answer("/v1/projects", 200, PROJECTS);
    var read = new ByteArrayOutputStream();

    Outcome done =
        owl.runInto(
            new Pipe(
                new OutputStream() {
                  @Override
                  public void write(int octet) throws IOException {
                    if (read.size() == 3) {
                      throw new IOException("Broken pipe");
                    }
                    read.write(octet);
                  }
                }),
            "projects",
            "--quiet");

    assertThat(done.code()).isZero();
    assertThat(done.err()).isEmpty();
    assertThat(read.size()).isEqualTo(3);
  }

  @Test
  void allPagesAreReadInAsFewAsTheApiHas() {
    owl.setUp()
        .answer("/v1/events", 200, "{\"events\": []}")
        .answer("/v1/projects/", 200, "{\"comments\": []}");

    assertThat(owl.run("events", "--session", "s", "--since", "1d", "--all").code()).isZero();
    assertThat(owl.asked.getLast())
        .startsWith("GET /v1/events?session_id=s&since=1d&limit=1000 Bearer");
    owl.run("events", "--session", "s", "--since", "1d", "--all", "--limit", "7");
    assertThat(owl.asked.getLast()).contains("&limit=7 ");
    owl.run("issues", "comments", ISSUE, "--project", ISSUE, "--all");
    assertThat(owl.asked.getLast()).contains("/comments Bearer");
  }

  @Test
  void anExportWithoutItsEndIsNotDoneAndSaysWhereItGoesOn() {
    owl.setUp()
        .answer(
            "/v1/projects/" + ISSUE,
            200,
            """
            {"type": "issue", "title": "a\\u009bb"}
            {"type": "page", "cursor": "c", "has_more": true}
            """,
            "{\"type\": \"page\", \"cursor\": null, \"has_more\": false}\n",
            "{\"type\": \"page\", \"cursor\": \"d\", \"has_more\": true}\n",
            "{\"type\": \"issue\"}\n");

    assertThat(owl.run("export", "--project-id", ISSUE).out())
        .isEqualTo(
            """
            {"type":"issue","title":"a\\u009bb"}
            {"type":"page","cursor":null,"has_more":false}
            """);
    assertThat(owl.asked.getLast()).contains("/export?limit=1000&cursor=c ");
    Outcome broken = owl.run("export", "--project-id", ISSUE);
    assertThat(broken.code()).isEqualTo(3);
    assertThat(broken.out()).isEmpty();
    assertThat(broken.err()).contains("the rest: --cursor d");
    assertThat(owl.run("export", "--project-id", ISSUE, "--cursor", "e").err())
        .doesNotContain("--cursor");
  }

  @Test
  void anAppsClientKeySaysWhoItsUsersAre() {
    owl.setUp()
        .answer("/v1/apps/a", 200, "{\"client_secret\": \"owl_client_7\"}")
        .answer("/v1/apps/b", 200, "{\"client_secret\": null}")
        .answer("/v1/identity/claim", 200, "{\"claimed\": true}");

    assertThat(owl.run("identity", "claim", "owl_anon_1", "ann", "--app-id", "a").code()).isZero();
    assertThat(owl.asked)
        .containsExactly(
            "GET /v1/apps/a Bearer owl_agent_1 ",
            "POST /v1/identity/claim Bearer owl_client_7"
                + " {\"anonymous_id\":\"owl_anon_1\",\"user_id\":\"ann\"}");
    assertThat(owl.run("identity", "claim", "owl_anon_1", "ann", "--app-id", "b").code())
        .isEqualTo(2);
    owl.run("identity", "claim", "owl_anon_1", "ann", "--api-key", "owl_client_8");
    assertThat(owl.asked.getLast()).startsWith("POST /v1/identity/claim Bearer owl_client_8");
  }

  @Test
  void anIssueSleepsForSoLong() {
    owl.setUp().answer("/v1/projects/", 200, "{}");
    Instant soon = Instant.now().plus(Duration.ofDays(3).minusMinutes(5));

    owl.run("issues", "snooze", ISSUE, "--project", ISSUE, "--until", "3d");

    String until = owl.asked.getLast().replaceAll(".*\"snooze_until\":\"(.*)\".*", "$1");
    assertThat(Instant.parse(until)).isBetween(soon, soon.plus(Duration.ofMinutes(10)));
  }

  @Test // (R-cli-4)
  void aStandardInputThatIsClosedIsSaidToBe() throws IOException {
    owl.setUp();
    owl.in = InputStream.nullInputStream();
    owl.in.close();

    Outcome refused = owl.run("issues", "comment", ISSUE, "--project", ISSUE, "--body", "-");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("Standard input cannot be read");
  }

  @Test // (R-cli-4)
  void aFaultOfItsOwnIsNeitherARefusalNorAPageOfFrames() {
    owl.setUp()
        .answer(
            "/v1/events/e", 200, "{\"id\": \"e\", \"user_id\": \"u\", \"timestamp\": \"never\"}")
        .answer("/v1/events", 200, "{\"events\": []}");

    Outcome failed = owl.run("investigate", "e");

    assertThat(failed.code()).isEqualTo(4);
    assertThat(failed.err()).contains("its fault").hasLineCount(1);
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "99999", "http"})
  void aPortThatCannotBeOneIsWrongUse(String port) {
    owl.environment.put("OWL_PORT", port);

    Outcome refused = owl.run("whoami");

    assertThat(refused.code()).isEqualTo(2);
    assertThat(refused.err()).contains("OWL_PORT is a port from 1 to 65535");
  }

  @Test
  void tablesAreInTheOrderOfAttentionAndTheRestInTheApis() {
    owl.setUp()
        .answer(
            "/v1/issues",
            200,
            """
            {"issues": [{"id": "%s", "status": "new", "title": "It broke",
              "reason": {"kind": "new", "text": "New in 1.0"}}], "partial": true}
            """
                .formatted(ISSUE));

    Outcome table = owl.run("issues", "list", "--status", "new,regressed", "--mine");
    assertThat(owl.asked.getLast())
        .startsWith(
            "GET /v1/issues?status=new%2Cregressed&claimed_by=me&sort=attention&limit=25 Bearer");
    assertThat(table.out()).contains("why", "New in 1.0");
    assertThat(table.err()).contains("Only the 10,000 most recently active");

    owl.run(
        "issues", "list", "--format", "json", "--search", "a b", "--version", "1", "--limit", "3");
    assertThat(owl.asked.getLast()).startsWith("GET /v1/issues?q=a%20b&version=1&limit=3 Bearer");
    owl.run("issues", "list", "--sort", "users", "--environment", "ios", "--limit", "3");
    assertThat(owl.asked.getLast())
        .startsWith("GET /v1/issues?environment=ios&sort=users&limit=3 Bearer");
  }

  @Test
  void anIssueIsDeletedOnlyWhenThatIsSaidTwice() {
    owl.setUp().answer("/v1/projects/", 200, "{\"deleted\": true}");

    assertThat(owl.run("issues", "delete", ISSUE, "--project", ISSUE).code()).isEqualTo(2);
    assertThat(owl.asked).isEmpty();
    assertThat(owl.run("issues", "delete", ISSUE, "--project", ISSUE, "--yes").out())
        .isEqualTo("Deleted.\n");
    assertThat(owl.asked)
        .containsExactly(
            "DELETE /v1/projects/%s/issues/%s Bearer owl_agent_1 ".formatted(ISSUE, ISSUE));
  }

  @Test
  void commentsHaveNoLimitForTheApiTakesNone() {
    assertThat(owl.run("issues", "comments", ISSUE, "--limit", "3").code()).isEqualTo(2);
  }
}
