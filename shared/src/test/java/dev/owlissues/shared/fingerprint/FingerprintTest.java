package dev.owlissues.shared.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FingerprintTest {
  private static final String LOW = "00".repeat(31) + "7f";
  private static final String HIGH = "80" + "00".repeat(31);

  @Test
  void itsTextIsReadBack() {
    assertThat(Fingerprint.parse(HIGH)).hasToString(HIGH).isEqualTo(Fingerprint.parse(HIGH));
    assertThat(Fingerprint.parse(HIGH)).hasSameHashCodeAs(Fingerprint.parse(HIGH));
  }

  @Test
  void fingerprintsAreOrderedAsTheirTextsAre() {
    assertThat(Fingerprint.parse(LOW)).isLessThan(Fingerprint.parse(HIGH));
    assertThat(LOW).isLessThan(HIGH);
  }

  @Test
  void otherLengthsAreRefused() {
    assertThatThrownBy(() -> new Fingerprint(new byte[31])).hasMessageContaining("not 31");
  }
}
