package dev.owlissues.local.aws;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until a test moves it. */
public final class MovableClock implements InstantSource {
  private volatile Instant now;

  /** Stands at a time that means nothing. */
  public MovableClock() {
    this(Instant.parse("2026-03-04T05:06:07Z"));
  }

  /** Stands at that time. */
  public MovableClock(Instant start) {
    now = start;
  }

  /** Moves on; back by a negative step, as when somebody sets a machine's clock. */
  public synchronized void advance(Duration step) {
    now = now.plus(step);
  }

  @Override
  public Instant instant() {
    return now;
  }
}
