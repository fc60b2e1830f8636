package dev.owlissues.shared.scan.page;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import org.junit.jupiter.api.Test;

class ReceiptsTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  @Test // (R-snooze-4)
  void eventsAreCountedByWhenTheyWereReceived() {
    Receipts receipts = receipts(0, 0, 1, 2, 2, 2);

    assertThat(receipts.after(NOON.minusMillis(1))).isEqualTo(6);
    assertThat(receipts.after(NOON)).isEqualTo(4);
    assertThat(receipts.after(NOON.plusMillis(1))).isEqualTo(3);
    assertThat(receipts.after(NOON.plusMillis(2))).isZero();
  }

  @Test
  void thoseOfAnotherFingerprintMayLieInBetween() {
    Receipts receipts = receipts(0, 2, 4);

    receipts.add(receipts(1, 2, 3));

    assertThat(receipts.after(NOON.plusMillis(1))).isEqualTo(4);
    assertThat(receipts.after(NOON.minusMillis(1))).isEqualTo(6);
  }

  @Test
  void onlyAnotherTimeOfReceiptTakesMemory() {
    var receipts = new Receipts();

    assertThat(receipts.add(NOON)).isEqualTo(Receipts.BYTES);
    assertThat(receipts.add(NOON)).isZero();
    assertThat(receipts.add(NOON.plusMillis(1))).isEqualTo(Receipts.BYTES);
  }

  private static Receipts receipts(long... millis) {
    var receipts = new Receipts();
    for (long each : millis) {
      receipts.add(NOON.plusMillis(each));
    }
    return receipts;
  }
}
