package dev.owlissues.shared.base.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class TokenBucketTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:00:00Z");
  private static final TokenBucket BUCKET = new TokenBucket(3, Duration.ofSeconds(2));

  @Test
  void aBucketThatLacksLessThanItHoldsHasATokenNow() {
    assertThat(BUCKET.untilToken(NOW.plusSeconds(4), NOW)).isEqualTo(Duration.ZERO);
    assertThat(BUCKET.untilToken(NOW.minusSeconds(60), NOW)).isEqualTo(Duration.ZERO);
  }

  @Test
  void anEmptyBucketHasATokenAfterOneInterval() {
    assertThat(BUCKET.untilToken(NOW.plusSeconds(6), NOW)).isEqualTo(Duration.ofSeconds(2));
    assertThat(BUCKET.untilToken(NOW.plusSeconds(5), NOW)).isEqualTo(Duration.ofSeconds(1));
  }

  @Test
  void tokensAreTakenUntilTheBucketIsEmptyAndAgainOnceItRegainedOne() {
    Instant once = BUCKET.take(NOW.minusSeconds(60), NOW).orElseThrow();
    Instant twice = BUCKET.take(once, NOW).orElseThrow();
    Instant thrice = BUCKET.take(twice, NOW).orElseThrow();

    assertThat(thrice).isEqualTo(NOW.plusSeconds(6));
    assertThat(BUCKET.take(thrice, NOW)).isEmpty();
    assertThat(BUCKET.take(thrice, NOW.plusSeconds(2))).contains(NOW.plusSeconds(8));
  }

  @Test
  void aClockThatWasSetBackLeavesABucketEmptyAtTheMost() {
    assertThat(BUCKET.bounded(NOW.plus(Duration.ofDays(1)), NOW)).isEqualTo(NOW.plusSeconds(6));
    assertThat(BUCKET.bounded(NOW.plusSeconds(4), NOW)).isEqualTo(NOW.plusSeconds(4));
  }

  @Test
  void aBucketHoldsAndRegainsSomething() {
    assertThatThrownBy(() -> new TokenBucket(0, Duration.ofSeconds(1)))
        .hasMessageContaining("bucket of 0");
    assertThatThrownBy(() -> new TokenBucket(1, Duration.ofNanos(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
