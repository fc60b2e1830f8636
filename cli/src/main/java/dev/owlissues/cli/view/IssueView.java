package dev.owlissues.cli.view;

import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.cli.term.Column;
import dev.owlissues.cli.term.Sparkline;
import dev.owlissues.cli.term.Style;
import dev.owlissues.cli.term.Texts;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** How issues are shown. */
public final class IssueView {
  /** Of a log line. */
  public static final List<String> FIELDS =
      List.of(
          "last_seen_at",
          "status",
          "title",
          "app_name",
          "is_dev",
          "reason",
          "claimed_by",
          "event_count",
          "occurrence_count",
          "unique_user_count",
          "resolved_at_version",
          "last_seen_app_version",
          "project_id",
          "id");

  /** Of the log line of a summary. */
  public static final List<String> COUNTS =
      List.of("open", "total", "by_status", "by_app", "versions", "environments", "partial");

  private static final int DAYS = 14;
  private static final int MONTH = 30;
  private static final int FRAMES = 8;
  private static final int OCCURRENCES = 5;
  private static final int VERSIONS = 4;
  private static final int COMMENTS = 3;
  private static final int COMMENT_LINES = 4;
  private static final int TITLE_LINES = 3;

  private final Printer printer;

  public IssueView(Printer printer) {
    this.printer = printer;
  }

  /** For these issues: the project is said only where they are of several. */
  public Listing listing(JsonNode issues) {
    boolean severalProjects =
        issues.valueStream().map(issue -> issue.path("project_id")).distinct().count() > 1;
    return new Listing(
        "issues",
        List.of(
            Column.field("status", "status").byWord(),
            Column.of("issue", IssueView::title).cut(),
            Column.of("why", row -> Column.text(row.path("reason").path("text"))).cut(),
            Column.of(
                    "project", row -> severalProjects ? Column.text(row.path("project_name")) : "")
                .leftOut(),
            Column.field("app", "app_name").leftOut(),
            Column.number("events", "event_count").leftOutLast(),
            Column.number("users", "unique_user_count").leftOutLast(),
            printer.when("last seen", "last_seen_at").leftOutLast(),
            Column.of("14 days", row -> Sparkline.of(row.path("events_per_day"), DAYS)).leftOut(),
            Column.of("version", IssueView::version).leftOut(),
            Column.of("id", row -> end(row.path("id").asText()))),
        FIELDS,
        "No such issue.");
  }

  /** What tells issues of one scan apart, for ids begin with a time. */
  private static String end(String id) {
    return id.substring(id.lastIndexOf('-') + 1);
  }

  private static String title(JsonNode issue) {
    return (issue.path("is_dev").asBoolean() ? "[dev] " : "") + issue.path("title").asText();
  }

  private static String version(JsonNode issue) {
    String fixed = Column.text(issue.path("resolved_at_version"));
    return fixed.isEmpty() ? Column.text(issue.path("last_seen_app_version")) : "fixed in " + fixed;
  }

  /** How many there are. */
  public void counts(JsonNode summary) {
    Labels labels =
        Labels.of(printer)
            .put("open", Column.number(summary.path("open")))
            .put("total", Column.number(summary.path("total")));
    summary
        .path("by_status")
        .properties()
        .forEach(status ->
            labels.put(status.getKey().replace('_', ' '), Column.number(status.getValue())));
    printer.labels(
        labels
            .put("versions", joined(summary.path("versions")))
            .put("environments", joined(summary.path("environments")))
            .all());
    List<JsonNode> apps = summary.path("by_app").valueStream().toList();
    if (!apps.isEmpty()) {
      printer.line("");
      printer.table(
          List.of(
              Column.field("app", "app_name").cut(),
              Column.number("open", "open"),
              Column.number("total", "total"),
              Column.field("id", "app_id").leftOut()),
          apps);
    }
  }

  private static String joined(JsonNode texts) {
    return texts.valueStream().map(Column::text).collect(Collectors.joining(", "));
  }

  /** What a bulk change did, issue by issue. */
  public static Listing bulkResults() {
    return new Listing(
        "results",
        List.of(
            Column.field("id", "id"),
            Column.of(
                    "result",
                    row ->
                        row.has("error")
                            ? row.path("error").asText()
                            : row.path("issue").path("status").asText())
                .byWord(),
            Column.of("issue", row -> row.path("issue").path("title").asText()).cut()),
        List.of("id", "error", "activity_id"),
        "Nothing was asked for.");
  }

