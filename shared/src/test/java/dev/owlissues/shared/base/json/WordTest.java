package dev.owlissues.shared.base.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Test;

class WordTest {
  private enum Bird implements Word {
    BARN_OWL,
    LITTLE_OWL,
    TAWNY_OWL;

    @Override
    public String wire() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Test
  void aWordIsFoundAsItIsWrittenAndNotOtherwise() {
    assertThat(Word.find(Bird.values(), "little_owl")).contains(Bird.LITTLE_OWL);
    assertThat(Word.find(Bird.values(), "LITTLE_OWL")).isEmpty();
    assertThat(Word.find(Bird.values(), "")).isEmpty();
  }

  @Test
  void wordsAreListedForPeople() {
    assertThat(Word.listed(List.of(Bird.values()))).isEqualTo("barn_owl, little_owl or tawny_owl");
    assertThat(Word.listed(List.of(Bird.BARN_OWL))).isEqualTo("barn_owl");
  }
}
