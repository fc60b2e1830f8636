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
 * Lets time pass between tries. Pauses double from try to try, up to {@link #LONGEST}, half of each
 * left to chance, so that callers who were turned away together do not come back together. It
 * remembers nothing: all that a function tries may share one.
 */
public final class Backoff {
  private static final Duration FIRST = Duration.ofMillis(50);
  private static final int MAX_DOUBLINGS = 4;
  private static final int CHANCE_BITS = 16;

  /** No pause takes longer. */
  static final Duration LONGEST = FIRST.multipliedBy(1L << MAX_DOUBLINGS);

  private final InstantSource clock;
  private final Sleeper sleeper;
  private final Ids ids;

  /** Pauses by {@code sleeper}, for times that {@code ids} leave to chance. */
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
    for (int tries = 1; clock.instant().isBefore(end); tries++) {
      T answer = attempt.get();
      if (settles.test(answer)) {
        return Optional.of(answer);
      }
      rest(tries);
    }
    return Optional.empty();
  }

  /**
   * Returns when it is time to try again.
   *
   * @param tries how many were made and failed, at least one
   */
  public void rest(int tries) {
    long longest = FIRST.toMillis() << Math.min(tries - 1, MAX_DOUBLINGS);
    long chance = ((longest / 2) * ids.bits(CHANCE_BITS)) >>> CHANCE_BITS;
    sleeper.of(Duration.ofMillis(longest / 2 + chance));
  }
}
