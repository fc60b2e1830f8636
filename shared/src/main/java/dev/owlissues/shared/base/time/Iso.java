package dev.owlissues.shared.base.time;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;

/**
 * Instants as text: ISO 8601, UTC, always three fractional digits, so that texts sort as times do.
 */
public final class Iso {
  private static final DateTimeFormatter MILLIS =
      DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm:ss.SSS'Z'").withZone(ZoneOffset.UTC);

  private Iso() {}

  /** Writes an instant, cut to whole milliseconds: {@code 2026-11-24T08:15:00.000Z}. */
  public static String write(Instant instant) {
    return MILLIS.format(instant);
  }

  /** Reads what {@link #write} wrote. */
  public static Instant read(String text) {
    return Instant.parse(text);
  }

  /** The instant as the store keeps it: without what is smaller than a millisecond. */
  public static Instant millis(Instant instant) {
    return instant.truncatedTo(ChronoUnit.MILLIS);
  }
}
