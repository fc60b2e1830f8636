package dev.owlissues.shared.digest;

import dev.owlissues.shared.event.Pause;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Keeps a sender below the rate that SES allows: between two mails passes at least a given time.
 */
public final class Pace {
  private final Duration between;
  private final InstantSource clock;
  private final Pause pause;
  private Instant next = Instant.MIN;

  /** A pace of at most one mail in that time. */
  public Pace(Duration between, InstantSource clock, Pause pause) {
    this.between = between;
    this.clock = clock;
    this.pause = pause;
  }

  /** Returns when the next mail may go. */
  synchronized void await() {
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      pause.of(Duration.between(now, next));
      now = next;
    }
    next = now.plus(between);
  }
}
