package dev.owlissues.shared.issue.fact;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The codec and the limit on facts of every shape, and on every way to damage them. */
class FactsCodecPropertyTest {
  private static final int TRIES = 2_000;

  @ParameterizedTest
  @ValueSource(longs = {1, 20_261_130})
  void whatIsPackedComesOutAgain(long seed) {
    var random = new RandomFacts(seed);

    for (int i = 0; i < TRIES; i++) {
      Facts facts = random.next();

      assertThat(FactsCodec.decode(FactsCodec.encode(facts)))
          .as("seed %d, facts %d", seed, i)
          .isEqualTo(facts);
    }
  }

  @ParameterizedTest // (R-fact-6)
  @ValueSource(longs = {2, 20_261_130})
  void whateverTheFactsAreTheyFitOnceTheyAreFitted(long seed) {
    var random = new RandomFacts(seed);

    for (int i = 0; i < TRIES; i++) {
      Facts facts = random.next();
      Facts fitted = FactsLimit.fitted(facts, FactsLimit.BYTES);

      assertThat(FactsCodec.encode(fitted).length)
          .as("seed %d, facts %d", seed, i)
          .isLessThanOrEqualTo(FactsLimit.BYTES);
      assertThat(fitted.events()).isEqualTo(facts.events());
      assertThat(fitted.newest()).isEqualTo(facts.newest());
      assertThat(fitted.versions().sum()).isEqualTo(facts.versions().sum());
      assertThat(fitted.environments().sum()).isEqualTo(facts.environments().sum());
      assertThat(FactsLimit.fitted(fitted, FactsLimit.BYTES)).isEqualTo(fitted);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {3, 20_261_130})
  void whereThereIsLittleRoomOnlyWhatCanBeSummedGoes(long seed) {
    var random = new RandomFacts(seed);

    for (int i = 0; i < TRIES / 4; i++) {
      Facts facts = FactsLimit.fitted(random.next(), FactsLimit.BYTES);
      Facts fitted = FactsLimit.fitted(facts, 100);

      assertThat(fitted.history()).as("seed %d, facts %d", seed, i).isEqualTo(facts.history());
      assertThat(fitted.regression()).isEqualTo(facts.regression());
      if (FactsCodec.encode(fitted).length > 100) {
        assertThat(fitted.versions().parts()).isEmpty();
        assertThat(fitted.environments().parts()).isEmpty();
      }
    }
  }

  @Test
  void bytesThatAreCutOffAreDamaged() {
    byte[] packed = FactsCodec.encode(new RandomFacts(4).next());

    for (int length = 0; length < packed.length; length++) {
      byte[] cut = Arrays.copyOf(packed, length);
      assertThatThrownBy(() -> FactsCodec.decode(cut))
          .as("cut to %d bytes", length)
          .isInstanceOf(UncheckedIOException.class);
    }
  }

  @Test
  void factsOfAFormatToComeAreNotGuessedAt() {
    byte[] packed = FactsCodec.encode(Facts.NONE);
    packed[0]++;

    assertThatThrownBy(() -> FactsCodec.decode(packed))
        .isInstanceOf(UncheckedIOException.class)
        .hasRootCauseMessage("facts of format 2");
  }

  @Test
  void noFactsTakeNextToNothing() {
    assertThat(FactsCodec.encode(Facts.NONE)).hasSizeLessThanOrEqualTo(13);
  }
}
