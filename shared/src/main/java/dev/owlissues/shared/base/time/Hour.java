package dev.owlissues.shared.base.time;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.stream.Stream;

/**
 * One hour of UTC, the grain in which events are partitioned.
 *
 * @param start its first instant
 */
public record Hour(Instant start) implements Comparable<Hour> {
  private static final DateTimeFormatter TEXT =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH").withZone(ZoneOffset.UTC);

  /** Checks that the instant is the first of an hour. */
  public Hour {
    if (!start.equals(start.truncatedTo(ChronoUnit.HOURS))) {
      throw new IllegalArgumentException("not the start of an hour: " + start);
    }
  }

  /** The hour an instant lies in. */
  public static Hour of(Instant instant) {
    return new Hour(instant.truncatedTo(ChronoUnit.HOURS));
  }

  /** Reads what {@link #toString} wrote. */
  public static Hour parse(String text) {
    return new Hour(Instant.parse(text + ":00:00Z"));
  }

  /** The hour after this one. */
  public Hour next() {
    return new Hour(start.plus(1, ChronoUnit.HOURS));
  }

  /**
   * The hours from this one to the last, both included, in order; none when the last is earlier.
   */
  public Stream<Hour> through(Hour last) {
    return Stream.iterate(this, hour -> hour.compareTo(last) <= 0, Hour::next);
  }

  @Override
  public int compareTo(Hour other) {
    return start.compareTo(other.start);
  }

  /** The hour as keys have it, {@code 2026-11-24T08}; texts sort as hours do. */
  @Override
  public String toString() {
    return TEXT.format(start);
  }
}
