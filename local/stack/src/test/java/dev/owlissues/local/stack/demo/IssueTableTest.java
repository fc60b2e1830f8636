package dev.owlissues.local.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssueTableTest {
  private static final Instant NOW = Instant.parse("2026-11-24T09:30:00Z");
  private static final Instant SEEN = Instant.parse("2026-11-24T09:17:59Z");

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
  void aLongTitleIsCutToItsColumnAndKeepsTheBadgeOfADevIssue() {
    var lines = printed(List.of(issue("new", "x".repeat(4_000), true, 2)));

    assertThat(lines.get(1)).hasSize(97).contains("[dev] xxx", "x…  Web shop");
  }

  @ParameterizedTest
  @CsvSource({"'a\u001B[31mb'", "'a\nb'", "'a\u202Eb'", "'a\u2028b'", "'a\u009Bb'"})
  void nothingInATitleMovesTheCursorOrTurnsTheLine(String title) {
    var lines = printed(List.of(issue("new", title, false, 1)));

    assertThat(lines.get(1)).matches("new          a (\\[31m)?b +Web shop .*");
  }

  @ParameterizedTest
  @CsvSource({
    "PT-3M, 0 min",
    "PT59S, 0 min",
    "PT59M59S, 59 min",
    "PT1H, 1 h",
    "PT47H59M, 47 h",
    "P2D, 2 d",
    "P29D, 29 d"
  })
  void theLastTimeIsToldInTheLargestUnitThatFits(Duration ago, String told) {
    var lines = printed(List.of(issue("new", "any", false, 1)), false, SEEN.plus(ago));

    assertThat(lines.get(1)).endsWith("17  " + told);
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
  void whatCameBackIsBoldOnATerminalOnly() {
    var issues = List.of(issue("regressed", "back", false, 1), issue("new", "rare", false, 1));

    assertThat(String.join("", printed(issues))).doesNotContain("\u001B");
    assertThat(printed(issues, true, NOW))
        .satisfiesExactly(
            head -> assertThat(head).contains("\u001B[1m"),
            back -> assertThat(back).contains("\u001B[1mregressed"),
            rare -> assertThat(rare).doesNotContain("\u001B[1m"),
            sum -> assertThat(sum).doesNotContain("\u001B[1m"));
  }

  private static List<String> printed(List<FoundIssue> issues) {
    return printed(issues, false, NOW);
  }

  private static List<String> printed(List<FoundIssue> issues, boolean terminal, Instant now) {
    var bytes = new ByteArrayOutputStream();
    var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    new IssueTable(new Screen(out, terminal), now).print(issues);
    return List.of(bytes.toString(StandardCharsets.UTF_8).split(System.lineSeparator()));
  }

  private static FoundIssue issue(String status, String title, boolean dev, long occurrences) {
    return new FoundIssue(
        JsonNodeFactory.instance
            .objectNode()
            .put("id", "id of " + title)
            .put("status", status)
            .put("title", title)
            .put("app_name", "Web shop")
            .put("is_dev", dev)
            .put("first_seen_app_version", "2.4.0")
            .put("last_seen_app_version", "2.5.0")
            .put("occurrence_count", occurrences)
            .put("unique_user_count", 17)
            .put("last_seen_at", SEEN.toString()));
  }
}
