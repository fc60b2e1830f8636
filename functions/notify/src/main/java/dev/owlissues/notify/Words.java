package dev.owlissues.notify;

import dev.owlissues.shared.digest.Digest;
import dev.owlissues.shared.issue.IssueCounts;
import dev.owlissues.shared.issue.SeenRange;
import dev.owlissues.shared.issue.fact.Regression;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;

/** How digests put things. */
final class Words {
  private static final int VERSION_CHARACTERS = 50;
  private static final int VERSION_BYTES = 60;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Words() {}

  /** What a digest is about: {@code 2 regressed and 5 new issues}. */
  static String headline(Digest.Totals totals) {
    String plus = totals.more() ? "+" : "";
    String regressed = String.format(Locale.ENGLISH, "%,d%s regressed", totals.regressed(), plus);
    String fresh = String.format(Locale.ENGLISH, "%,d%s new", totals.fresh(), plus);
    String noun = totals.all() == 1 ? "issue" : "issues";
    if (totals.fresh() == 0) {
      return regressed + " " + noun;
    }
    return (totals.regressed() == 0 ? fresh : regressed + " and " + fresh) + " " + noun;
  }

  /** The time of which a digest tells, exact and in words. */
  static String since(Digest digest) {
    String time = TIME.format(digest.since());
    String words = since(digest.since(), digest.cut());
    return words.equals("since yesterday")
        ? "Since yesterday, " + time
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1) + ", since " + time;
  }

  /** How far back a time lies, seen from another: {@code since yesterday}. */
  static String since(Instant time, Instant now) {
    long hours = Math.max(1, rounded(Duration.between(time, now), Duration.ofHours(1)));
    if (hours >= 20 && hours <= 28) {
      return "since yesterday";
    }
    if (hours < 48) {
      return hours == 1 ? "in the last hour" : "in the last %d hours".formatted(hours);
    }
    return "in the last %,d days"
        .formatted(rounded(Duration.between(time, now), Duration.ofDays(1)));
  }

  private static long rounded(Duration span, Duration unit) {
    return span.plus(unit.dividedBy(2)).dividedBy(unit);
  }

  /** How long ago that was: {@code 12 min ago}. */
  static String ago(Instant time, Instant now) {
    Duration age = Duration.between(time, now);
    if (age.toMinutes() < 1) {
      return "just now";
    }
    if (age.toMinutes() < 60) {
      return age.toMinutes() + " min ago";
    }
    return age.toHours() < 48
        ? age.toHours() + " h ago"
        : String.format(Locale.ENGLISH, "%,d days ago", age.toDays());
  }

  /** What is new of an issue first, and then what it comes to in all (R-digest-19). */
  static String counts(IssueCounts counts, Optional<Digest.News> news, Instant cut) {
    String all = counted(counts.occurrences(), "occurrence");
    String users = counts.users() == 0 ? "" : " · " + counted(counts.users(), "user");
    return news.map(more ->
            String.format(Locale.ENGLISH, "+%,d ", more.occurrences())
                + since(more.since(), cut)
                + ", "
                + all
                + " in all")
            .orElse(all)
        + users;
  }

  /** The same of an issue that has a line only. */
  static String count(IssueCounts counts, Optional<Digest.News> news) {
    return news.map(more -> String.format(Locale.ENGLISH, "+%,d", more.occurrences()))
        .orElseGet(() -> String.format(Locale.ENGLISH, "%,d ×", counts.occurrences()));
  }

  private static String counted(long count, String thing) {
    return String.format(Locale.ENGLISH, "%,d %s%s", count, thing, count == 1 ? "" : "s");
  }

  /** Between which versions an issue was seen; empty where none is known. */
  static String versions(SeenRange seen) {
    String first = version(seen.first().appVersion());
    String last = version(seen.last().appVersion());
    if (last.isEmpty()) {
      return first.isEmpty() ? "" : "first in version " + first;
    }
    return first.isEmpty() || first.equals(last)
        ? "version " + last
        : "versions " + first + " to " + last;
  }

  /** How an issue came back: {@code Resolved in 2.4.1, back in 2.5.0}. */
  static String comeback(Regression regression) {
    return "Resolved in %s, back in %s"
        .formatted(version(regression.resolvedAtVersion()), version(regression.appVersion()));
  }

  private static String version(String text) {
    return ShortText.of(text, VERSION_CHARACTERS, VERSION_BYTES);
  }

  /** How many issues of an app are not named. */
  static String rest(String app, int issues) {
    return "%s: %,d more %s".formatted(app, issues, issues == 1 ? "issue" : "issues");
  }
}
