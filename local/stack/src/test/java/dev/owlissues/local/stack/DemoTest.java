package dev.owlissues.local.stack;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.local.aws.MovableClock;
import dev.owlissues.local.stack.demo.Demo;
import dev.owlissues.local.stack.demo.Diary;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The demo on the real stack. */
class DemoTest {
  private static final String FIRST = "first_seen_app_version";
  private static final String LAST = "last_seen_app_version";

  /** As many issues as the table has. */
  private static final int ROWS = 25;

  /** What does not differ from stack to stack, as ids do. */
  private static final List<String> COUNTED =
      List.of(
          "fingerprints",
          "is_dev",
          "status",
          "occurrence_count",
          "unique_user_count",
          "first_seen_at",
          "last_seen_at",
          FIRST,
          LAST);

  @TempDir private Path data;
  @TempDir private Path otherData;

  @Test
  void aReleaseBreaksTheCheckoutIsFixedANewerOneBringsItBackAndTheDigestTellsIt() {
    try (var stack = RunningStack.on(data, new MovableClock())) {
      var lines = tell(stack, new Notes(), Integer.MAX_VALUE);

      assertThat(lines)
          .contains("  resolved  5 issues, fixed in web 2.4.1, apple 3.2.0, backend 1.9.1")
          .anyMatch(line -> line.matches("  scanned .* 0 regressions"))
          .anyMatch(line -> line.matches("  scanned .* 2 regressions"))
          .anyMatch(line -> line.matches("and \\d+ more; in all 2 regressed, .*"));
      assertThat(table(lines)).allMatch(line -> line.length() <= 100);
      // README prints this request.
      assertThat(reasons(table(lines)))
          .startsWith("Back in 2.5.0 (fixed in 2.4.1)")
          .isEqualTo(reasonsOf(issues(stack, "?sort=attention")));
      assertThat(issues(stack, "?status=regressed"))
          .extracting(issue -> told(issue, "source_module", FIRST, LAST))
          .containsExactlyInAnyOrder("checkout 2.4.0 2.5.0", "checkout/payment 2.4.0 2.5.0");
      assertThat(issues(stack, "?status=resolved"))
          .extracting(issue -> told(issue, "source_module", LAST, "resolved_at_version"))
          .containsExactlyInAnyOrder(
              "checkout/address 2.4.0 2.4.1", "sync 3.1.0 3.2.0", "orders/reserve 1.9.0 1.9.1");

      stack.post("/_local/clock", "", "{\"advance\": \"PT25H\"}");

      JsonNode mails = stack.get("/_local/outbox", "").json().path("messages");
      assertThat(mails).hasSize(1);
      assertThat(mails.path(0).path("subject").asText()).contains("2 regressed");
      assertThat(mails.path(0).path("text").asText())
          .containsSubsequence(
              "Back",
              "* TypeError: Cannot read properties of undefined",
              "Resolved in 2.4.1, back in 2.5.0");
    }
  }

  @Test
  void aDemoThatWasCutOffGoesOnWithTheSameStoryAndAFurtherOneAddsNothing() {
    try (var whole = RunningStack.on(data, new MovableClock());
        var cut = RunningStack.on(otherData, new MovableClock())) {
      var diary = new Notes();
      var beginning = tell(cut, diary, 7);
      tell(cut, diary, Integer.MAX_VALUE);
      var rest = counted(cut);

      var again = tell(cut, diary, Integer.MAX_VALUE);

      var undisturbed = new Notes();
      undisturbed.story(diary.story(Instant.MAX));
      tell(whole, undisturbed, Integer.MAX_VALUE);
      assertThat(rest).hasSizeGreaterThan(300).isEqualTo(counted(whole)).isEqualTo(counted(cut));
      assertThat(beginning).noneMatch(line -> line.startsWith("  resolved"));
      assertThat(again)
          .contains("  resolved  nothing new")
          .anyMatch(line -> line.contains("known already"));
      assertThat(diary.accepted.subList(0, 8)).containsExactly(1, 2, 3, 4, 5, 6, 7, 1);
      assertThat(diary.scans).hasSize(5);
      // Whoever kills a demo at its 150th request (.ci/crash) means one in the second act.
      assertThat(undisturbed.scans.getFirst()).isLessThan(150);
      assertThat(undisturbed.accepted).hasSizeBetween(151, 300);
    }
  }

  private static String told(JsonNode issue, String... members) {
    return Stream.of(members).map(member -> issue.path(member).asText()).collect(joining(" "));
  }

  private static List<String> counted(RunningStack stack) {
    return issues(stack, "?limit=200").stream()
        .map(issue -> COUNTED.stream().map(issue::path).toList().toString())
        .sorted()
        .toList();
  }

  private static List<JsonNode> issues(RunningStack stack, String query) {
    JsonNode credentials = stack.credentials();
    String path = "/v1/projects/%s/issues".formatted(credentials.path("project_id").asText());
    String key = credentials.path("agent_key").asText();
    List<JsonNode> issues = new ArrayList<>();
    JsonNode page = stack.get(path + query, key).json();
    page.path("issues").forEach(issues::add);
    while (page.path("has_more").asBoolean()) {
      String cursor = URLEncoder.encode(page.path("cursor").asText(), StandardCharsets.UTF_8);
      page = stack.get(path + query + "&cursor=" + cursor, key).json();
      page.path("issues").forEach(issues::add);
    }
    return issues;
  }

  private static List<String> tell(RunningStack stack, Diary diary, int requests) {
    var bytes = new ByteArrayOutputStream();
    Demo.run(
        URI.create(stack.credentials().path("base_url").asText()),
        diary,
        new PrintStream(bytes, true, StandardCharsets.UTF_8),
        new Demo.Manner(false, requests));
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static List<String> table(List<String> lines) {
    return lines.stream()
        .dropWhile(line -> !line.startsWith("status"))
        .takeWhile(line -> !line.equals("Next"))
        .toList();
  }

  /** What stands under the title, of the issues that say why they stand where they do. */
  private static List<String> reasons(List<String> table) {
    return table.stream().filter(line -> line.startsWith(" ")).map(String::strip).toList();
  }

  private static List<String> reasonsOf(Collection<JsonNode> issues) {
    return issues.stream()
        .limit(ROWS)
        .map(issue -> issue.at("/reason/text").asText())
        .filter(reason -> !reason.isEmpty())
        .toList();
  }

  /** A diary in memory. */
  private static final class Notes implements Diary {
    private final List<Instant> story = new ArrayList<>();
    private final List<Integer> accepted = new ArrayList<>();
    private final List<Integer> scans = new ArrayList<>();

    @Override
    public Instant story(Instant now) {
      if (story.isEmpty()) {
        story.add(now);
      }
      return story.getFirst();
    }

    @Override
    public void accepted(int requests) {
      accepted.add(requests);
    }

    @Override
    public void scanning() {
      scans.add(accepted.size());
    }
  }
}
