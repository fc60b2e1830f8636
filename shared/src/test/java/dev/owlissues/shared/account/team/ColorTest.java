package dev.owlissues.shared.account.team;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ColorTest {

  @ParameterizedTest
  @ValueSource(strings = {"#000000", "#abcdef", "#ABCDEF"})
  void aHashAndSixHexDigitsMakeAColor(String text) {
    assertThat(Color.valid(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "#fff", "ffffff", "#fffffff", "#gggggg", "red"})
  void anythingElseDoesNot(String text) {
    assertThat(Color.valid(text)).isFalse();
  }

  @Test
  void thePaletteIsColorsThatDiffer() {
    assertThat(Color.PALETTE).allMatch(Color::valid).doesNotHaveDuplicates();
  }

  @Test
  void newProjectsAvoidTheColorsInUse() {
    List<String> used = new ArrayList<>();

    for (int i = 0; i < Color.PALETTE.size(); i++) {
      used.add(Color.next(used));
    }

    assertThat(used).containsExactlyInAnyOrderElementsOf(Color.PALETTE);
  }

  @Test
  void aColorInUseIsAvoidedHoweverItIsWritten() {
    String first = Color.next(List.of());

    assertThat(Color.next(List.of(first.toLowerCase(Locale.ROOT)))).isNotEqualTo(first);
  }

  @Test // (R-project-2)
  void whenAllAreInUseTheLeastUsedComesNext() {
    List<String> used = new ArrayList<>(Color.PALETTE);
    used.addAll(Color.PALETTE);
    used.remove(Color.PALETTE.get(3));

    assertThat(Color.next(used)).isEqualTo(Color.PALETTE.get(3));
  }
}
