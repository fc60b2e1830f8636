package dev.owlissues.shared.base.limit;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * The size of a token bucket. How full a bucket is can be told from one number: when it will be
 * full again if nothing more is taken ("virtual scheduling", ITU-T I.371, annex A). Taking a token
 * moves that time by one {@code interval}; a full bucket's lies in the past.
 *
 * @param capacity how many tokens a full bucket has
 * @param interval in which it regains one, a millisecond or more
 */
public record TokenBucket(int capacity, Duration interval) {

  /** Checks that it holds and regains something. */
  public TokenBucket {
    if (capacity < 1 || interval.toMillis() < 1) {
      throw new IllegalArgumentException(
          "a bucket of %d that regains one in %s".formatted(capacity, interval));
    }
  }

  /**
   * Takes a token now from a bucket that will be full again then.
   *
   * @return when it is full again after that; empty when it has no token
   */
  public Optional<Instant> take(Instant fullAt, Instant now) {
    return untilToken(fullAt, now).isZero()
        ? Optional.of((fullAt.isAfter(now) ? fullAt : now).plus(interval))
        : Optional.empty();
  }

  /** The time of being full again, no later than that of an empty bucket: clocks are set back. */
  public Instant bounded(Instant fullAt, Instant now) {
    Instant ofEmpty = now.plus(interval.multipliedBy(capacity));
    return fullAt.isAfter(ofEmpty) ? ofEmpty : fullAt;
  }

  /** When a bucket that was full is full again once a token is taken now. */
  public Instant firstTaken(Instant now) {
    return now.plus(interval);
  }

  /** The latest time of being full again at which a bucket still has a token now. */
  public Instant latestWithToken(Instant now) {
    return now.plus(interval.multipliedBy(capacity - 1L));
  }

  /** How long a bucket has no token that will be full again then; zero when it has one. */
  public Duration untilToken(Instant fullAt, Instant now) {
    Duration wait = Duration.between(latestWithToken(now), fullAt);
    return wait.isNegative() ? Duration.ZERO : wait;
  }
}
