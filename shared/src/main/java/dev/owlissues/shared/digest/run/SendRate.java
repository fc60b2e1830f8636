package dev.owlissues.shared.digest.run;

import dev.owlissues.shared.base.retry.Sleeper;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * Keeps a sender below the rate that SES allows: between two mails passes at least a given time.
 */
public final class SendRate {
  private final Duration between;
  private final InstantSource clock;
  private final Sleeper sleeper;
  private Instant next = Instant.MIN;

  /** A rate of at most one mail in that time. */
  public SendRate(Duration between, InstantSource clock, Sleeper sleeper) {
    this.between = between;
    this.clock = clock;
    this.sleeper = sleeper;
  }

  /** Returns when the next mail may go. */
  synchronized void await() {
    Instant now = clock.instant();
    if (now.isBefore(next)) {
      sleeper.of(Duration.between(now, next));
      now = next;
    }
    next = now.plus(between);
  }
}
