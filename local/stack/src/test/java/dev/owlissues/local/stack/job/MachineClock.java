package dev.owlissues.local.stack.job;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** A machine's clock that stands still, and that somebody may set in either direction. */
public final class MachineClock implements InstantSource {
  private volatile Instant now = Instant.parse("2026-03-04T05:06:07Z");

  @Override
  public Instant instant() {
    return now;
  }

  void turn(Duration by) {
    now = now.plus(by);
  }
}
