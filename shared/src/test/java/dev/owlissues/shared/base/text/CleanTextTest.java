package dev.owlissues.shared.base.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class CleanTextTest {
  private static final Pattern NEVER =
      Pattern.compile(
          "[\\u061c\\u200e\\u200f\\u202a-\\u202e\\u2066-\\u2069\\p{Cc}\\u2028\\u2029\\p{Cs}]");

  static Stream<Arguments> dirty() {
    return Stream.of(
        Arguments.of("Ann\u202Enna", "Annnna"),
        Arguments.of("a\u2028b\u2029c\u0085d", "a b c d"),
        Arguments.of("a\u0000\u0007b", "a b"),
        Arguments.of("\u2066a\u2069 \u200Eb\u200F\u061C", "a b"),
        Arguments.of("a\u200Bb\u2060c\uFEFFd\u00ADe", "abcde"),
        Arguments.of("a\u00A0\u3000b", "a b"),
        Arguments.of("\u001B[31mred\u001B[0m", "red"),
        Arguments.of("\u009B1;31mred", "red"),
        Arguments.of("\u001B]0;title\u0007text", "text"),
        Arguments.of("\u001BPq#0\u001B\\text", "text"),
        Arguments.of("\u001B]0;no end", "0;no end"),
        Arguments.of("\u001B(Btext \u001B[38;5", "text"),
        Arguments.of("half\uD800", "half\uFFFD"));
  }

  @ParameterizedTest // (R-text-1)
  @MethodSource("dirty")
  void whatCannotBeSeenOrTurnsTheTextAroundIsGone(String text, String clean) {
    assertThat(CleanText.line(text)).isEqualTo(clean);
  }

  @ParameterizedTest // (R-text-1)
  @ValueSource(
      strings = {
        "\uD83D\uDC69\u200D\uD83D\uDCBB",
        "\uD83C\uDFF4\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F",
        "\u2764\uFE0F",
        "\u0645\u06CC\u200C\u062E\u0648\u0627\u0647\u0645",
        "\u0915\u094D\u200D\u0937",
        "\u05E9\u05DC\u05D5\u05DD",
        "\u0600\u0661",
        "Jose\u0301"
      })
  void whatMakesOneCharacterOfSeveralStays(String text) {
    assertThat(CleanText.line(text)).isEqualTo(text);
    assertThat(CleanText.lines(text)).isEqualTo(text);
  }

  @Test
  void tagsOutsideOfFlagsAreGone() {
    assertThat(CleanText.line("a\uDB40\uDC67\uDB40\uDC62b")).isEqualTo("ab");
  }

  @Test
  void aTextOfSeveralLinesKeepsThem() {
    assertThat(CleanText.lines("a\r\n\tb  c\u2028d\u202E\n")).isEqualTo("a\n\tb  c\nd\n");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", " ", "\u202E", "\u200B\u200D", "\u0000\n"})
  void aTextInWhichNothingCanBeSeenIsEmpty(String text) {
    assertThat(CleanText.line(text)).isEmpty();
    assertThat(CleanText.lines(text)).isEmpty();
  }

  @Test
  void aLongLineIsCutBetweenCharacters() {
    String owls = "\uD83E\uDD89".repeat(10);

    assertThat(CleanText.line(owls, 10)).isEqualTo(owls);
    assertThat(CleanText.line(owls + "x", 10)).isEqualTo("\uD83E\uDD89".repeat(9) + "\u2026");
  }

  @Test // (R-text-1)
  void nothingThatShouldNotBeThereIsLeftOfAnyText() {
    var random = new Random(8);
    for (int i = 0; i < 20_000; i++) {
      String text =
          random
              .ints(random.nextInt(40), 0, 0x2100)
              .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
              .toString();

      String line = CleanText.line(text);
      assertThat(NEVER.matcher(line).find()).as(text).isFalse();
      assertThat(CleanText.line(line)).isEqualTo(line);
      assertThat(NEVER.matcher(CleanText.lines(text).replaceAll("[\n\t]", "")).find()).isFalse();
    }
  }
}
