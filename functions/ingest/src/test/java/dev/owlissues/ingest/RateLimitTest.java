package dev.owlissues.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.MovableClock;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RateLimitTest {
  private static final UUID APP = new UUID(0, 1);
  private static final UUID OTHER = new UUID(0, 2);

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T08:15:00Z"));
  private final RateLimit rate = new RateLimit(2, clock);

  @Test
  void aSecondsWorthIsAdmittedAtOnceAndNoMore() {
    assertThat(rate.admits(APP)).isTrue();
    assertThat(rate.admits(APP)).isTrue();
    assertThat(rate.admits(APP)).isFalse();
  }

  @Test
  void timeBringsRequestsBack() {
    rate.admits(APP);
    rate.admits(APP);
    clock.advance(Duration.ofMillis(500));

    assertThat(rate.admits(APP)).isTrue();
    assertThat(rate.admits(APP)).isFalse();
  }

  @Test
  void aLongRestBringsNoMoreThanASecondsWorth() {
    clock.advance(Duration.ofDays(1));
    rate.admits(APP);
    clock.advance(Duration.ofDays(1));

    assertThat(rate.admits(APP)).isTrue();
    assertThat(rate.admits(APP)).isTrue();
    assertThat(rate.admits(APP)).isFalse();
  }

  @Test
  void aClockThatWasSetBackIsForgivenAfterASecondsWorth() {
    rate.admits(APP);
    rate.admits(APP);
    clock.advance(Duration.ofDays(-1));
    rate.admits(APP);
    clock.advance(Duration.ofMillis(500));

    assertThat(rate.admits(APP)).isTrue();
  }

  @Test // (R-ingest-16)
  void oneAppDoesNotUseUpAnothers() {
    rate.admits(APP);
    rate.admits(APP);
    rate.admits(APP);

    assertThat(rate.admits(OTHER)).isTrue();
  }
}
