package dev.owlissues.local.stack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AgeTest {
  private static final Instant NOW = Instant.parse("2026-11-24T09:30:00Z");

  @ParameterizedTest
  @CsvSource({
    "PT-3M, now",
    "PT59S, now",
    "PT1M, 1 min",
    "PT59M59S, 59 min",
    "PT1H, 1 h",
    "PT47H59M, 47 h",
    "P2D, 2 d",
    "P29D, 29 d"
  })
  void itIsToldInTheLargestUnitThatFits(Duration age, String told) {
    assertThat(Age.of(NOW.minus(age), NOW)).isEqualTo(told);
  }
}
