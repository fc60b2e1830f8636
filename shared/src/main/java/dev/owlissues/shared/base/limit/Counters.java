package dev.owlissues.shared.base.limit;

import java.time.Instant;

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
}
