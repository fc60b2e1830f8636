package dev.owlissues.api;

import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.event.DataMode;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueList;
import dev.owlissues.shared.issue.IssuePage;
import dev.owlissues.shared.issue.IssueQuery;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.IssueStore;
import dev.owlissues.shared.issue.OccurrenceArchive;
import dev.owlissues.shared.issue.OccurrenceCursor;
import dev.owlissues.shared.issue.OccurrencePage;
import dev.owlissues.shared.team.App;
import dev.owlissues.shared.team.Project;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** A project's issues: the list, and one of them with its occurrences. */
final class IssueEndpoints {
  private static final int MAX_LIMIT = 200;
  private static final String STATUSES =
      "new, in_progress, resolved, silenced, snoozed or regressed";
  private static final String MODES = "production, development or all";

  private final Catalog catalog;
  private final IssueList list;
  private final IssueStore issues;
  private final OccurrenceArchive occurrences;

  IssueEndpoints(
      Catalog catalog, IssueList list, IssueStore issues, OccurrenceArchive occurrences) {
    this.catalog = catalog;
    this.list = list;
    this.issues = issues;
    this.occurrences = occurrences;
  }

  HttpResponse list(Call call) {
    return catalog.project(call).then(project -> list(call, project));
  }

  private HttpResponse list(Call call, Project project) {
    Parameters parameters = call.parameters();
    parameters.word("sort", IssueEndpoints::sort, "updated_at");
    IssueQuery query =
        new IssueQuery(
            project.id(),
            mode(parameters),
            parameters.word("status", IssueStatus::ofWire, STATUSES),
            parameters.id("app_id"),
            parameters.limit("limit", MAX_LIMIT),
            parameters.cursor("cursor", Cursors::issue));
    return parameters.refusal().orElseGet(() -> page(call, project, query));
  }

  private HttpResponse page(Call call, Project project, IssueQuery query) {
    List<App> apps = catalog.apps(call.caller(), Optional.of(project.teamId()));
    boolean visible =
        query.appId().isEmpty()
            || apps.stream().anyMatch(app -> query.appId().get().equals(app.id()));
    IssuePage page = visible ? list.page(query) : new IssuePage(List.of(), Optional.empty());
    IssueJson issueJson = json(apps);
    return Json.ok(json -> {
      Json.array(json, "issues", page.issues().stream().map(issueJson::object).toList());
      Json.text(json, "cursor", page.next().map(Cursors::write));
      json.writeBooleanField("has_more", page.next().isPresent());
    });
  }

  HttpResponse detail(Call call) {
    return catalog
        .project(call)
        .flatMap(project -> issue(call, project))
        .then(issue -> detail(call, issue));
  }

  private HttpResponse detail(Call call, Issue issue) {
    Parameters parameters = call.parameters();
    Optional<OccurrenceCursor> after = parameters.cursor("occurrence_cursor", Cursors::occurrence);
    int limit = parameters.limit("occurrence_limit", MAX_LIMIT);
    return parameters.refusal().orElseGet(() -> detail(call, issue, after, limit));
  }

  private HttpResponse detail(Call call, Issue issue, Optional<OccurrenceCursor> after, int limit) {
    OccurrencePage page = occurrences.newest(issue.id(), after, limit);
    IssueJson issueJson = json(catalog.apps(call.caller(), Optional.of(issue.place().teamId())));
    return Json.ok(json -> {
      issueJson.fields(json, issue);
      Json.array(
          json,
          "occurrences",
          page.occurrences().stream()
              .map(occurrence -> IssueJson.occurrence(issue.id(), occurrence))
              .toList());
      Json.text(json, "occurrence_cursor", page.next().map(Cursors::write));
      json.writeBooleanField("occurrence_has_more", page.next().isPresent());
      Json.array(json, "comments", List.of());
      Json.array(json, "attachments", List.of());
    });
  }

  /** The path's issue, looked for in its project only. */
  private Found<Issue> issue(Call call, Project project) {
    return Found.of(
        call.id("issueId").flatMap(id -> issues.find(project.id(), id)), "no such issue");
  }

  /** {@code is_dev} wins over {@code data_mode}; neither means both kinds. */
  private static DataMode mode(Parameters parameters) {
    DataMode mode = parameters.word("data_mode", DataMode::ofWire, MODES).orElse(DataMode.ALL);
    return parameters
        .sent("is_dev")
        .map(dev -> dev.equals("true") ? DataMode.DEVELOPMENT : DataMode.PRODUCTION)
        .orElse(mode);
  }

  private static Optional<String> sort(String name) {
    return name.equals("updated_at") ? Optional.of(name) : Optional.empty();
  }

  private static IssueJson json(List<App> apps) {
    return new IssueJson(apps.stream().collect(Collectors.toMap(App::id, App::name)));
  }
}
