package dev.owlissues.cli.command;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.cli.rest.Query;
import dev.owlissues.cli.session.Choices;
import dev.owlissues.cli.session.Lookup;
import dev.owlissues.cli.session.Paging;
import dev.owlissues.cli.session.Period;
import dev.owlissues.cli.session.Session;
import dev.owlissues.cli.session.TeamChoice;
import dev.owlissues.cli.term.Column;
import dev.owlissues.cli.view.Labels;
import dev.owlissues.cli.view.Listing;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code owl jobs}: scans and digest runs. */
@Command(
    name = "jobs",
    addMethodSubcommands = false,
    description = "Runs of the scan, of the digests and of deletions: see, start, stop them.")
public final class JobsCommand {
  private static final List<String> FIELDS =
      List.of(
          "id",
          "job_type",
          "status",
          "project_id",
          "triggered_by",
          "result",
          "error",
          "created_at");
  private static final String DONE = "completed";
  private static final Set<String> OPEN = Set.of("pending", "running");
  private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);

  /** The exit code of a command that waited for a run which did not end well. */
  private static final int FAILED = 1;

  private final Session session;

  public JobsCommand(Session session) {
    this.session = session;
  }

  @Command(name = "list", description = "List the team's runs, newest first.")
  void list(
      @Mixin TeamChoice team,
      @Option(
              names = {"--type", "--job-type"},
              paramLabel = "TYPE",
              completionCandidates = Choices.Runs.class,
              description = "Only of this type: ${COMPLETION-CANDIDATES}.")
          Optional<String> type,
      @Option(
              names = "--status",
              paramLabel = "STATUS",
              completionCandidates = Choices.JobStatuses.class,
              description = "Only of this status: ${COMPLETION-CANDIDATES}.")
          Optional<String> status,
      @Option(names = "--project-id", paramLabel = "PROJECT", description = "Only of this project.")
          Optional<String> project,
      @Mixin Period period,
      @Mixin Paging paging) {
    Lookup lookup = new Lookup(session);
    Query query =
        Query.none()
            .with("job_type", type)
            .with("status", status)
            .with("project_id", project.map(name -> lookup.project(Optional.of(name))));
    JsonNode body = paging.fetch(session, path(team), period.of(query), "job_runs");
    session
        .printer()
        .list(
            body,
            new Listing(
                "job_runs",
                List.of(
                    Column.field("status", "status").byWord(),
                    Column.field("job", "job_type"),
                    session.printer().when("started", "created_at"),
                    Column.field("by", "triggered_by").cut(),
                    Column.of("result", run -> result(run.path("result"))).cut(),
                    Column.field("id", "id")),
                FIELDS,
                "No such run."));
  }

  private String path(TeamChoice team) {
    return "/v1/teams/%s/jobs".formatted(Query.segment(team.id(session)));
  }

  private static String result(JsonNode result) {
    StringBuilder text = new StringBuilder();
    result.properties().stream()
        .filter(entry -> entry.getValue().asLong() != 0)
        .forEach(entry ->
            text.append(text.isEmpty() ? "" : ", ")
                .append(entry.getKey().replace('_', ' '))
                .append(' ')
                .append(Column.number(entry.getValue())));
    return text.toString();
  }

  @Command(name = "view", description = "See a run.")
  void view(@Parameters(paramLabel = "RUN", description = "Its id.") String run) {
    show(session.rest().get(path(run)));
  }

  private void show(JsonNode body) {
    JsonNode run = body.path("job_run");
    session
        .printer()
        .one(
            body,
            run,
            FIELDS,
            () ->
                session
                    .printer()
                    .labels(
                        Labels.of(session.printer())
                            .field(run, "job_type", "status", "triggered_by", "project_id", "error")
                            .put("result", result(run.path("result")))
                            .when(run, "created_at", "completed_at")
                            .field(run, "id")
                            .all()));
  }

  @Command(
      name = "trigger",
      description =
          "Start a run for the team, now; with --wait, exit code 1 if it failed or was cancelled.")
  int trigger(
      @Parameters(
              paramLabel = "TYPE",
              completionCandidates = Choices.Jobs.class,
              description = "${COMPLETION-CANDIDATES}.")
          String type,
      @Mixin TeamChoice team,
      @Option(
              names = "--project-id",
              paramLabel = "PROJECT",
              description = "For this project only.")
          Optional<String> project,
      @Option(names = "--param", paramLabel = "NAME=VALUE", description = "Goes with the run.")
          @Nullable Map<String, String> params,
      @Option(
              names = "--notify",
              description = "Asks for a mail at its end, which the API refuses.")
          boolean notify,
      @Option(names = "--wait", description = "Stay until it has ended.") boolean wait) {
    Lookup lookup = new Lookup(session);
    ObjectNode body = Session.body().put("job_type", type);
    Session.put(body, "project_id", project.map(name -> lookup.project(Optional.of(name))));
    if (params != null) {
      ObjectNode all = body.putObject("params");
      params.forEach(all::put);
    }
    if (notify) {
      body.put("notify", true);
    }
    JsonNode run = session.rest().post(path(team) + "/trigger", body);
    JsonNode last = wait ? ended(run) : run;
    show(last);
    return wait && !Session.text(last.path("job_run"), "status").equals(DONE) ? FAILED : 0;
  }

  private JsonNode ended(JsonNode body) {
    JsonNode now = body;
    for (int looks = 1; OPEN.contains(Session.text(now.path("job_run"), "status")); looks++) {
      JsonNode progress = now.path("job_run").path("progress");
      session
          .printer()
          .progress(
              "%s for %d s%s"
                  .formatted(
                      Session.text(now.path("job_run"), "status"),
                      (looks - 1) * BETWEEN_LOOKS.toSeconds(),
                      progress.isObject()
                          ? ", %s of %s"
                              .formatted(
                                  Session.number(progress, "processed"),
                                  Session.number(progress, "total"))
                          : ""));
      session.pause().of(BETWEEN_LOOKS);
      now = session.rest().get(path(Session.text(body.path("job_run"), "id")));
    }
    session.printer().progress("");
    return now;
  }

  @Command(name = "cancel", description = "Stop a run.")
  void cancel(@Parameters(paramLabel = "RUN", description = "Its id.") String run) {
    session
        .printer()
        .done(session.rest().post(path(run) + "/cancel"), List.of("cancelled"), "Cancelled.");
  }

  private static String path(String run) {
    return "/v1/jobs/" + Query.segment(run);
  }
}
