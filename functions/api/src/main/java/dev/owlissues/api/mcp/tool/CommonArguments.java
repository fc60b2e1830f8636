package dev.owlissues.api.mcp.tool;

import static dev.owlissues.api.mcp.tool.Argument.flag;
import static dev.owlissues.api.mcp.tool.Argument.id;
import static dev.owlissues.api.mcp.tool.Argument.number;
import static dev.owlissues.api.mcp.tool.Argument.text;
import static dev.owlissues.api.mcp.tool.Argument.word;

/** Arguments that several tools take. */
final class CommonArguments {
  static final Argument TEAM = id("team_id", "The team; whoami names it.").needed();
  static final Argument ONLY_TEAM = id("team_id", "Only this team's.");
  static final Argument PROJECT = id("project_id", "The project.").needed();
  static final Argument ONLY_PROJECT = id("project_id", "Only this project's.");
  static final Argument ONLY_APP = id("app_id", "Only this app's.");
  static final Argument APP = id("app_id", "The app.").needed();
  static final Argument AN_ISSUE = id("issue_id", "The issue.").needed();
  static final Argument A_COMMENT = id("comment_id", "The comment.").needed();
  static final Argument EVENT = id("event_id", "The event.").needed();
  static final Argument RUN = id("run_id", "The run.").needed();
  static final Argument CURSOR = text("cursor", "Goes on after an answer that had it.");
  static final Argument LIMIT = number("limit", 1, 200, "At most so many; 50 by default.");
  static final Argument SINCE =
      text("since", "Not before: 30m, 24h, 7d, 2w back from now, or an ISO 8601 time.");
  static final Argument UNTIL = text("until", "Not after; written as since.");
  static final Argument MODE =
      word("data_mode", "Of production, development, or both.", "production development all");
  static final Argument COMPACT =
      flag(Shapes.COMPACT, "Only the most needed fields of each event: many more fit.");
  static final Argument STATUS =
      text(
          "status",
          "One of new, in_progress, resolved, silenced, snoozed, regressed, or several with commas"
              + " between them.");
  static final Argument BODY = text("body", "Markdown, at most 10,000 characters.").needed();
  static final Argument DAYS =
      number("retention_days_events", 1, 3650, "How long events are kept.");
  static final Argument METRICS =
      number("retention_days_metrics", 1, 3650, "Kept for other tools; no use here.");
  static final Argument FUNNELS =
      number("retention_days_funnels", 1, 3650, "Kept for other tools; no use here.");
  static final Argument SNOOZE_UNTIL =
      text(
          "snooze_until",
          "An ISO 8601 time at most a year ahead: nothing before it wakes the issue.");
  static final Argument SNOOZE_EVENTS =
      number("snooze_events", 1, 1_000_000, "So many more events do not wake it; the next does.");
  static final Argument TAKE_OVER =
      flag("take_over", "Take it although somebody else has claimed it. Ask first.");

  private CommonArguments() {}
}
