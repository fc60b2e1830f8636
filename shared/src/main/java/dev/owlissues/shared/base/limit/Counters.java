package dev.owlissues.shared.base.limit;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** Counts what is limited by time. */
public interface Counters {

  /**
   * Counts one more, unless {@code most} are counted already.
   *
   * @param counter its name; a new span of time has a new one
   * @param end when it may be forgotten
   * @return whether it was counted
   */
  boolean take(String counter, int most, Instant end);

  /** The same with a counter of its own for each UTC day. */
  default boolean takeOfDay(String counter, int most, Instant now) {
    Instant day = now.truncatedTo(ChronoUnit.DAYS);
    return take(counter + "#" + day, most, now.plus(Duration.ofDays(2)));
  }
}
