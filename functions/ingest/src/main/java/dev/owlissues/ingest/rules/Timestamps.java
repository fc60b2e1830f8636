package dev.owlissues.ingest.rules;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.Optional;

/**
 * The rules of an event's {@code timestamp}: ISO 8601, neither far in the future nor very old, or
 * it is the time of receipt (R-ingest-9). A time without an offset is UTC.
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

  /**
   * When an event happened.
   *
   * @param sent what was sent, where that is not when it happened
   */
  record Read(Instant at, Optional<String> sent) {}

  /** The event's timestamp: now, unless one was sent that can be. */
  Read read(EventFields fields) {
    Optional<JsonNode> node = fields.node(FIELD);
    if (node.isEmpty() || (node.get().isTextual() && node.get().textValue().isEmpty())) {
      return new Read(now, Optional.empty());
    }
    String text = text(node.get());
    Optional<Instant> sent = parse(text);
    Optional<String> fault =
        sent.isEmpty() ? Optional.of("is no time in ISO 8601") : fault(sent.get());
    if (fault.isEmpty()) {
      return new Read(sent.get(), Optional.empty());
    }
    fields.mend(
        "%s %s: the time of receipt is used, and what was sent kept as %s"
            .formatted(FIELD, fault.get(), AttributeRules.SENT_TIMESTAMP));
    return new Read(now, Optional.of(text).filter(kept -> !kept.isEmpty()));
  }

  private static String text(JsonNode node) {
    if (node.isTextual()) {
      return node.textValue();
    }
    return EventFields.isRead(node) ? node.toString() : "";
  }

  private Optional<String> fault(Instant sent) {
    if (sent.isAfter(now.plus(MAX_AHEAD))) {
      return Optional.of("is more than " + MAX_AHEAD.toMinutes() + " minutes ahead");
    }
    if (maxAge.isPresent() && sent.isBefore(now.minus(maxAge.get()))) {
      return Optional.of("is more than " + maxAge.get().toDays() + " days back");
    }
    return sent.isBefore(EARLIEST) ? Optional.of("is before 1970") : Optional.empty();
  }

  private static Optional<Instant> parse(String text) {
    try {
      return Optional.of(ISO.parse(text, Instant::from));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }
}
