package dev.owlissues.shared.issue.fact;

import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/**
 * How many events fell into each of the last hours and days, by their own time (R-fact-2). The
 * windows end with the hour and the day in which the newest page was frozen, whatever the events
 * say, so that a clock that is years ahead moves nothing.
 *
 * @param lastHour the last hour, in hours since 1970
 * @param hours the counts of {@value #HOURS} hours, oldest first
 * @param days the counts of {@value #DAYS} days of UTC, oldest first
 */
public record History(long lastHour, List<Long> hours, List<Long> days) {
  /** How many hours there are. */
  public static final int HOURS = 48;

  /** How many days there are. */
  public static final int DAYS = 90;

  /** No events yet. */
  public static final History NONE = new History(0, zeros(HOURS), zeros(DAYS));

  private static final int HOURS_A_DAY = 24;
  private static final long HOUR_MILLIS = 3_600_000;

  /** Copies the lists and checks their lengths. */
  public History {
    hours = List.copyOf(hours);
    days = List.copyOf(days);
    if (hours.size() != HOURS || days.size() != DAYS) {
      throw new IllegalArgumentException(hours.size() + " hours and " + days.size() + " days");
    }
  }

  /** The hour that an instant lies in, in hours since 1970. */
  public static long hour(Instant instant) {
    return Math.floorDiv(instant.toEpochMilli(), HOUR_MILLIS);
  }

  private static long day(long hour) {
    return Math.floorDiv(hour, (long) HOURS_A_DAY);
  }

  /**
   * What a page adds.
   *
   * @param frozenAt when it was frozen: what lies after that hour, or before a window, is left out
   * @param byHour how many of its events fell into which hour
   */
  public static History of(Instant frozenAt, Map<Long, Long> byHour) {
    long last = hour(frozenAt);
    long[] hours = new long[HOURS];
    long[] days = new long[DAYS];
    byHour.forEach((hour, count) -> {
      if (hour <= last) {
        add(hours, last - hour, count);
        add(days, day(last) - day(hour), count);
      }
    });
    return new History(last, boxed(hours), boxed(days));
  }

  /** The first hour that a page may count that is frozen in that hour or later. */
  public static long earliest(long hour) {
    return (day(hour) - DAYS + 1) * HOURS_A_DAY;
  }

  private static void add(long[] counts, long age, long count) {
    if (age < counts.length) {
      counts[counts.length - 1 - (int) age] += count;
    }
  }

  /** Both together, up to the later of their ends. */
  public History plus(History more) {
    long last = Math.max(lastHour, more.lastHour);
    return new History(
        last,
        sum(hoursUntil(last, HOURS), more.hoursUntil(last, HOURS)),
        sum(daysUntil(day(last), DAYS), more.daysUntil(day(last), DAYS)));
  }

  /** The end of the last hour, in milliseconds since 1970. */
  long endMillis() {
    return (lastHour + 1) * HOUR_MILLIS;
  }

  /** The counts of the last hours at that time, oldest first. */
  public List<Long> hoursUntil(Instant now) {
    return hoursUntil(hour(now), HOURS);
  }

  /** The counts of so many last days at that time, oldest first; the last is not over yet. */
  public List<Long> daysUntil(Instant now, int count) {
    return daysUntil(day(hour(now)), count);
  }

  /** The same without the earliest hour or day that has events; the same when none has. */
  History withoutEarliest() {
    int day = firstOf(days);
    if (day < DAYS) {
      return new History(lastHour, hours, without(days, day));
    }
    int hour = firstOf(hours);
    return hour < HOURS ? new History(lastHour, without(hours, hour), days) : this;
  }

  private List<Long> hoursUntil(long last, int count) {
    return until(hours, lastHour, last, count);
  }

  private List<Long> daysUntil(long last, int count) {
    return until(days, day(lastHour), last, count);
  }

  // The counts of another stretch: what is not known of it is zero.
  private static List<Long> until(List<Long> counts, long end, long last, int count) {
    return LongStream.rangeClosed(last - count + 1, last)
        .map(step -> counts.size() - 1 - (end - step))
        .mapToObj(place -> place < 0 || place >= counts.size() ? 0L : counts.get((int) place))
        .toList();
  }

  private static List<Long> sum(List<Long> some, List<Long> others) {
    return boxed(
        LongStream.range(0, some.size())
            .map(i -> some.get((int) i) + others.get((int) i))
            .toArray());
  }

  private static int firstOf(List<Long> counts) {
    int first = 0;
    while (first < counts.size() && counts.get(first) == 0) {
      first++;
    }
    return first;
  }

  private static List<Long> without(List<Long> counts, int place) {
    long[] rest = counts.stream().mapToLong(Long::longValue).toArray();
    rest[place] = 0;
    return boxed(rest);
  }

  private static List<Long> boxed(long[] counts) {
    return LongStream.of(counts).boxed().toList();
  }

  private static List<Long> zeros(int count) {
    return Collections.nCopies(count, 0L);
  }
}
