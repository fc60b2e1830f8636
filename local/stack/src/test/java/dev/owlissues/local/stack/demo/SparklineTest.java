package dev.owlissues.local.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SparklineTest {
  @Test
  void theHighestCountHasTheHighestBarAndOneOfALotIsStillToBeSeen() {
    assertThat(Sparkline.of(List.of(1_000_000L, 500_000L, 1L, 0L))).isEqualTo("█▄▁·");
  }

  @Test
  void nothingIsDotsAndNoDaysAreNoBars() {
    assertThat(Sparkline.of(List.of(0L, 0L))).isEqualTo("··");
    assertThat(Sparkline.of(List.of())).isEmpty();
  }
}
