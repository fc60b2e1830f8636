package dev.owlissues.api.mcp.tool;

import static dev.owlissues.api.mcp.tool.Argument.flag;
import static dev.owlissues.api.mcp.tool.Argument.id;
import static dev.owlissues.api.mcp.tool.Argument.number;
import static dev.owlissues.api.mcp.tool.Argument.text;
import static dev.owlissues.api.mcp.tool.Argument.word;
import static dev.owlissues.api.mcp.tool.CommonArguments.AN_ISSUE;
import static dev.owlissues.api.mcp.tool.CommonArguments.APP;
import static dev.owlissues.api.mcp.tool.CommonArguments.A_COMMENT;
import static dev.owlissues.api.mcp.tool.CommonArguments.BODY;
import static dev.owlissues.api.mcp.tool.CommonArguments.COMPACT;
import static dev.owlissues.api.mcp.tool.CommonArguments.CURSOR;
import static dev.owlissues.api.mcp.tool.CommonArguments.DAYS;
import static dev.owlissues.api.mcp.tool.CommonArguments.EVENT;
import static dev.owlissues.api.mcp.tool.CommonArguments.FUNNELS;
import static dev.owlissues.api.mcp.tool.CommonArguments.LIMIT;
import static dev.owlissues.api.mcp.tool.CommonArguments.METRICS;
import static dev.owlissues.api.mcp.tool.CommonArguments.MODE;
import static dev.owlissues.api.mcp.tool.CommonArguments.ONLY_APP;
import static dev.owlissues.api.mcp.tool.CommonArguments.ONLY_PROJECT;
import static dev.owlissues.api.mcp.tool.CommonArguments.ONLY_TEAM;
import static dev.owlissues.api.mcp.tool.CommonArguments.PROJECT;
import static dev.owlissues.api.mcp.tool.CommonArguments.RUN;
import static dev.owlissues.api.mcp.tool.CommonArguments.SINCE;
import static dev.owlissues.api.mcp.tool.CommonArguments.SNOOZE_EVENTS;
import static dev.owlissues.api.mcp.tool.CommonArguments.SNOOZE_UNTIL;
import static dev.owlissues.api.mcp.tool.CommonArguments.STATUS;
import static dev.owlissues.api.mcp.tool.CommonArguments.TAKE_OVER;
import static dev.owlissues.api.mcp.tool.CommonArguments.TEAM;
import static dev.owlissues.api.mcp.tool.CommonArguments.UNTIL;
import static dev.owlissues.api.mcp.tool.Hints.ADDS;
import static dev.owlissues.api.mcp.tool.Hints.CHANGES;
import static dev.owlissues.api.mcp.tool.Hints.ENDS;
import static dev.owlissues.api.mcp.tool.Hints.READS;
import static dev.owlissues.api.mcp.tool.Tool.named;

import dev.owlissues.api.mcp.tool.Action.Paging;
import java.util.List;
import java.util.Optional;

/** Every tool, and what it takes. {@code docs/mcp.md} is written from this. */
public final class Tools {
  private static final String ISSUES = "/v1/projects/{project_id}/issues";
  private static final String ISSUE = ISSUES + "/{issue_id}";
  private static final String COMMENT = ISSUE + "/comments/{comment_id}";

