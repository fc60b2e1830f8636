package dev.owlissues.shared.base.retry;

import dev.owlissues.shared.base.id.Ids;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;
import java.util.function.Supplier;

/**
 * Tries again until something succeeds or time is up. Pauses double from try to try, half of each
 * left to chance, so that callers who were turned away together do not come back together.
 */
public final class Backoff {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final int MAX_DOUBLINGS = 4;
  private static final int CHANCE_BITS = 16;

  private final InstantSource clock;
  private final Sleeper sleeper;
  private final Ids ids;
  private int doublings;

  public Backoff(InstantSource clock, Sleeper sleeper, Ids ids) {
    this.clock = clock;
    this.sleeper = sleeper;
    this.ids = ids;
  }

  /** Whether a try succeeded that began before that time. */
  public boolean until(Instant end, BooleanSupplier attempt) {
    return until(end, attempt::getAsBoolean, success -> success).isPresent();
  }

  /** The first answer that settles the matter, of a try that began before that time. */
  public <T> Optional<T> until(Instant end, Supplier<T> attempt, Predicate<T> settles) {
    while (clock.instant().isBefore(end)) {
      T answer = attempt.get();
      if (settles.test(answer)) {
        return Optional.of(answer);
      }
      rest();
    }
    return Optional.empty();
  }

  private void rest() {
    long longest = FIRST_PAUSE.toMillis() << doublings;
    long chance = ((longest / 2) * ids.bits(CHANCE_BITS)) >>> CHANCE_BITS;
    doublings = Math.min(doublings + 1, MAX_DOUBLINGS);
    sleeper.of(Duration.ofMillis(longest / 2 + chance));
  }
}
