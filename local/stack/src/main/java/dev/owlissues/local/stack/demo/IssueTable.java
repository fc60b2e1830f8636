package dev.owlissues.local.stack.demo;

import static java.util.Comparator.comparingInt;
import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static java.util.stream.Collectors.joining;

import java.util.List;
import java.util.TreeMap;

/**
 * Prints issues as a table of 100 columns, in their order, each with the reason why it stands
 * there.
 */
record IssueTable(Screen screen) {
  private static final int ROWS = 25;
  private static final int TITLE = 28;

  /** The column of the title, under which the reason stands. */
  private static final int REASON = 13;

  private static final int DAYS = 7;
  private static final String ROW = "%-11s  %-28s  %-11.11s  %-13.13s  %6s  %5s  %5s  %s";

  private static final List<String> STATUSES =
      List.of("regressed", "new", "in_progress", "snoozed", "resolved", "silenced");

  /** Prints the first of the issues, and how many of which kind there are. */
  void print(List<FoundIssue> issues) {
    screen.bold(
        ROW.formatted("status", "issue", "app", "versions", "events", "seen", "users", "7 days"));
    for (FoundIssue issue : issues.stream().limit(ROWS).toList()) {
      if (issue.status().equals("regressed")) {
        screen.bold(row(issue));
      } else {
        screen.line(row(issue));
      }
      if (!issue.reason().isEmpty()) {
        screen.line(" ".repeat(REASON) + plain(issue.reason()));
      }
    }
    String more = issues.size() > ROWS ? "and %,d more; ".formatted(issues.size() - ROWS) : "";
    screen.line(more + "in all " + summary(issues));
  }

  // The badge stands first, so that a cut title keeps it. Titles come from anybody: an escape
  // sequence in one must not reach the terminal.
  private String row(FoundIssue issue) {
    String title = plain((issue.dev() ? "[dev] " : "") + issue.text("title"));
    return ROW.formatted(
        issue.status(),
        title.length() > TITLE ? title.substring(0, TITLE - 1) + "…" : title,
        issue.text("app_name"),
        issue.versions(),
        issue.text("event_count"),
        issue.occurrences(),
        issue.text("unique_user_count"),
        Sparkline.of(issue.eventsOfDays(DAYS)));
  }

  private static String plain(String text) {
    return text.replaceAll("[\\p{Cc}\\p{Cf}\\p{Zl}\\p{Zp}]", " ");
  }

  private static String summary(List<FoundIssue> issues) {
    var counts =
        issues.stream()
            .collect(
                groupingBy(
                    FoundIssue::status,
                    () -> new TreeMap<>(comparingInt(STATUSES::indexOf)),
                    counting()));
    long dev = issues.stream().filter(FoundIssue::dev).count();
    return counts.entrySet().stream()
        .map(status -> status.getValue() + " " + status.getKey())
        .collect(joining(", ", "", "; %d of them from dev builds".formatted(dev)));
  }
}
