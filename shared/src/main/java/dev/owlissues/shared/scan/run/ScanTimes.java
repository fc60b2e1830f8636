package dev.owlissues.shared.scan.run;

import dev.owlissues.shared.event.intake.WriteTimes;
import java.time.Duration;

/** The times that the scan's promises rest on. */
public final class ScanTimes {
  /** How long a scan waits before it reads: then nothing received by {@code asked} changes. */
  public static final Duration SETTLE = WriteTimes.DEADLINE.plus(WriteTimes.CLOCK_SKEW);

  /** How long a lease holds; longer than a worker can live. */
  public static final Duration LEASE = Duration.ofMinutes(6);

  /** How soon a task that finds its unit busy is tried again. */
  public static final Duration BUSY = Duration.ofSeconds(30);

  /** The oldest events that the first scan of all looks for: no younger ones have expired. */
  public static final Duration REACH = WriteTimes.MIN_RETENTION;

  private ScanTimes() {}
}
