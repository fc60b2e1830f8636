package dev.owlissues.bench.site;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** The machine's clock, which can be put forward: nobody waits for the settle time. */
public final class TickingClock implements InstantSource {
  private final InstantSource machine = Clock.systemUTC();
  private volatile Duration ahead = Duration.ZERO;

  synchronized void advance(Duration step) {
    ahead = ahead.plus(step);
  }

  @Override
  public Instant instant() {
    return machine.instant().plus(ahead);
  }
}