  /** Every tool, in the order in which clients show them. */
  public static final List<Tool> ALL =
      List.of(
          named(
                  "whoami",
                  "Who am I",
                  READS,
                  """
                  Names the team of the key in use and what the key may do. Call it first: other
                  tools need the team's id.
                  """)
              .get("/v1/auth/whoami"),
          named(
                  "triage-issues",
                  "What needs attention",
                  READS,
                  """
                  What to look at now, in order, each with why: what came back and in which version,
                  what is new and spreading, what rises against its week, how many users it hit,
                  whether somebody is on it. Start here when you are asked what is wrong or what to
                  do next. Production only.
                  """)
              .several(
                  Triage.SCHEMA,
                  Triage::answer,
                  ONLY_PROJECT,
                  number("limit", 1, Triage.MOST, "At most so many; 10 by default."),
                  CURSOR),
          named(
                  "issue-context",
                  "All about an issue, to begin with",
                  READS,
                  """
                  Everything needed to start a fix, in one answer: the issue with its counts by
                  version and environment, occurrences across these, a sample event with stack and
                  attributes, what its session did before, comments, fingerprints and similar
                  issues. Call it once before you read code.
                  """)
              .several(IssueContext.SCHEMA, IssueContext::answer, PROJECT, AN_ISSUE),
          named(
                  "list-issues",
                  "List issues",
                  READS,
                  """
                  A project's issues, last changed first, or sorted and filtered. For what matters
                  now, triage-issues is better; use this to search, or to find your own
                  claims.
                  """)
              .get(
                  ISSUES,
                  PROJECT,
                  STATUS,
                  ONLY_APP,
                  text("q", "A part of title, module or version, an id, or a whole fingerprint."),
                  text("version", "Only with events of this app version."),
                  text("environment", "Only with events of this environment."),
                  word("claimed_by", "Only what you have claimed.", "me"),
                  word(
                      "sort",
                      "The order, the most first; updated_at by default.",
                      "updated_at attention last_seen first_seen events occurrences users"),
                  flag(
                      "is_dev",
                      "Development only (true) or production only (false); both by default."),
                  MODE,
                  CURSOR,
                  LIMIT)
              .paged(new Paging.Limited("issues")),
          named(
                  "get-issue",
                  "Get an issue",
                  READS,
                  """
                  One issue with its counts by hour, day, version and environment, its occurrences,
                  newest first, and its comments. For a first look issue-context tells more; use
                  this to page through occurrences.
                  """)
              .get(
                  ISSUE,
                  PROJECT,
                  AN_ISSUE,
                  text(
                      "occurrence_cursor",
                      "Goes on after the occurrences of an answer that had it."),
                  number(
                      "occurrence_limit", 1, 200, "At most so many occurrences; 50 by default.")),
          named(
                  "list-issue-activity",
                  "What happened to an issue",
                  READS,
                  """
                  Who did what to an issue and when, newest first: status changes, claims, merges,
                  comments, digests that told of it, and regressions with both versions.
                  """)
              .get(ISSUE + "/activity", PROJECT, AN_ISSUE, CURSOR, LIMIT)
              .paged(new Paging.Limited("activity")),
          named(
                  "list-issue-fingerprints",
                  "Why errors are one issue",
                  READS,
                  """
                  The fingerprints of an issue with the messages that they stand for. Look here when
                  an issue seems to hold two problems.
                  """)
              .get(ISSUE + "/fingerprints", PROJECT, AN_ISSUE, CURSOR, LIMIT)
              .paged(new Paging.Limited("fingerprints")),
          named(
                  "claim-issue",
                  "Claim an issue",
                  CHANGES,
                  """
                  Says that you are working on the issue (in_progress). Do this before you begin, so
                  that nobody else does. Fails where somebody else has claimed it. Returns the
                  issue, with the activity_id that undo-issue-change takes back.
                  """)
              .request("PATCH", ISSUE, PROJECT, AN_ISSUE, TAKE_OVER)
              .with("status", "in_progress"),
          named(
                  "resolve-issue",
                  "Resolve an issue",
                  CHANGES,
                  """
                  Says that the issue is fixed. Name the version that has the fix, as the app
                  reports its version: an event of a newer one then brings the issue back as
                  regressed. Without a version nothing is noticed. Returns the issue.
                  """)
              .request(
                  "PATCH",
                  ISSUE,
                  PROJECT,
                  AN_ISSUE,
                  text("version", "The version that has the fix, at most 50 characters.")
                      .as("resolved_at_version"))
              .with("status", "resolved"),
          named(
                  "snooze-issue",
                  "Snooze an issue",
                  CHANGES,
                  """
                  Puts the issue away until it happens again, until a time, or for so many more
                  events; then it is new again. Returns the issue.
                  """)
              .request("PATCH", ISSUE, PROJECT, AN_ISSUE, SNOOZE_UNTIL, SNOOZE_EVENTS)
              .with("status", "snoozed"),
          named(
                  "silence-issue",
                  "Silence an issue",
                  CHANGES,
                  """
                  Puts the issue away for good: it is counted, but tells nobody. For noise that will
                  not be fixed. Ask the person first. Returns the issue.
                  """)
              .request("PATCH", ISSUE, PROJECT, AN_ISSUE)
              .with("status", "silenced"),
          named(
                  "reopen-issue",
                  "Reopen an issue",
                  CHANGES,
                  """
                  Makes the issue new again: to give up a claim, or to take back a resolution, a
                  snooze or a silence. Returns the issue.
                  """)
              .request("PATCH", ISSUE, PROJECT, AN_ISSUE)
              .with("status", "new"),
          named(
                  "bulk-update-issues",
                  "Change many issues",
                  CHANGES,
                  """
                  Gives up to 100 issues of a project a status at once. Each is decided by itself:
                  the results say for each the changed issue or why not. Ask the person before you
                  change many.
                  """)
              .request(
                  "POST",
                  ISSUES + "/bulk",
                  PROJECT,
                  Argument.of(
                          "issue_ids", Argument.Type.IDS, "Which issues, each once, at most 100.")
                      .needed(),
                  word("status", "What they become.", "new in_progress resolved silenced snoozed")
                      .needed(),
                  text("resolved_at_version", "With resolved: the version that has the fix."),
                  SNOOZE_UNTIL,
                  SNOOZE_EVENTS,
                  TAKE_OVER),
          named(
                  "undo-issue-change",
                  "Take back a change of an issue",
                  CHANGES,
                  """
                  Takes back your own last change of an issue's status, version, snooze or claim, by
                  the activity_id that the change returned. Fails where the issue has been changed
                  since.
                  """)
              .request(
                  "POST",
                  ISSUE + "/undo",
                  PROJECT,
                  AN_ISSUE,
                  id("activity_id", "Which change.").needed()),
          named(
                  "merge-issues",
                  "Merge two issues",
                  ENDS,
                  """
                  Makes one issue of two that have the same cause: occurrences, comments and
                  fingerprints of the source move to the target, and the source is gone for good.
                  Ask the person first. Returns the target.
                  """)
              .request(
                  "POST",
                  ISSUES + "/{target_issue_id}/merge",
                  PROJECT,
                  id("target_issue_id", "The issue that stays.").needed(),
                  id("source_issue_id", "The issue that goes.").needed()),
          named(
                  "list-issue-comments",
                  "List comments",
                  READS,
                  """
                  What people and agents said about an issue, oldest first, as Markdown.
                  """)
              .get(ISSUE + "/comments", PROJECT, AN_ISSUE, CURSOR)
              .paged(new Paging.AfterRow("comments")),
          named(
                  "add-issue-comment",
                  "Comment on an issue",
                  ADDS,
                  """
                  Writes a comment for the team: what you found, what you changed, what is left.
                  Write for people who do not have the code before them. Returns the comment.
                  """)
              .request(
                  "POST",
                  ISSUE + "/comments",
                  PROJECT,
                  AN_ISSUE,
                  BODY,
                  text(
                      "idempotency_key",
                      "Sent twice, the comment is written once; at most 255 characters.")),
          named(
                  "edit-issue-comment",
                  "Edit your comment",
                  CHANGES,
                  """
                  Replaces the text of a comment that this key has written. Returns the comment.
                  """)
              .request("PATCH", COMMENT, PROJECT, AN_ISSUE, A_COMMENT, BODY),
          named(
                  "delete-issue-comment",
                  "Delete your comment",
                  ENDS,
                  """
                  Deletes a comment that this key has written.
                  """)
              .request("DELETE", COMMENT, PROJECT, AN_ISSUE, A_COMMENT),
          named(
                  "query-events",
                  "Query events",
                  READS,
                  """
                  Events of any level, newest received first; of a session or a user by the time
                  they happened. Events are here at once, before a scan makes issues of them. Narrow
                  it by app, level and time, and ask for compact events when you look for a pattern.
                  """)
              .get(
                  "/v1/events",
                  ONLY_PROJECT,
                  ONLY_APP,
                  Argument.of("level", Argument.Type.WORDS, "Only of these levels.")
                      .among("info debug warn error"),
                  text("user_id", "Only this user's, as apps name them."),
                  text("session_id", "Only this session's."),
                  text("environment", "Only of this environment."),
                  text("screen_name", "Only of this screen."),
                  SINCE,
                  UNTIL,
                  MODE,
                  word("order", "desc by default.", "asc desc"),
                  COMPACT,
                  CURSOR,
                  number("limit", 1, 1000, "At most so many; 50 by default."))
              .paged(new Paging.Limited("events")),
          named(
                  "get-event",
                  "Get an event",
                  READS,
                  """
                  One event with everything that was sent: attributes, device, and of an error the
                  stack frame by frame, breadcrumbs and fingerprint.
                  """)
              .get("/v1/events/{event_id}", EVENT),
          named(
                  "investigate-event",
                  "What happened around an event",
                  READS,
                  """
                  The whole session of an event and what its user did in other sessions in the
                  minutes around it, oldest first. Use it to see what led to an error.
                  """)
              .several(
                  Investigation.SCHEMA,
                  Investigation::answer,
                  EVENT,
                  number(
                      "window_minutes",
                      1,
                      1440,
                      "Minutes before and after for other sessions of the user; 5 by default."),
                  MODE,
                  COMPACT),
          named(
                  "list-app-users",
                  "Users of an app",
                  READS,
                  """
                  Whom an app's error events told of, with what the app says about them and which
                  versions they had.
                  """)
              .get(
                  "/v1/apps/{app_id}/users",
                  APP,
                  text("search", "Only users whose id contains this."),
                  flag(
                      "is_anonymous",
                      "Only ids that an SDK made up (true), or only the others (false)."),
                  MODE,
                  CURSOR,
                  LIMIT)
              .paged(new Paging.Limited("users")),
          named(
                  "list-projects",
                  "List projects",
                  READS,
                  """
                  The team's projects with their settings, oldest first.
                  """)
              .get("/v1/projects", ONLY_TEAM, CURSOR)
              .paged(new Paging.Whole("projects")),
          named(
                  "get-project",
                  "Get a project",
                  READS,
                  """
                  A project with its settings and its apps.
                  """)
              .get("/v1/projects/{project_id}", PROJECT),
          named(
                  "create-project",
                  "Make a project",
                  ADDS,
                  """
                  Makes a project: what belongs to one product. Needs a key made by an admin of the
                  team. Returns the project.
                  """)
              .request(
                  "POST",
                  "/v1/projects",
                  TEAM,
                  text("name", "For people.").needed(),
                  text("slug", "Lower-case letters, digits and hyphens; unique in the team.")
                      .needed(),
                  DAYS,
                  METRICS,
                  FUNNELS),
          named(
                  "update-project",
                  "Change a project",
                  CHANGES,
                  """
                  Changes a project's name, colour, how long it keeps events, how often it mails its
                  digest, and how versions are compared. At least one of these. Returns the project.
                  """)
              .request(
                  "PATCH",
                  "/v1/projects/{project_id}",
                  PROJECT,
                  text("name", "For people."),
                  text("color", "As #RRGGBB."),
                  DAYS.orNull(),
                  METRICS.orNull(),
                  FUNNELS.orNull(),
                  word(
                      "issue_alert_frequency",
                      "How often the team gets a digest.",
                      "none hourly 6_hourly daily weekly"),
                  word(
                      "issue_version_ordering",
                      "How versions are compared to notice a regression.",
                      "string semver")),
          named(
                  "list-apps",
                  "List apps",
                  READS,
                  """
                  The team's apps, oldest first, each with the newest version seen and with events
                  that were refused.
                  """)
              .get("/v1/apps", ONLY_TEAM, CURSOR)
              .paged(new Paging.Whole("apps")),
          named(
                  "get-app",
                  "Get an app",
                  READS,
                  """
                  An app with its client_secret, the key that it sends events with. That key ships
                  inside the app and can only write.
                  """)
              .get("/v1/apps/{app_id}", APP),
          named(
                  "create-app",
                  "Make an app",
                  ADDS,
                  """
                  Makes an app of a project, with the client_secret to send events with. Needs a key
                  made by an admin of the team. Returns the app.
                  """)
              .request(
                  "POST",
                  "/v1/apps",
                  text("name", "For people.").needed(),
                  word("platform", "What it runs on.", "apple android web backend").needed(),
                  PROJECT,
                  text("bundle_id", "Its id in the store or on the web; needed but for backend.")),
          named(
                  "update-app",
                  "Rename an app",
                  CHANGES,
                  """
                  Gives an app another name. Returns the app.
                  """)
              .request("PATCH", "/v1/apps/{app_id}", APP, text("name", "For people.").needed()),
          named(
                  "list-jobs",
                  "List runs of jobs",
                  READS,
                  """
                  The team's scans and digest runs, newest first, with what each did. Look here when
                  an event is not in an issue yet.
                  """)
              .get(
                  "/v1/teams/{team_id}/jobs",
                  TEAM,
                  word("job_type", "Only of this type.", "issue_scan issue_notify purge"),
                  word(
                      "status",
                      "Only of this status.",
                      "pending running completed failed cancelled"),
                  ONLY_PROJECT,
                  SINCE,
                  UNTIL,
                  CURSOR,
                  LIMIT)
              .paged(new Paging.Limited("job_runs")),
          named(
                  "get-job",
                  "Get a run of a job",
                  READS,
                  """
                  One run with its progress and result. Ask again every few seconds while it is
                  pending or running.
                  """)
              .get("/v1/jobs/{run_id}", RUN),
          named(
                  "trigger-job",
                  "Run a job now",
                  ADDS,
                  """
                  Starts the team's own scan (issue_scan) or digest run (issue_notify) before its
                  hour. A digest run may mail the team. Fails while one of the type is running.
                  Returns the run.
                  """)
              .request(
                  "POST",
                  "/v1/teams/{team_id}/jobs/trigger",
                  TEAM,
                  word("job_type", "Which job.", "issue_scan issue_notify").needed(),
                  ONLY_PROJECT,
                  Argument.of(
                      "params",
                      Argument.Type.OBJECT,
                      "Kept with the run; at most 4000 characters as JSON."),
                  flag("notify", "Only false: no mail is sent when a run ends.")),
          named(
                  "cancel-job",
                  "Cancel a run",
                  ENDS,
                  """
                  Stops a run that is running. What it had done stays done.
                  """)
              .request("POST", "/v1/jobs/{run_id}/cancel", RUN),
          named(
                  "list-audit-logs",
                  "List the audit log",
                  READS,
                  """
                  Who changed what in the team, newest first. Needs a key made by an admin of the
                  team.
                  """)
              .get(
                  "/v1/teams/{team_id}/audit-logs",
                  TEAM,
                  text("resource_type", "Only of this kind of thing, such as issue."),
                  id("resource_id", "Only of this thing."),
                  id("actor_id", "Only by this user or key."),
                  word("action", "Only this.", "create update delete"),
                  SINCE,
                  UNTIL,
                  CURSOR,
                  LIMIT)
              .paged(new Paging.Limited("audit_logs")));

  private Tools() {}

  /** The tool of that name. */
  public static Optional<Tool> find(String name) {
    return ALL.stream().filter(tool -> tool.name().equals(name)).findFirst();
  }
}
