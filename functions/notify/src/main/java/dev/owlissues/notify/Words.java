package dev.owlissues.notify;

import dev.owlissues.shared.base.text.CleanText;
import dev.owlissues.shared.digest.Digest;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.SeenRange;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;

/** How digests put things. */
final class Words {
  private static final int LONGEST_TITLE = 180;
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("d MMM uuuu, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private Words() {}

  static String time(Instant time) {
    return TIME.format(time);
  }

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

  /** What is not listed. */
  static String more(Digest.Totals totals, int listed) {
    int others = totals.all() - listed;
    if (others <= 0 && !totals.more()) {
      return "";
    }
    return "%,d%s more %s not listed here."
        .formatted(others, totals.more() ? " or" : "", others == 1 ? "issue is" : "issues are");
  }

  static String counts(Issue issue) {
    return counted(issue.issueCounts().occurrences(), "occurrence")
        + " · "
        + counted(issue.issueCounts().users(), "user")
        + versions(issue.seen());
  }

  private static String counted(long count, String thing) {
    return String.format(Locale.ENGLISH, "%,d %s%s", count, thing, count == 1 ? "" : "s");
  }

  private static String versions(SeenRange seen) {
    String first = seen.first().appVersion();
    String last = seen.last().appVersion();
    if (last.isEmpty()) {
      return first.isEmpty() ? "" : " · first in version " + line(first);
    }
    return first.isEmpty() || first.equals(last)
        ? " · version " + line(last)
        : " · versions " + line(first) + " to " + line(last);
  }

  /** What else a digest tells of an issue, a line each: both parts of the mail show them. */
  static List<String> notes(Issue issue) {
    return List.of(seen(issue.seen()));
  }

  private static String seen(SeenRange seen) {
    return "First seen %s, last seen %s".formatted(time(seen.first().at()), time(seen.last().at()));
  }

  static String title(Issue issue) {
    return CleanText.line(issue.subject().title(), LONGEST_TITLE);
  }

  /** A text of somebody else's as one line: no header and no line of the text part ends in it. */
  static String line(String text) {
    return CleanText.line(text);
  }
}
