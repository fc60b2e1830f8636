package dev.owlissues.cli.term;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Times as people say them. */
public final class Times {
  private static final Duration LONG = Duration.ofDays(60);
  private static final Pattern AHEAD = Pattern.compile("([0-9]{1,6})([mhdw])");

  private Times() {}

  /** How long before now that was, or after it; its day where that is long. */
  public static String ago(String time, Instant now) {
    try {
      Instant at = Instant.parse(time);
      Duration ago = Duration.between(at, now);
      if (ago.abs().compareTo(LONG) > 0) {
        return at.atOffset(ZoneOffset.UTC).toLocalDate().toString();
      }
      if (ago.abs().toSeconds() < 60) {
        return "just now";
      }
      return ago.isNegative() ? "in " + amount(ago.negated()) : amount(ago) + " ago";
    } catch (DateTimeException noTime) {
      return time;
    }
  }

  /** A time so long after now, as {@code 3d}, in full; any other text as it is. */
  public static String ahead(String text, Instant now) {
    Matcher said = AHEAD.matcher(text);
    return said.matches()
        ? now.plus(unit(said.group(2)).getDuration().multipliedBy(Long.parseLong(said.group(1))))
            .toString()
        : text;
  }

  private static ChronoUnit unit(String letter) {
    return switch (letter) {
      case "m" -> ChronoUnit.MINUTES;
      case "h" -> ChronoUnit.HOURS;
      case "d" -> ChronoUnit.DAYS;
      default -> ChronoUnit.WEEKS;
    };
  }

  private static String amount(Duration time) {
    if (time.toMinutes() < 60) {
      return time.toMinutes() + " min";
    }
    return time.toHours() < 48 ? time.toHours() + " h" : time.toDays() + " d";
  }
}
