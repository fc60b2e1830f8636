package dev.owlissues.cli.rest;

import java.time.Duration;

/** Waits. Tests hand in one that does not. */
@FunctionalInterface
public interface Pause {
  void of(Duration time);

  /** The one that really waits; a process that is told to end does so at once. */
  static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new Failure.NotReached("interrupted");
    }
  }
}
