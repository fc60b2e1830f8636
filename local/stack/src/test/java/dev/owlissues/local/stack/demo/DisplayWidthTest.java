package dev.owlissues.local.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthTest {

  @ParameterizedTest
  @CsvSource({"owl, 3", "Größe, 5", "e\u0301, 1", "ふくろう, 8", "🦉, 2", "a\u200Db, 2", "“x”, 3"})
  void aTextIsAsWideAsATerminalShowsIt(String text, int columns) {
    assertThat(DisplayWidth.of(text)).isEqualTo(columns);
  }

  @ParameterizedTest
  @CsvSource({
    "owl, 5, 'owl  '",
    "tawny owl, 5, 'tawn…'",
    "tawny, 5, tawny",
    "ふくろう, 5, 'ふく…'",
    "ふくろう, 6, 'ふく… '",
    "🦉🦉🦉, 5, '🦉🦉…'"
  })
  void aTextIsCutOrFilledToTheColumnsGiven(String text, int columns, String fitted) {
    assertThat(DisplayWidth.fit(text, columns)).isEqualTo(fitted);
    assertThat(DisplayWidth.of(fitted)).isEqualTo(columns);
  }

  @ParameterizedTest
  @CsvSource({"'a\u001B[31mb'", "'a\nb'", "'a\u202Eb'", "'a\u2028b'", "'a\u009Bb'"})
  void nothingInATextMovesTheCursorOrTurnsTheLine(String text) {
    assertThat(DisplayWidth.fit(text, 9)).matches("a (\\[31m)?b +");
  }
}
