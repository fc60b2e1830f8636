package dev.owlissues.shared.base.time;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it. */
public final class MovableClock implements InstantSource {
  private volatile Instant now;

  /** Stands at that instant. */
  public MovableClock(Instant start) {
    now = start;
  }

  /** Moves on. */
  public synchronized void advance(Duration step) {
    now = now.plus(step);
  }

  @Override
  public Instant instant() {
    return now;
  }
}
