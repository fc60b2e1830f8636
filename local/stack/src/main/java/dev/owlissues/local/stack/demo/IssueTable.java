package dev.owlissues.local.stack.demo;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Prints issues as a table of 100 columns, what needs attention first. */
final class IssueTable {
  private static final int ROWS = 25;
  private static final int STATUS = 11;
  private static final int TITLE = 34;
  private static final int APP = 11;
  private static final int VERSIONS = 13;
  private static final int SEEN = 5;
  private static final int USERS = 5;

  private static final List<String> ATTENTION =
      List.of("regressed", "new", "in_progress", "snoozed", "resolved", "silenced");

  private static final Comparator<FoundIssue> ORDER =
      Comparator.comparingInt((FoundIssue issue) -> ATTENTION.indexOf(issue.headline().status()))
          .thenComparingLong(issue -> -issue.numbers().occurrences())
          .thenComparing(FoundIssue::id);

  private final Screen screen;
  private final Instant now;

  IssueTable(Screen screen, Instant now) {
    this.screen = screen;
    this.now = now;
  }

  /** Prints the first issues in order of attention, and how many of which kind there are. */
  void print(List<FoundIssue> issues) {
    String title = DisplayWidth.fit("issue", TITLE);
    screen.line(
        screen.bold(
            row("status", title, "app", "versions", List.of("seen", "users")) + "  last seen"));
    issues.stream().sorted(ORDER).limit(ROWS).forEach(issue -> screen.line(row(issue)));
    int more = issues.size() - ROWS;
    String rest = more > 0 ? "and %,d more; ".formatted(more) : "";
    screen.line(screen.faint("%sin all %s".formatted(rest, summary(issues))));
  }

  private String row(FoundIssue issue) {
    var headline = issue.headline();
    var numbers = issue.numbers();
    String row =
        row(
            headline.status(),
            title(headline),
            headline.app(),
            versions(numbers),
            List.of(Long.toString(numbers.occurrences()), Long.toString(numbers.users())));
    String status = row.substring(0, STATUS);
    return screen.inColourOf(headline.status(), status)
        + row.substring(STATUS)
        + "  "
        + Age.of(numbers.lastSeen(), now);
  }

  private static String row(
      String status, String title, String app, String versions, List<String> counts) {
    return String.join(
        "  ",
        DisplayWidth.fit(status, STATUS),
        title,
        DisplayWidth.fit(app, APP),
        DisplayWidth.fit(versions, VERSIONS),
        DisplayWidth.right(counts.getFirst(), SEEN),
        DisplayWidth.right(counts.getLast(), USERS));
  }

  // The badge stands first, so that a cut title keeps it.
  private static String title(FoundIssue.Headline headline) {
    return DisplayWidth.fit(headline.dev() ? "[dev] " + headline.title() : headline.title(), TITLE);
  }

  private static String versions(FoundIssue.Numbers numbers) {
    String first = numbers.firstVersion();
    String last = numbers.lastVersion();
    return first.equals(last) ? first : first + " – " + last;
  }

  private static String summary(List<FoundIssue> issues) {
    Map<String, Long> counts =
        issues.stream()
            .collect(
                Collectors.groupingBy(
                    issue -> issue.headline().status(),
                    () -> new TreeMap<>(Comparator.comparingInt(ATTENTION::indexOf)),
                    Collectors.counting()));
    long dev = issues.stream().filter(issue -> issue.headline().dev()).count();
    return counts.entrySet().stream()
        .map(entry -> entry.getValue() + " " + entry.getKey())
        .collect(Collectors.joining(", ", "", "; %d of them from dev builds".formatted(dev)));
  }
}
