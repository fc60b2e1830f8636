package dev.owlissues.local.stack.job;

import dev.owlissues.shared.base.retry.Sleeper;
import java.time.Duration;

/**
 * Time by which the clock was told to move and has not been moved yet. Whoever has to wait takes of
 * it, and waits for the rest: so the clock ends where it was told to be.
 */
final class ToldTime implements Sleeper {
  private final StackClock clock;
  private final Sleeper machine;
  private Duration left;

  ToldTime(StackClock clock, Duration left, Sleeper machine) {
    this.clock = clock;
    this.left = left;
    this.machine = machine;
  }

  @Override
  public void of(Duration time) {
    Duration told = time.compareTo(left) < 0 ? time : left;
    left = left.minus(told);
    clock.advance(told);
    if (time.compareTo(told) > 0) {
      machine.of(time.minus(told));
    }
  }

  /** What nobody took; from now on there is nothing left. */
  Duration rest() {
    Duration rest = left;
    left = Duration.ZERO;
    return rest;
  }
}
