package dev.owlissues.api.http;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.TemporalAccessor;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the time parameters: {@code 90m}, counted back from now, or a date the ISO 8601 way. What
 * names no zone is UTC. Years have four digits, as they do in the store's keys.
 */
final class Times {
  private static final Instant EARLIEST = Instant.parse("0000-01-01T00:00:00Z");
  private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59.999Z");
  private static final Pattern RELATIVE = Pattern.compile("([0-9]{1,9})([smhdw])");
  private static final Map<String, Duration> UNITS =
      Map.of(
          "s", Duration.ofSeconds(1),
          "m", Duration.ofMinutes(1),
          "h", Duration.ofHours(1),
          "d", Duration.ofDays(1),
          "w", Duration.ofDays(7));
  private static final DateTimeFormatter ABSOLUTE =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .optionalStart()
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalStart()
          // Not "Z" here as well, or there might be two.
          .appendOffset("+HHmm", "+0000")
          .toFormatter();

  private Times() {}

  static Optional<Instant> read(String text, Instant now) {
    Matcher relative = RELATIVE.matcher(text);
    if (relative.matches()) {
      Duration unit = UNITS.getOrDefault(relative.group(2), Duration.ZERO);
      Instant then = now.minus(unit.multipliedBy(Long.parseLong(relative.group(1))));
      return Optional.of(then.isBefore(EARLIEST) ? EARLIEST : then);
    }
    return absolute(text);
  }

  /** Reads a date, and nothing that is counted from now. */
  static Optional<Instant> absolute(String text) {
    return parsed(text).filter(t -> !t.isBefore(EARLIEST) && !t.isAfter(LATEST));
  }

  private static Optional<Instant> parsed(String text) {
    try {
      TemporalAccessor read =
          ABSOLUTE.parseBest(text, OffsetDateTime::from, LocalDateTime::from, LocalDate::from);
      return Optional.of(
          switch (read) {
            case OffsetDateTime time -> time.toInstant();
            case LocalDateTime time -> time.toInstant(ZoneOffset.UTC);
            default -> LocalDate.from(read).atStartOfDay(ZoneOffset.UTC).toInstant();
          });
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
