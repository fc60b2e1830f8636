package dev.owlissues.api.issue;

import dev.owlissues.api.http.Answers;
import dev.owlissues.api.http.Call;
import dev.owlissues.api.http.Cursors;
import dev.owlissues.api.http.Modes;
import dev.owlissues.api.http.Parameters;
import dev.owlissues.api.project.Catalog;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.account.team.Project;
import dev.owlissues.shared.event.reading.DataMode;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.LiveApps;
import dev.owlissues.shared.issue.list.IssueList;
import dev.owlissues.shared.issue.list.IssuePage;
import dev.owlissues.shared.issue.list.IssueQuery;
import dev.owlissues.shared.issue.list.IssueRow;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Lists of issues: a project's, and those of every project that the caller sees. */
public final class IssueListEndpoints {

  private final Catalog catalog;
  private final IssueList list;
  private final InstantSource clock;

  public IssueListEndpoints(Catalog catalog, IssueList list, InstantSource clock) {
    this.catalog = catalog;
    this.list = list;
    this.clock = clock;
  }

  /** A project's issues; of both kinds unless one is asked for. */
  public HttpResponse project(Call call) {
    return catalog.project(call).then(project -> project(call, project));
  }

  private HttpResponse project(Call call, Project project) {
    Parameters parameters = call.parameters();
    LiveApps apps = catalog.liveApps(call.caller(), Optional.of(project.teamId()));
    IssueQuery query = query(parameters, List.of(project.id()), DataMode.ALL, apps);
    return parameters.refusal().orElseGet(() -> page(query, new IssueJson(apps, clock.instant())));
  }

  /** The issues of all visible projects, or of one of them; production's unless asked otherwise. */
  public HttpResponse all(Call call) {
    Parameters parameters = call.parameters();
    Optional<UUID> team = parameters.id("team_id");
    Optional<UUID> only = parameters.id("project_id");
    if (parameters.refusal().isPresent()) {
      return parameters.refusal().get();
    }
    List<Project> projects =
        catalog.projects(call.caller(), team).stream()
            .filter(project -> only.filter(id -> !id.equals(project.id())).isEmpty())
            .toList();
    List<UUID> ids = projects.stream().map(Project::id).toList();
    LiveApps apps = catalog.liveApps(call.caller(), team);
    IssueQuery query = query(parameters, ids, DataMode.PRODUCTION, apps);
    return parameters
        .refusal()
        .orElseGet(() -> {
          Map<UUID, String> projectNames =
              projects.stream().collect(Collectors.toMap(Project::id, Project::name));
          return page(query, new IssueJson(apps, projectNames, clock.instant()));
        });
  }

  private static IssueQuery query(
      Parameters parameters, List<UUID> projects, DataMode mode, LiveApps apps) {
    parameters.word("sort", IssueListEndpoints::sort, "updated_at");
    return new IssueQuery(
        projects,
        Modes.of(parameters, mode),
        parameters.word("status", IssueStatus.values()),
        parameters.id("app_id"),
        apps,
        parameters.limit(),
        parameters.cursor("cursor", Cursors::issue));
  }

  private HttpResponse page(IssueQuery query, IssueJson issueJson) {
    boolean visible = query.appId().map(query.apps().names()::containsKey).orElse(true);
    IssuePage page = visible ? list.page(query) : new IssuePage(List.of(), Optional.empty());
    return Answers.page(
        "issues",
        page.issues(),
        issueJson::object,
        issue -> new IssueRow(issue.bookkeeping().updatedAt(), issue.id()),
        page.next(),
        Cursors::write);
  }

  private static Optional<String> sort(String name) {
    return name.equals("updated_at") ? Optional.of(name) : Optional.empty();
  }
}
