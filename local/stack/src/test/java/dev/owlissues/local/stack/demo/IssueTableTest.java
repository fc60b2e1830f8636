package dev.owlissues.local.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class IssueTableTest {
  private static final Instant NOW = Instant.parse("2026-11-24T09:30:00Z");

  @Test
  void itHasAColumnForEachThingWorthSeeing() {
    var lines = printed(List.of(issue("regressed", "Database is locked", false, 1_234)));

    assertThat(lines.get(0))
        .isEqualTo(
            "status       issue                               app          versions       "
                + " seen  users  last seen");
    assertThat(lines.get(1))
        .isEqualTo(
            "regressed    Database is locked                  Web shop     2.4.0 – 2.5.0  "
                + " 1234     17  12 min");
    assertThat(lines.get(2)).isEqualTo("in all 1 regressed; 0 of them from dev builds");
  }

  @Test
  void whatCameBackStandsFirstThenWhatIsNewThenTheRest() {
    var lines =
        printed(
            List.of(
                issue("resolved", "fixed", false, 900),
                issue("new", "rare", false, 2),
                issue("regressed", "back", false, 1),
                issue("new", "frequent", false, 50)));

    assertThat(lines.subList(1, 5))
        .extracting(line -> line.substring(13, 21).strip())
        .containsExactly("back", "frequent", "rare", "fixed");
    assertThat(lines.get(5))
        .isEqualTo("in all 1 regressed, 2 new, 1 resolved; 0 of them from dev builds");
  }

  @Test
  void longAndWideTitlesAreCutToTheirColumn() {
    var lines =
        printed(
            List.of(
                issue("new", "ふくろう".repeat(20), false, 3),
                issue("new", "x".repeat(4_000), false, 2),
                issue("new", "🦉 e\u0301\n\u001B[2J", false, 1)));

    assertThat(lines.subList(1, 4))
        .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isEqualTo(97));
  }

  @Test
  void aDevIssueWearsABadgeEvenWhenItsTitleIsCut() {
    var lines = printed(List.of(issue("new", "x".repeat(90), true, 3)));

    assertThat(lines.get(1)).contains("[dev] xxx").contains("x…");
  }

  @Test
  void onlyTheFirst25AreShownAndTheRestIsCounted() {
    List<FoundIssue> issues = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      issues.add(issue("new", "error " + i, i % 3 == 0, 30 - i));
    }

    var lines = printed(issues);

    assertThat(lines).hasSize(27);
    assertThat(lines.getLast()).isEqualTo("and 5 more; in all 30 new; 10 of them from dev builds");
  }

  @Test
  void coloursAppearOnlyOnATerminal() {
    var issues = List.of(issue("regressed", "back", false, 1));

    assertThat(String.join("", printed(issues))).doesNotContain("\u001B");
    assertThat(String.join("", printed(issues, true))).contains("\u001B[1;31mregressed");
  }

  private static List<String> printed(List<FoundIssue> issues) {
    return printed(issues, false);
  }

  private static List<String> printed(List<FoundIssue> issues, boolean terminal) {
    var bytes = new ByteArrayOutputStream();
    var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    new IssueTable(new Screen(out, terminal), NOW).print(issues);
    return bytes.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static FoundIssue issue(String status, String title, boolean dev, long occurrences) {
    return new FoundIssue(
        "id of " + title,
        "app",
        Set.of(),
        new FoundIssue.Headline(status, title, "Web shop", dev),
        new FoundIssue.Numbers(
            "2.4.0", "2.5.0", occurrences, 17, Instant.parse("2026-11-24T09:17:59Z")));
  }
}
