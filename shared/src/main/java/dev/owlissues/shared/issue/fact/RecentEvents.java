package dev.owlissues.shared.issue.fact;

import java.time.Instant;
import java.util.List;

/**
 * The end of a history: as many hours and days as lists need.
 *
 * @param lastHour the last hour, in hours since 1970
 * @param hours the counts of {@value #HOURS} hours, oldest first
 * @param days the counts of {@value #DAYS} days of UTC, oldest first
 */
public record RecentEvents(long lastHour, List<Long> hours, List<Long> days) {
  /**
   * How many hours: those that a rate is measured by, the one in which a page was frozen, and one
   * more for a page that was frozen while the hour before was still being scanned elsewhere.
   */
  public static final int HOURS = 16;

  /** How many days. */
  public static final int DAYS = 14;

  private static final int HOURS_A_DAY = 24;

  /** Copies the lists. */
  public RecentEvents {
    hours = List.copyOf(hours);
    days = List.copyOf(days);
  }

  /** The end of that history. */
  public static RecentEvents of(History history) {
    return new RecentEvents(
        history.lastHour(), last(history.hours(), HOURS), last(history.days(), DAYS));
  }

  private static List<Long> last(List<Long> counts, int size) {
    return counts.subList(counts.size() - size, counts.size());
  }

  /** The events from one hour up to another, which does not count. */
  public long between(long from, long to) {
    return sum(hours, lastHour, from, to);
  }

  /** The events of the last {@value #DAYS} days at that time. */
  public long ofDaysUntil(Instant now) {
    long today = Math.floorDiv(History.hour(now), (long) HOURS_A_DAY);
    long lastDay = Math.floorDiv(lastHour, (long) HOURS_A_DAY);
    return sum(days, lastDay, today - DAYS + 1, today + 1);
  }

  // What lies outside of the counts is not known, and counts as none.
  private static long sum(List<Long> counts, long end, long from, long to) {
    long first = end - counts.size() + 1;
    long sum = 0;
    for (long step = Math.max(from, first); step < Math.min(to, end + 1); step++) {
      sum += counts.get((int) (step - first));
    }
    return sum;
  }
}
