package dev.owlissues.shared.base.retry;

import java.time.Duration;

/** Lets time pass between two tries. */
@FunctionalInterface
public interface Sleeper {

  /** Returns after that time. */
  void of(Duration time);

  /** Sleeps. An interrupted sleep ends early and leaves the thread interrupted. */
  static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
