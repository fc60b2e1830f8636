package dev.owlissues.shared.base.retry;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.MovableClock;
import dev.owlissues.shared.base.id.Ids;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class BackoffTest {
  private static final Instant START = Instant.parse("2026-11-24T08:15:00Z");
  private static final int CALLERS = 1_000;

  private final MovableClock clock = new MovableClock(START);
  private final List<Duration> pauses = new ArrayList<>();

  @ParameterizedTest
  @CsvSource({"1, 50", "2, 100", "3, 200", "4, 400", "5, 800", "6, 800", "1000, 800"})
  void pausesDoubleUpToABoundAndLeaveHalfToChance(int tries, long longest) {
    for (int seed = 0; seed < CALLERS; seed++) {
      backoff(seed).rest(tries);
    }

    assertThat(pauses)
        .allMatch(pause -> pause.toMillis() >= longest / 2 && pause.toMillis() < longest)
        .anyMatch(pause -> pause.toMillis() < longest * 6 / 10)
        .anyMatch(pause -> pause.toMillis() > longest * 9 / 10);
  }

  @Test
  void callersWhoWereTurnedAwayTogetherDoNotComeBackTogether() {
    Set<Duration> returns = new HashSet<>();

    for (int seed = 0; seed < CALLERS; seed++) {
      pauses.clear();
      Backoff backoff = backoff(seed);
      for (int tries = 1; tries <= 5; tries++) {
        backoff.rest(tries);
      }
      returns.add(pauses.stream().reduce(Duration.ZERO, Duration::plus));
    }

    assertThat(returns).hasSizeGreaterThan(400);
  }

  @Test
  void noTryBeginsAfterTheEnd() {
    Instant end = START.plusSeconds(5);
    List<Instant> tries = new ArrayList<>();

    boolean settled = backoff(1).until(end, () -> !tries.add(clock.instant()));

    assertThat(settled).isFalse();
    assertThat(tries).hasSizeBetween(9, 15).allMatch(end::isAfter);
    assertThat(clock.instant()).isBetween(end, end.plus(Backoff.LONGEST));
  }

  @Test
  void theFirstAnswerThatSettlesTheMatterIsTheLastTry() {
    List<Integer> tries = new ArrayList<>();

    var answer =
        backoff(1)
            .until(
                START.plusSeconds(5),
                () -> {
                  tries.add(tries.size());
                  return tries.getLast();
                },
                number -> number == 3);

    assertThat(answer).contains(3);
    assertThat(tries).hasSize(4);
    assertThat(pauses).hasSize(3);
  }

  private Backoff backoff(long seed) {
    return new Backoff(
        clock,
        time -> {
          pauses.add(time);
          clock.advance(time);
        },
        new SeededIds(new SplittableRandom(seed)));
  }

  /** Chance that a seed decides. */
  private record SeededIds(SplittableRandom random) implements Ids {
    @Override
    public UUID next() {
      return new UUID(random.nextLong(), random.nextLong());
    }

    @Override
    public long bits(int count) {
      return random.nextLong() >>> (Long.SIZE - count);
    }
  }
}
