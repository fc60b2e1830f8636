package dev.owlissues.api.issue;

import dev.owlissues.api.http.Call;
import dev.owlissues.api.http.Json;
import dev.owlissues.api.project.Catalog;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.account.team.Project;
import dev.owlissues.shared.base.json.JsonText;
import dev.owlissues.shared.issue.Claimant;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.issue.IssueStore;
import dev.owlissues.shared.issue.IssueWorkflow;
import dev.owlissues.shared.issue.LiveApps;
import dev.owlissues.shared.issue.StoredIssue;
import dev.owlissues.shared.issue.WantedStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Asks for one status of many issues (R-bulk-1). Each is decided by itself, so a request that died
 * half-way is sent again: what it had changed is refused then, and the rest is done.
 */
public final class BulkEndpoint {
  /** The most issues of a request. */
  private static final int MAX_ISSUES = 100;

  private final Catalog catalog;
  private final IssueStore issues;
  private final IssueWorkflow workflow;
  private final StatusBody body;
  private final InstantSource clock;

  public BulkEndpoint(
      Catalog catalog,
      IssueStore issues,
      IssueWorkflow workflow,
      StatusBody body,
      InstantSource clock) {
    this.catalog = catalog;
    this.issues = issues;
    this.workflow = workflow;
    this.body = body;
    this.clock = clock;
  }

  public HttpResponse change(Call call) {
    return catalog
        .project(call)
        .then(project ->
            call.body(fields -> {
              List<UUID> ids = fields.ids("issue_ids", MAX_ISSUES);
              Optional<WantedStatus> wanted = body.read(fields);
              return fields
                  .refusal()
                  .or(() -> wanted.map(status -> change(call, project, ids, status)))
                  .orElseThrow();
            }));
  }

  private HttpResponse change(Call call, Project project, List<UUID> ids, WantedStatus wanted) {
    Map<UUID, StoredIssue> read = issues.storedIssues(project.id(), ids);
    LiveApps apps = catalog.liveApps(call.caller(), Optional.of(project.teamId()));
    Claimant by = ClaimantJson.of(call.caller());
    List<JsonText.Content> results =
        ids.stream()
            .map(id -> {
              StoredIssue known = read.getOrDefault(id, new StoredIssue.Absent());
              return result(apps, new IssueKey(project.id(), id), known, wanted, by);
            })
            .toList();
    return Json.ok(out -> Json.array(out, "results", results));
  }

  private JsonText.Content result(
      LiveApps apps, IssueKey key, StoredIssue known, WantedStatus wanted, Claimant by) {
    return switch (known) {
      case StoredIssue.Live(Issue issue) when apps.show(issue) ->
          switch (workflow.change(key, Optional.of(issue), wanted, by)) {
            case IssueWorkflow.Outcome.Changed(Issue changed) ->
                changed(apps, changed, clock.instant());
            case IssueWorkflow.Outcome.Refused(var from, var to) ->
                refused(key, StatusEndpoint.refused(from, to));
            case IssueWorkflow.Outcome.Overtaken(var now, var to) ->
                refused(key, StatusEndpoint.overtaken(now, to));
            case IssueWorkflow.Outcome.Missing() -> refused(key, "the issue was merged");
          };
      case StoredIssue.Merged(UUID into) -> refused(key, "the issue was merged into " + into);
      case StoredIssue.Live _, StoredIssue.Absent _, StoredIssue.Claimed _, StoredIssue.Deleted _ ->
          refused(key, "no such issue");
    };
  }

  private static JsonText.Content changed(LiveApps apps, Issue issue, Instant now) {
    return Json.object(json -> {
      Json.id(json, "id", issue.id());
      json.writeFieldName("issue");
      new IssueJson(apps, now).object(issue).write(json);
      IssueJson.activityId(json, issue);
    });
  }

  private static JsonText.Content refused(IssueKey key, String reason) {
    return Json.object(json -> {
      Json.id(json, "id", key.issueId());
      json.writeStringField("error", reason);
    });
  }
}
