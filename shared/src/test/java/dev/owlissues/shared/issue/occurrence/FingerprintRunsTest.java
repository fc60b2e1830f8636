package dev.owlissues.shared.issue.occurrence;

import static dev.owlissues.shared.issue.occurrence.OccurrenceBuilder.anOccurrence;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.base.hash.Sha256;
import dev.owlissues.shared.fingerprint.Fingerprint;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class FingerprintRunsTest {
  private static final Fingerprint ONE = new Fingerprint(Sha256.of("one"));
  private static final Fingerprint OTHER = new Fingerprint(Sha256.of("other"));

  private final FingerprintRuns runs = new FingerprintRuns();

  @Test // (R-occurrence-6)
  void occurrencesGetTheFingerprintsBackThatTheyHad() {
    List<Occurrence> some =
        List.of(of(ONE), of(ONE), of(OTHER), anOccurrence().build(), of(ONE), of(ONE));

    byte[] packed = runs.encode(some).orElseThrow();

    assertThat(runs.decode(packed, bare(some))).isEqualTo(some);
  }

  @Test
  void occurrencesWithoutFingerprintsTakeNoRoom() {
    assertThat(runs.encode(List.of(anOccurrence().build()))).isEmpty();
  }

  @Test
  void aPackOfOneFingerprintTakesFewBytesMore() {
    byte[] packed = runs.encode(Collections.nCopies(400, of(ONE))).orElseThrow();

    assertThat(packed.length).isLessThan(80);
  }

  private static Occurrence of(Fingerprint fingerprint) {
    return anOccurrence().fingerprint(fingerprint).build();
  }

  private static List<Occurrence> bare(List<Occurrence> some) {
    return some.stream().map(each -> each.withFingerprint(Optional.empty())).toList();
  }
}
