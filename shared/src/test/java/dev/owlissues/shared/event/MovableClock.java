package dev.owlissues.shared.event;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A clock that stands still until it is moved; its pauses move it. */
public final class MovableClock implements InstantSource, Pause {
  private Instant now;

  public MovableClock(Instant start) {
    now = start;
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public void of(Duration time) {
    advance(time);
  }

  public void advance(Duration time) {
    now = now.plus(time);
  }
}
