package dev.owlissues.shared.issue.attention;

import dev.owlissues.shared.issue.fact.History;
import dev.owlissues.shared.issue.fact.RecentEvents;
import java.time.Instant;

/**
 * How many events an issue has beside its usual (R-attention-2): those of the two whole hours
 * before the last scan beside those of the twelve before. By the last scan and not by the clock, so
 * that hours nobody has looked at yet do not count as quiet.
 *
 * @param recent the events of two hours
 * @param before the events of the twelve hours before
 */
public record Pace(long recent, long before) {
  private static final int RECENT_HOURS = 2;
  private static final int HOURS_BEFORE = 12;

  /** How many times its usual an issue has when it rises. */
  private static final int RISING = 3;

  /** Fewer events are chance. */
  private static final int MIN_EVENTS = 10;

  /** The pace at the last scan. */
  public static Pace of(RecentEvents events, Instant scannedAt) {
    long end = History.hour(scannedAt);
    long middle = end - RECENT_HOURS;
    return new Pace(events.between(middle, end), events.between(middle - HOURS_BEFORE, middle));
  }

  /** Whether there are markedly more events than usual. */
  public boolean rises() {
    return isTimes(RISING);
  }

  /** Whether the rate is at least so many times the usual, and no chance. */
  public boolean isTimes(int factor) {
    return recent >= MIN_EVENTS && scaledRecent() >= factor * scaledUsual();
  }

  /** How many times the usual the rate is, rounded down. */
  public long times() {
    return scaledRecent() / scaledUsual();
  }

  // Both rates in events per 24 hours, to be exact in whole numbers.
  private long scaledRecent() {
    return recent * HOURS_BEFORE;
  }

  // Less than one an hour counts as one.
  private long scaledUsual() {
    return Math.max(before, HOURS_BEFORE) * RECENT_HOURS;
  }
}
