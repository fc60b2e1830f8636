package dev.owlissues.local.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IssueTableTest {
  private static final List<Integer> EVENTS = List.of(9, 9, 9, 9, 9, 9, 9, 0, 0, 1, 40, 80, 0, 20);

  @Test
  void itHasAColumnForEachThingWorthSeeing() {
    var lines = printed(List.of(issue("regressed", "Database is locked", false, 1_234)));

    assertThat(lines.get(0))
        .isEqualTo(
            "status       issue                         app          versions       events "
                + "  seen  users  7 days");
    assertThat(lines.get(1))
        .isEqualTo(
            "regressed    Database is locked            Web shop     2.4.0 – 2.5.0    2400 "
                + "  1234     17  ··▁▄█·▂");
    assertThat(lines.get(2)).isEqualTo("in all 1 regressed; 0 of them from dev builds");
  }

  @Test
  void issuesStandInTheOrderThatTheyCameIn() {
    var lines =
        printed(
            List.of(
                issue("regressed", "back", false, 1),
                issue("new", "rare", false, 2),
                issue("new", "frequent", false, 50),
                issue("resolved", "fixed", false, 900)));

    assertThat(lines.subList(1, 5))
        .extracting(line -> line.substring(13, 21).strip())
        .containsExactly("back", "rare", "frequent", "fixed");
    assertThat(lines.get(5))
        .isEqualTo("in all 1 regressed, 2 new, 1 resolved; 0 of them from dev builds");
  }

  @Test // (R-attention-4)
  void theReasonStandsUnderTheTitle() {
    FoundIssue back = issue("regressed", "back", false, 1);
    ((ObjectNode) back.json())
        .putObject("reason")
        .put("kind", "regressed")
        .put("text", "Back in 2.5.0 (fixed in 2.4\u001b.1)");

    assertThat(printed(List.of(back)).get(2))
        .isEqualTo("             Back in 2.5.0 (fixed in 2.4 .1)");
  }

  @Test
  void aLongTitleIsCutToItsColumnAndKeepsTheBadgeOfADevIssue() {
    var lines = printed(List.of(issue("new", "x".repeat(4_000), true, 2)));

    assertThat(lines.get(1)).hasSize(100).contains("[dev] xxx", "x…  Web shop");
  }

  @ParameterizedTest
  @CsvSource({"'a\u001B[31mb'", "'a\nb'", "'a\u202Eb'", "'a\u2028b'", "'a\u009Bb'"})
  void nothingInATitleMovesTheCursorOrTurnsTheLine(String title) {
    var lines = printed(List.of(issue("new", title, false, 1)));

    assertThat(lines.get(1)).matches("new          a (\\[31m)?b +Web shop .*");
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
    assertThat(printed(issues, true))
        .satisfiesExactly(
            head -> assertThat(head).contains("\u001B[1m"),
            back -> assertThat(back).contains("\u001B[1mregressed"),
            rare -> assertThat(rare).doesNotContain("\u001B[1m"),
            sum -> assertThat(sum).doesNotContain("\u001B[1m"));
  }

  private static List<String> printed(List<FoundIssue> issues) {
    return printed(issues, false);
  }

  private static List<String> printed(List<FoundIssue> issues, boolean terminal) {
    var bytes = new ByteArrayOutputStream();
    var out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
    new IssueTable(new Screen(out, terminal)).print(issues);
    return List.of(bytes.toString(StandardCharsets.UTF_8).split(System.lineSeparator()));
  }

  private static FoundIssue issue(String status, String title, boolean dev, long occurrences) {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    EVENTS.forEach(json.putArray("events_per_day")::add);
    return new FoundIssue(
        json.put("id", "id of " + title)
            .put("status", status)
            .put("title", title)
            .put("app_name", "Web shop")
            .put("is_dev", dev)
            .put("first_seen_app_version", "2.4.0")
            .put("last_seen_app_version", "2.5.0")
            .put("event_count", 2_400)
            .put("occurrence_count", occurrences)
            .put("unique_user_count", 17));
  }
}
