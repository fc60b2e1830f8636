package dev.owlissues.shared.event.packing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.owlissues.shared.corpus.Corpus;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.RandomEvents;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The codec on events of every shape, on the corpus, and on every way to damage a batch. */
class BatchCodecPropertyTest {
  private final BatchCodec codec = new BatchCodec();

  @ParameterizedTest
  @ValueSource(longs = {1, 20_261_124})
  void whatIsPackedIsUnpackedUnchanged(long seed) {
    var events = new RandomEvents(seed);

    for (int i = 0; i < 200; i++) {
      List<Event> batch = events.list(20);

      assertThat(codec.decode(codec.encode(batch)))
          .as("seed %d, batch %d", seed, i)
          .isEqualTo(new Decoded.Events(batch));
    }
  }

  @Test
  void theCorpusIsPackedToLessThanAFifth() {
    List<Event> corpus = Corpus.events();
    int bytes = 0;

    for (int i = 0; i < corpus.size(); i += 100) {
      List<Event> events = corpus.subList(i, i + 100);
      byte[] packed = codec.encode(events);
      bytes += packed.length;
      assertThat(codec.decode(packed)).isEqualTo(new Decoded.Events(events));
    }

    assertThat(bytes).isLessThan(String.join("\n", Corpus.lines()).length() / 5);
  }

  @Test
  void bytesThatAreCutOffAreMalformed() {
    byte[] packed = codec.encode(Corpus.events().subList(0, 5));

    for (int length = 0; length < packed.length; length++) {
      assertThat(codec.decode(Arrays.copyOf(packed, length)))
          .as("cut to %d bytes", length)
          .isInstanceOf(Decoded.Malformed.class);
    }
  }

  @Test
  void aFlippedBitNeverThrows() {
    byte[] packed = codec.encode(Corpus.events().subList(0, 5));

    for (int bit = 0; bit < packed.length * Byte.SIZE; bit++) {
      byte[] damaged = packed.clone();
      damaged[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));

      assertThatCode(() -> codec.decode(damaged)).as("bit %d", bit).doesNotThrowAnyException();
      assertThatCode(() -> codec.decodeWithoutAttributes(damaged))
          .as("bit %d, without attributes", bit)
          .doesNotThrowAnyException();
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void damageInManyPlacesNeverThrows(long seed) {
    var random = new Random(seed);
    byte[] packed = codec.encode(Corpus.events().subList(0, 5));

    for (int i = 0; i < 5_000; i++) {
      byte[] damaged = packed.clone();
      for (int changes = 1 + random.nextInt(4); changes > 0; changes--) {
        damaged[random.nextInt(packed.length)] = (byte) random.nextInt(1 << Byte.SIZE);
      }

      assertThatCode(() -> codec.decodeWithoutAttributes(damaged))
          .as("seed %d, batch %d", seed, i)
          .doesNotThrowAnyException();
    }
  }
}
