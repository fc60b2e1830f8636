package dev.owlissues.shared.base.text;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TerminalTextTest {

  static Stream<Arguments> sequences() {
    return Stream.of(
        Arguments.of("\u001b[33mwarn\u001b[0m", "warn"),
        Arguments.of("\u001b[1;38;5;208mbright\u001b[m", "bright"),
        Arguments.of("\u001b[38:2::1:2:3mrgb", "rgb"),
        Arguments.of("\u001b[?25lhidden cursor", "hidden cursor"),
        Arguments.of("\u001b[2 qcursor", "cursor"),
        Arguments.of("\u001b[2K\u001b[1Gline", "line"),
        Arguments.of("\u009b31mred\u009b0m", "red"),
        Arguments.of("\u001b]0;title\u0007text", "text"),
        Arguments.of("\u001b]8;;https://x.example/\u001b\\link\u001b]8;;\u001b\\ end", "link end"),
        Arguments.of("\u001b]0;title\u009ctext", "text"),
        Arguments.of("\u001bPq#0;2;0;0;0\u001b\\image", "image"),
        Arguments.of("\u001b_app\u001b\\\u001b^note\u001b\\\u001bXany\u001b\\text", "text"),
        Arguments.of("\u001b(Bascii \u001b7saved\u001b8 \u001bcreset", "ascii saved reset"),
        Arguments.of("cut \u001b[38;5", "cut "),
        Arguments.of("cut \u001b", "cut "),
        Arguments.of("\u001b]0;no end", "0;no end"),
        Arguments.of("\u001b]0;a\u001b[1mb", "0;ab"),
        Arguments.of("\u001b[31\u00e9t\u00e9", "\u00e9t\u00e9"));
  }

  @ParameterizedTest // (R-issue-13)
  @MethodSource("sequences")
  void aSequenceIsTakenOutWhole(String text, String plain) {
    assertThat(TerminalText.stripped(text)).isEqualTo(plain);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "[33m is no sequence", "array[0]", "\u00e2\u0080\u009d quoted"})
  void whatIsNoSequenceStays(String text) {
    assertThat(TerminalText.stripped(text)).isEqualTo(text);
  }

  @Test
  void noTextWhateverIsInItHasAnEscapeLeft() {
    String letters = "\u001b\u009b\u009c\u0007[]PX^_;:?0m 8(B\\q\u00e9a";
    var random = new Random(5);
    for (int i = 0; i < 20_000; i++) {
      var text = new StringBuilder();
      for (int length = random.nextInt(12); length > 0; length--) {
        text.append(letters.charAt(random.nextInt(letters.length())));
      }

      assertThat(TerminalText.stripped(text.toString()))
          .as(text.toString())
          .doesNotContain("\u001b", "\u009b");
    }
  }
}
