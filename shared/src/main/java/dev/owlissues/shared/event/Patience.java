package dev.owlissues.shared.event;

import dev.owlissues.shared.id.Ids;
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
final class Patience {
  private static final Duration FIRST_PAUSE = Duration.ofMillis(50);
  private static final int MAX_DOUBLINGS = 4;
  private static final int CHANCE_BITS = 16;

  private final InstantSource clock;
  private final Pause pause;
  private final Ids ids;
  private int doublings;

  Patience(InstantSource clock, Pause pause, Ids ids) {
    this.clock = clock;
    this.pause = pause;
    this.ids = ids;
  }

  /** Whether a try succeeded that began before that time. */
  boolean until(Instant end, BooleanSupplier attempt) {
    return until(end, attempt::getAsBoolean, success -> success).isPresent();
  }

  /** The first answer that settles the matter, of a try that began before that time. */
  <T> Optional<T> until(Instant end, Supplier<T> attempt, Predicate<T> settles) {
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
    pause.of(Duration.ofMillis(longest / 2 + chance));
  }
}
