package dev.owlissues.cli.term;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextsTest {
  @ParameterizedTest
  @CsvSource({"abc, 3", "é, 1", "e\u0301, 1", "日本, 4", "한글, 4", "🦉, 2", "ａ, 2"})
  void aTextTakesTheColumnsThatATerminalGivesIt(String text, int columns) {
    assertThat(Texts.width(text)).isEqualTo(columns);
  }

  @ParameterizedTest
  @CsvSource({"abcdef, 6, abcdef", "abcdef, 5, abcd…", "日本語, 5, 日本…", "日本語, 4, 日…", "🦉🦉, 3, 🦉…"})
  void aTextIsCutBetweenItsCharacters(String text, int columns, String cut) {
    assertThat(Texts.cut(text, columns)).isEqualTo(cut);
  }

  @ParameterizedTest
  @CsvSource({
    "one two three, 0, one two three",
    "one two three, 13, one two three",
    "one two three, 12, one two/three",
    "one two three, 7, one two/three",
    "one two three, 6, one/two/three",
    "one incomprehensible two, 5, one/incomprehensible/two",
    "日本 語, 5, 日本/語",
    "'  code that goes on', 10, '  code/that goes/on'"
  })
  void aLineThatIsTooLongGoesOnInTheNextAndNoWordIsTornApart(
      String line, int columns, String lines) {
    assertThat(Texts.wrapped(line, columns)).containsExactly(lines.split("/"));
  }

  @ParameterizedTest
  @CsvSource({
    "30m, 2026-03-02T10:30:00Z",
    "12h, 2026-03-02T22:00:00Z",
    "3d, 2026-03-05T10:00:00Z",
    "2w, 2026-03-16T10:00:00Z",
    "999999w, +21191-07-01T10:00:00Z",
    "2026-12-24T08:00:00Z, 2026-12-24T08:00:00Z",
    "soon, soon",
    "-3d, -3d"
  })
  void aTimeAheadIsSaidInFull(String said, String time) {
    assertThat(Times.ahead(said, Instant.parse("2026-03-02T10:00:00Z"))).isEqualTo(time);
  }

  @ParameterizedTest
  @CsvSource({
    "2026-03-02T09:59:30Z, just now",
    "2026-03-02T10:00:20Z, just now",
    "2026-03-02T09:55:00Z, 5 min ago",
    "2026-03-02T07:00:00Z, 3 h ago",
    "2026-02-28T10:00:00Z, 2 d ago",
    "2025-12-24T10:00:00Z, 2025-12-24",
    "2026-03-02T12:00:00Z, in 2 h",
    "2027-03-02T12:00:00Z, 2027-03-02",
    "soon, soon"
  })
  void timesAreSaidAsPeopleSayThem(String time, String said) {
    assertThat(Times.ago(time, Instant.parse("2026-03-02T10:00:00Z"))).isEqualTo(said);
  }

  @Test
  void aRowOfBarsShowsTheLastCounts() {
    var counts = JsonNodeFactory.instance.arrayNode().add(99).add(0).add(1).add(4).add(8);

    assertThat(Sparkline.of(counts, 4)).isEqualTo("·▁▄█");
  }
}
