package dev.owlissues.ingest.rules;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;

/**
 * The rules of an event's {@code timestamp}: ISO 8601, neither far in the future nor very old. A
 * time without an offset is UTC.
 */
public record Timestamps(Instant now, Optional<Duration> maxAge) {
  static final Duration MAX_AHEAD = Duration.ofMinutes(5);

  /** Where no age is too old: what is before it is no time that a computer noted. */
  static final Instant EARLIEST = Instant.EPOCH;

  private static final String FIELD = "timestamp";

  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .parseCaseInsensitive()
          .append(DateTimeFormatter.ISO_LOCAL_DATE_TIME)
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalStart()
          // Not "Z" here as well, or there might be two.
          .appendOffset("+HHmm", "+0000")
          .optionalEnd()
          .toFormatter()
          .withZone(ZoneOffset.UTC);

  /** The event's timestamp, which is now unless it was sent. */
  public Instant read(EventFields fields) {
    var node = fields.node(FIELD);
    if (node.isEmpty()) {
      return now;
    }
    Optional<Instant> sent =
        node.get().isTextual() ? parse(node.get().textValue()) : Optional.empty();
    if (sent.isEmpty()) {
      fields.refuse(FIELD + " must be a time in ISO 8601, like 2026-11-24T08:15:00.000Z");
    } else if (sent.get().isAfter(now.plus(MAX_AHEAD))) {
      fields.refuse(FIELD + " is more than " + MAX_AHEAD.toMinutes() + " minutes ahead");
    } else if (maxAge.isPresent() && sent.get().isBefore(now.minus(maxAge.get()))) {
      fields.refuse(FIELD + " is more than " + maxAge.get().toDays() + " days back");
    } else if (sent.get().isBefore(EARLIEST)) {
      fields.refuse(FIELD + " is before 1970");
    }
    return sent.orElse(now);
  }

  private static Optional<Instant> parse(String text) {
    try {
      return Optional.of(ISO.parse(text, Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
