package dev.owlissues.api.job;

import dev.owlissues.api.http.Answers;
import dev.owlissues.api.http.Call;
import dev.owlissues.api.http.Cursors;
import dev.owlissues.api.http.Json;
import dev.owlissues.api.http.Parameters;
import dev.owlissues.api.project.Catalog;
import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.account.access.Caller;
import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.account.team.Team;
import dev.owlissues.shared.audit.AuditEntries;
import dev.owlissues.shared.base.time.Span;
import dev.owlissues.shared.job.JobPage;
import dev.owlissues.shared.job.JobQuery;
import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.job.JobRun.Status;
import dev.owlissues.shared.job.JobStore;
import dev.owlissues.shared.job.JobType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Job runs of teams: what they did, and starting and calling off. */
public final class JobEndpoints {
  private static final int MAX_PARAMS = 4_000;
  private static final String NO_MAIL =
      "notify is not possible: no mail is sent when a run ends; GET /v1/jobs/{id} tells when it has";

  private final Catalog catalog;
  private final TeamRuns runs;
  private final Map<JobType, JobStarter> starters;
  private final AuditEntries entries;

  public JobEndpoints(
      Catalog catalog, JobStore jobs, Map<JobType, JobStarter> starters, AuditEntries entries) {
    this.catalog = catalog;
    this.runs = new TeamRuns(jobs, entries);
    this.starters = Map.copyOf(starters);
    this.entries = entries;
  }

  public HttpResponse list(Call call) {
    Parameters parameters = call.parameters();
    Instant now = entries.now();
    var filter =
        new JobQuery.Filter(
            parameters.word("job_type", JobType.values()),
            parameters.word("status", Status.values()),
            parameters.id("project_id"),
            new Span(parameters.time("since", now), parameters.time("until", now)));
    int limit = parameters.limit();
    Optional<UUID> after = parameters.cursor("cursor", Cursors::run);
    return parameters
        .refusal()
        .orElseGet(() ->
            catalog
                .team(call)
                .then(team -> page(new JobQuery(JobRun.ownedBy(team.id()), filter, limit, after))));
  }

  private HttpResponse page(JobQuery query) {
    JobPage page = runs.list(query);
    return Answers.page(
        "job_runs", page.runs(), JobJson::object, JobRun::id, page.next(), Cursors::run);
  }

  public HttpResponse trigger(Call call) {
    return call.body(fields -> {
      fields.require("job_type");
      Optional<JobType> type = fields.word("job_type", started());
      Optional<UUID> projectId = fields.id("project_id");
      Optional<String> params = fields.object("params", MAX_PARAMS);
      if (fields.flag("notify").orElse(false)) {
        fields.complain(NO_MAIL);
      }
      return fields
          .refusal()
          .orElseGet(() ->
              trigger(
                  call,
                  new JobRun.Order(
                      type.orElseThrow(), projectId, triggeredBy(call), params, false)));
    });
  }

  private HttpResponse trigger(Call call, JobRun.Order order) {
    return catalog
        .team(call)
        .then(team ->
            order.projectId().isEmpty()
                ? start(call, team, order)
                : catalog
                    .project(call, order.projectId().get())
                    .then(project ->
                        project.teamId().equals(team.id())
                            ? start(call, team, order)
                            : Errors.notFound("no such project")));
  }

  private HttpResponse start(Call call, Team team, JobRun.Order order) {
    JobRun pending =
        JobRun.pending(entries.ids().next(), JobRun.ownedBy(team.id()), order, entries.now());
    return switch (runs.start(call, pending)) {
      case JobStore.Start.Active(var runId) -> active(order.type(), runId);
      case JobStore.Start.Started() -> {
        List<App> apps =
            catalog.apps(call.caller(), Optional.of(team.id())).stream()
                .filter(app ->
                    order.projectId().filter(id -> !id.equals(app.place().projectId())).isEmpty())
                .toList();
        JobRun run = starter(order.type()).start(pending, apps);
        yield Json.answer(201, json -> JobJson.field(json, run));
      }
    };
  }

  // A purge is begun by a removal, and by nobody else.
  private JobType[] started() {
    return starters.keySet().stream().sorted().toArray(JobType[]::new);
  }

  private JobStarter starter(JobType type) {
    return Optional.ofNullable(starters.get(type)).orElseThrow();
  }

  private static HttpResponse active(JobType type, UUID runId) {
    return Json.answer(
        409,
        json -> {
          json.writeStringField("error", "a run of " + type.wire() + " is under way already");
          Json.id(json, "existing_run_id", runId);
        });
  }

  public HttpResponse run(Call call) {
    return found(call)
        .map(run -> Json.ok(json -> JobJson.field(json, run)))
        .orElseGet(() -> Errors.notFound("no such run"));
  }

  public HttpResponse cancel(Call call) {
    Optional<JobRun> run = found(call);
    if (run.isEmpty()) {
      return Errors.notFound("no such run");
    }
    if (run.get().type() == JobType.PURGE) {
      return Errors.badRequest("a purge cannot be cancelled: what is removed stays removed");
    }
    return runs.cancel(call, run.get())
        ? Json.ok(json -> json.writeBooleanField("cancelled", true))
        : Errors.badRequest("only a running run can be cancelled");
  }

  private Optional<JobRun> found(Call call) {
    return call.id("runId").flatMap(id -> runs.find(call, id));
  }

  private static String triggeredBy(Call call) {
    return switch (call.caller()) {
      case Caller.Key(var key, _) -> "manual:api_key:" + key.id();
      case Caller.Person(var user, _) -> "manual:user:" + user.id();
    };
  }
}
