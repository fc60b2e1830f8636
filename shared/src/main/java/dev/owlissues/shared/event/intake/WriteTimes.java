package dev.owlissues.shared.event.intake;

import java.time.Duration;

/** The times that writers and readers of events agree on. */
public final class WriteTimes {
  /** A batch is acknowledged only when it was durable this long after its stamp. */
  public static final Duration DEADLINE = Duration.ofSeconds(5);

  /** How far the clocks of two functions may be apart. */
  public static final Duration CLOCK_SKEW = Duration.ofSeconds(5);

  /** Events are kept at least this long, so that none expires before it is scanned. */
  public static final Duration MIN_RETENTION = Duration.ofDays(14);

  private WriteTimes() {}
}
