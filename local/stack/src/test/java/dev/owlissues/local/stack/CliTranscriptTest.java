package dev.owlissues.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.local.aws.MovableClock;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * All commands of {@code owl} against a stack, as the transcripts in {@code src/test/resources/cli}
 * have them. With {@code -Dowl.write=true} it writes down what came back: read it before it is
 * kept.
 */
class CliTranscriptTest {
  private static final Path FOLDER =
      Path.of(System.getProperty("owl.root", "../.."), "local/stack/src/test/resources/cli");

  /**
   * Far from now, so that no command says how long ago something was but for what has happened
   * since.
   */
  private static final Instant THEN = Instant.parse("2026-03-02T10:00:00Z");

  private static final Set<String> FORMATS = Set.of("table", "json", "log");

  /**
   * A run is over before one could cancel it. What shells read is no answer in a format; {@code
   * .ci/cli} has shells read it.
   */
  private static final Set<String> ONLY_REFUSED = Set.of("jobs cancel", "completion");

  private static final int GUESTS = 3;

  private final MovableClock machine = new MovableClock(THEN);
  @TempDir Path data;
  @TempDir Path home;
  private RunningStack stack;

  @BeforeEach
  void start() {
    stack = RunningStack.on(data, machine);
    // What was made in the same moment is listed in any order, so one app stays.
    JsonNode credentials = stack.credentials();
    for (int app : List.of(0, 1)) {
      stack.delete(
          "/v1/apps/" + credentials.path("apps").path(app).path("id").asText(),
          credentials.path("user_token").asText());
    }
    // So were its key and the agent's: a new one is a second younger.
    tick();
    String backend = stack.backend().path("id").asText();
    stack.post(
        "/v1/apps/" + backend + "/rotate-key", credentials.path("user_token").asText(), "{}");
  }

  @AfterEach
  void stop() {
    stack.close();
  }