  public static Listing fingerprints(Printer printer) {
    return new Listing(
        "fingerprints",
        List.of(
            Column.field("message", "normalized_message").cut(),
            Column.field("module", "source_module").cut(),
            printer.when("first seen", "first_seen_at"),
            Column.of("fingerprint", row -> row.path("fingerprint").asText().substring(0, 12))),
        List.of(
            "fingerprint",
            "rule",
            "normalized_message",
            "source_module",
            "first_seen_at",
            "moved_from"),
        "No fingerprint is stored.");
  }

  /**
   * Everything that fits a screen.
   *
   * @param event the newest event of it, or what is missing
   */
  public void whole(JsonNode issue, JsonNode event) {
    String status = issue.path("status").asText();
    printer.text(
        "",
        status.toUpperCase(Locale.ROOT) + "  " + Texts.line(title(issue)),
        TITLE_LINES,
        Style.BOLD);
    printer.labels(head(issue).all());
    new EventView(printer).error(event, FRAMES);
    occurrences(issue.path("occurrences"));
    comments(issue.path("comments"));
  }

  private Labels head(JsonNode issue) {
    JsonNode regression = issue.path("regression");
    return Labels.of(printer)
        .put(
            "seen",
            String.join(
                ", ",
                counted(issue.path("event_count"), "event"),
                counted(issue.path("occurrence_count"), "session"),
                counted(issue.path("unique_user_count"), "user")))
        .put("first", seen(issue, "first"))
        .put("last", seen(issue, "last"))
        .put("30 days", Sparkline.of(issue.path("events_per_day"), MONTH))
        .put("versions", shares(issue.path("versions"), "app_version"))
        .put("where", where(issue))
        .put("claimed by", Column.text(issue.path("claimed_by").path("name")))
        .put("fixed in", Column.text(issue.path("resolved_at_version")))
        .put(
            "came back",
            regression.isObject()
                ? "in %s, after the fix in %s; %s"
                    .formatted(
                        orUnknown(regression.path("app_version")),
                        orUnknown(regression.path("resolved_at_version")),
                        printer.ago(regression.path("at")))
                : "")
        .put("sleeps", sleeps(issue))
        .field(issue, "id");
  }

  private static String counted(JsonNode count, String thing) {
    return Column.number(count) + " " + thing + (count.asLong() == 1 ? "" : "s");
  }

  private String seen(JsonNode issue, String which) {
    String version = Column.text(issue.path(which + "_seen_app_version"));
    return printer.ago(issue.path(which + "_seen_at")) + (version.isEmpty() ? "" : ", " + version);
  }

  private static String where(JsonNode issue) {
    return Stream.of(
            Column.text(issue.path("app_name")),
            Column.text(issue.path("source_module")),
            shares(issue.path("environments"), "environment"))
        .filter(part -> !part.isEmpty())
        .collect(Collectors.joining(" · "));
  }

  private static String shares(JsonNode tallies, String name) {
    return tallies
        .valueStream()
        .limit(VERSIONS)
        .map(tally ->
            "%s: %s"
                .formatted(orUnknown(tally.path(name)), Column.number(tally.path("event_count"))))
        .collect(Collectors.joining(", "));
  }

  private static String orUnknown(JsonNode version) {
    return version.isTextual() ? version.asText() : "unknown";
  }

  private String sleeps(JsonNode issue) {
    if (issue.hasNonNull("snooze_until")) {
      return "until " + Column.text(issue.path("snooze_until"));
    }
    if (issue.hasNonNull("snooze_events_left")) {
      return "for %s more events".formatted(Column.number(issue.path("snooze_events_left")));
    }
    return issue.hasNonNull("snoozed_at") ? "until its next event" : "";
  }

  private void occurrences(JsonNode occurrences) {
    List<JsonNode> newest = occurrences.valueStream().limit(OCCURRENCES).toList();
    if (!newest.isEmpty()) {
      printer.line("");
      printer.table(
          List.of(
              printer.when("session of", "timestamp"),
              Column.field("version", "app_version").leftOutLast(),
              Column.field("environment", "environment").leftOut(),
              Column.field("user", "user_id").cut(),
              Column.field("session", "session_id").cut().leftOut(),
              Column.field("event", "event_id")),
          newest);
    }
  }

  private void comments(JsonNode comments) {
    List<JsonNode> all = comments.valueStream().toList();
    if (!all.isEmpty()) {
      printer.line("");
      if (all.size() > COMMENTS) {
        printer.line("%d comments; the last:".formatted(all.size()), Style.DIM);
      }
      CommentView view = new CommentView(printer);
      all.subList(Math.max(0, all.size() - COMMENTS), all.size())
          .forEach(comment -> view.one(comment, COMMENT_LINES));
    }
  }
}
