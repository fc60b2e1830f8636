package dev.owlissues.shared.base.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BlankTextTest {

  @ParameterizedTest // (R-issue-13)
  @ValueSource(
      strings = {
        "",
        " ",
        "\t\r\n",
        "\u00a0\u3000",
        "\u200b\u200d\ufeff",
        "\u0000\u0007",
        "\u2028\u2029",
        "\u3164\u2800\ufe0f",
        "\u202e\u2066",
        "\u00ad\u034f"
      })
  void whatLeavesNoMarkIsBlank(String text) {
    assertThat(BlankText.is(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {".", " a ", "\u200b0", "\u2603", "\ud83e\udd89", "\u0301"})
  void whatCanBeSeenIsNot(String text) {
    assertThat(BlankText.is(text)).isFalse();
  }
}