  static Stream<Path> transcripts() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.filter(file -> file.toString().endsWith(".txt")).sorted().toList().stream();
    }
  }

  @ParameterizedTest // (R-cli-4, R-cli-5, R-cli-7)
  @MethodSource("transcripts")
  void commandsDoAndSayWhatTheTranscriptHas(Path file) throws Exception {
    report();
    String wanted = Files.readString(file);

    Map<String, String> values = values();
    if (wanted.contains("$GUEST")) {
      IntStream.rangeClosed(1, GUESTS).forEach(number -> values.putAll(guest(number)));
    }
    String got = new Transcript(owl(), values, this::mailedCode, this::tick).again(wanted);

    Path again = Boolean.getBoolean("owl.write") ? file : beside(file);
    Files.createDirectories(again.getParent());
    Files.writeString(again, got);
    assertThat(got).as("diff %s %s", file, again).isEqualTo(wanted);
  }

  private static Path beside(Path file) {
    return Path.of("target", "transcripts").toAbsolutePath().resolve(file.getFileName());
  }

  /** A few events: three errors of several people, one of development, and what happened before. */
  private void report() {
    stack.ingest(
        """
        {"events": [
          {"level": "info", "message": "cart opened", "session_id": "s-1", "user_id": "ann",
           "app_version": "1.0.0", "timestamp": "2026-03-02T09:59:00Z"},
          {"level": "error", "message": "User 123 not found", "source_module": "users",
           "session_id": "s-1", "user_id": "ann", "app_version": "1.0.0",
           "timestamp": "2026-03-02T09:59:10Z", "custom_attributes": {"_error_type": "NotFound",
             "_error_stack": "NotFound: User 123 not found\\n    at find (app.js:12:5)\\n    at load (page.js:3:1)"}},
          {"level": "error", "message": "User 456 not found", "source_module": "users",
           "session_id": "s-2", "user_id": "bob", "app_version": "1.1.0",
           "timestamp": "2026-03-02T09:59:20Z"}]}
        """);
    stack.scan();
    stack.ingest(
        """
        {"events": [{"level": "error", "message": "Payment \\u001b[31mdeclined\\u001b[0m",
          "session_id": "s-3", "user_id": "ann", "app_version": "1.1.0",
          "timestamp": "2026-03-02T09:59:30Z"}]}
        """);
    stack.scan();
    stack.ingest(
        """
        {"events": [{"level": "error", "message": "Only at home", "session_id": "s-4", "is_dev": true,
          "timestamp": "2026-03-02T09:59:40Z"}]}
        """);
    stack.scan();
  }

  private OwlCommand owl() {
    String port = Integer.toString(URI.create(url()).getPort());
    return new OwlCommand(Map.of("HOME", home.toString(), "OWL_PORT", port), data);
  }

  private String url() {
    return stack.credentials().path("base_url").asText();
  }

  private Map<String, String> values() {
    JsonNode credentials = stack.credentials();
    Map<String, String> values = new LinkedHashMap<>();
    values.put("URL", url());
    values.put("HOST", url().replace("http://", ""));
    values.put("HOME", home.toString());
    values.put("KEY", credentials.path("agent_key").asText());
    values.put("TOKEN", credentials.path("user_token").asText());
    values.put("TEAM", credentials.path("team_id").asText());
    values.put("PROJECT", credentials.path("project_id").asText());
    values.put("APP", stack.backend().path("id").asText());
    for (JsonNode issue : stack.issues()) {
      String id = issue.path("id").asText();
      String name =
          switch (issue.path("title").asText()) {
            case "User 123 not found" -> "USERS";
            case "Only at home" -> "DEV";
            default -> "PAYMENT";
          };
      values.put(name, id);
      values.put(name + "_END", id.substring(id.lastIndexOf('-') + 1));
    }
    return values;
  }

  /** Somebody who is invited and has signed in. */
  private Map<String, String> guest(int number) {
    tick();
    String email = "guest%d@example.com".formatted(number);
    JsonNode credentials = stack.credentials();
    String owner = credentials.path("user_token").asText();
    String team = credentials.path("team_id").asText();
    String mail = "{\"email\": \"%s\"}".formatted(email);
    stack.post("/v1/teams/" + team + "/invitations", owner, mail);
    String invitation =
        newestMail().replaceAll("(?s).*?https?://\\S+[=/]([0-9A-Za-z_-]{20,})\\s.*", "$1");
    stack.post("/v1/auth/send-code", "", mail);
    String code = mailedCode();
    JsonNode signedIn =
        stack
            .post(
                "/v1/auth/verify-code",
                "",
                "{\"email\": \"%s\", \"code\": \"%s\"}".formatted(email, code))
            .json();
    return Map.of(
        "GUEST_" + number, signedIn.path("user").path("id").asText(),
        "GUEST_TOKEN_" + number, signedIn.path("token").asText(),
        "INVITATION_" + number, invitation);
  }

  private void tick() {
    machine.advance(Duration.ofSeconds(1));
  }

  private String mailedCode() {
    return newestMail().replaceAll("(?s).*?([0-9]{6}).*", "$1");
  }

  private String newestMail() {
    return stack.get("/_local/outbox", "").json().at("/messages/0/text").asText();
  }

  @Test
  void everyCommandIsTypedRightAndWrongAndInEveryFormat() throws IOException {
    StringBuilder all = new StringBuilder();
    for (Path file : transcripts().toList()) {
      all.append(Files.readString(file));
    }
    Set<String> missing = new TreeSet<>();
    for (String command : OwlTree.commands()) {
      List<Typed> typed = Typed.of(all.toString(), command);
      if (typed.stream().noneMatch(one -> one.code() != 0)) {
        missing.add(command + " refused");
      }
      if (ONLY_REFUSED.contains(command)) {
        continue;
      }
      FORMATS.stream()
          .filter(format -> typed.stream().noneMatch(one -> one.code() == 0 && one.isIn(format)))
          .forEach(format -> missing.add(command + " as " + format));
    }

    assertThat(missing).isEmpty();
  }

  /** A command of a transcript and its exit code. */
  private record Typed(String line, int code) {
    static List<Typed> of(String transcript, String command) {
      return Stream.of(transcript.split("(?m)^\\$ "))
          .filter(part ->
              (part + " ").startsWith("owl " + command + " ")
                  || part.startsWith("owl " + command + "\n"))
          .map(part -> new Typed(part.lines().findFirst().orElse(""), code(part)))
          .toList();
    }

    private static int code(String part) {
      return part.lines()
          .filter(line -> line.matches("\\[[0-9]]"))
          .findFirst()
          .map(line -> line.charAt(1) - '0')
          .orElse(-1);
    }

    boolean isIn(String format) {
      return format.equals("table")
          ? !line.contains("--format")
          : line.contains("--format " + format) || line.contains("--format=" + format);
    }
  }
}
