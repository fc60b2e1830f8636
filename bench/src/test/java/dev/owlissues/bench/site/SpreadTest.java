package dev.owlissues.bench.site;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class SpreadTest {

  @Test
  void anOddNumberOfFiguresHasOneInTheMiddle() {
    assertThat(new Spread(List.of(9.0, 1_000.0, 5.0))).hasToString("9 (5–1,000)");
  }

  @Test
  void anEvenNumberOfFiguresHasTheMeanOfTheTwoInTheMiddle() {
    assertThat(new Spread(List.of(4.0, 1.0, 3.0, 2.0)).median()).isEqualTo(2.5);
  }

  @Test
  void aSingleFigureHasNoSpread() {
    assertThat(new Spread(List.of(12_345.4))).hasToString("12,345");
  }
}
