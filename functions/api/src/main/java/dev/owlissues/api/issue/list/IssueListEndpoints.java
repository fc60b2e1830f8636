package dev.owlissues.api.issue.list;

import dev.owlissues.api.http.Answers;
import dev.owlissues.api.http.Call;
import dev.owlissues.api.http.Cursors;
import dev.owlissues.api.http.Json;
import dev.owlissues.api.http.Parameters;
import dev.owlissues.api.issue.IssueJson;
import dev.owlissues.api.project.Catalog;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.account.team.Project;
import dev.owlissues.shared.base.json.JsonText;
import dev.owlissues.shared.digest.Digest.Told;
import dev.owlissues.shared.digest.ToldIssues;
import dev.owlissues.shared.event.reading.DataMode;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.LiveApps;
import dev.owlissues.shared.issue.list.IssueFilter;
import dev.owlissues.shared.issue.list.IssueList;
import dev.owlissues.shared.issue.list.IssuePage;
import dev.owlissues.shared.issue.list.IssueRow;
import dev.owlissues.shared.issue.list.IssueSort;
import dev.owlissues.shared.issue.list.IssueSummary;
import dev.owlissues.shared.issue.list.ListCursor;
import dev.owlissues.shared.issue.list.ListTime;
import dev.owlissues.shared.issue.list.SortedIssues;
import dev.owlissues.shared.issue.list.SortedPage;
import dev.owlissues.shared.issue.list.SortedQuery;
import dev.owlissues.shared.scan.run.ScanStatus;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Lists of issues: a project's, and those of every project that the caller sees. */
public final class IssueListEndpoints {
  private final Catalog catalog;
  private final IssueList list;
  private final SortedIssues sorted;
  private final ScanStatus scans;
  private final ToldIssues told;
  private final InstantSource clock;

  public IssueListEndpoints(
      Catalog catalog,
      IssueList list,
      SortedIssues sorted,
      ScanStatus scans,
      ToldIssues told,
      InstantSource clock) {
    this.catalog = catalog;
    this.list = list;
    this.sorted = sorted;
    this.scans = scans;
    this.told = told;
    this.clock = clock;
  }

  /** Whose issues are listed, and the names of projects where there are several. */
  private record Listed(List<UUID> projectIds, List<App> apps, Map<UUID, String> projectNames) {

    LiveApps liveApps() {
      return Catalog.live(apps);
    }

    List<UUID> appIds() {
      return apps.stream().map(App::id).toList();
    }
  }

  /** A project's issues; of both kinds unless one is asked for. */
  public HttpResponse project(Call call) {
    return catalog.project(call).then(project -> page(call, listed(call, project), DataMode.ALL));
  }

  private Listed listed(Call call, Project project) {
    return new Listed(List.of(project.id()), catalog.appsOf(call.caller(), project), Map.of());
  }

  /** The issues of all visible projects, or of one of them; production's unless asked otherwise. */
  public HttpResponse all(Call call) {
    Parameters parameters = call.parameters();
    Optional<UUID> team = parameters.id("team_id");
    Optional<UUID> only = parameters.id("project_id");
    if (parameters.refusal().isPresent()) {
      return parameters.refusal().get();
    }
    Map<UUID, String> names =
        catalog.projects(call.caller(), team).stream()
            .filter(project -> only.filter(id -> !id.equals(project.id())).isEmpty())
            .collect(Collectors.toMap(Project::id, Project::name));
    List<App> apps =
        catalog.apps(call.caller(), team).stream()
            .filter(app -> names.containsKey(app.place().projectId()))
            .toList();
    return page(call, new Listed(List.copyOf(names.keySet()), apps, names), DataMode.PRODUCTION);
  }

  /** How many issues of a project there are within a filter (R-list-10). */
  public HttpResponse summary(Call call) {
    return catalog
        .project(call)
        .then(project -> {
          Listed of = listed(call, project);
          Parameters parameters = call.parameters();
          IssueFilter filter = ListParameters.filter(call, parameters, DataMode.ALL, of.liveApps());
          return parameters.refusal().orElseGet(() -> summary(of, filter));
        });
  }

  private HttpResponse summary(Listed of, IssueFilter filter) {
    var query = new SortedQuery(of.projectIds, filter, IssueSort.UPDATED_AT, 1, Optional.empty());
    IssueSummary summary = sorted.summary(query);
    LiveApps apps = of.liveApps();
    return Json.ok(json -> {
      json.writeObjectFieldStart("by_status");
      for (IssueStatus status : IssueStatus.values()) {
        json.writeNumberField(status.wire(), summary.byStatus().getOrDefault(status, 0));
      }
      json.writeEndObject();
      json.writeNumberField("open", summary.open());
      json.writeNumberField("total", summary.total());
      Json.array(
          json,
          "by_app",
          summary.byApp().stream()
              .map(app ->
                  Json.object(out -> {
                    Json.id(out, "app_id", app.appId());
                    Json.text(out, "app_name", apps.names().getOrDefault(app.appId(), ""));
                    out.writeNumberField("open", app.open());
                    out.writeNumberField("total", app.total());
                  }))
              .toList());
      Json.texts(json, "versions", summary.versions());
      Json.texts(json, "environments", summary.environments());
      json.writeBooleanField("partial", summary.partial());
    });
  }

  private HttpResponse page(Call call, Listed of, DataMode mode) {
    Parameters parameters = call.parameters();
    ListParameters asked = ListParameters.read(call, parameters, mode, of.liveApps());
    return parameters.refusal().orElseGet(() -> page(of, asked));
  }

  private HttpResponse page(Listed of, ListParameters asked) {
    Instant now = clock.instant();
    Optional<Instant> scanned = scans.scannedThrough(of.appIds());
    IssueJson issueJson = new IssueJson(of.liveApps(), of.projectNames, now);
    return asked.isPlain()
        ? plain(of, asked, issueJson, scanned, now)
        : sorted(of, asked, issueJson, scanned, now);
  }

  private HttpResponse plain(
      Listed of, ListParameters asked, IssueJson json, Optional<Instant> scanned, Instant now) {
    IssuePage page = list.page(asked.plain(of.projectIds));
    ListedRows rows = ListedRows.of(page.issues(), scanned.orElse(now), told::find, json);
    return Answers.page(
        "issues",
        page.issues(),
        rows::object,
        issue -> new IssueRow(issue.bookkeeping().updatedAt(), issue.id()),
        page.next(),
        Cursors::write,
        beside(false, scanned, now));
  }

  private HttpResponse sorted(
      Listed of, ListParameters asked, IssueJson json, Optional<Instant> scanned, Instant now) {
    SortedIssues.Chosen chosen =
        sorted.choose(asked.sorted(of.projectIds), new ListTime(now, scanned.orElse(now)));
    // One needs nothing of the other, so both are read at once.
    Beside<Map<IssueKey, Told>> said = Beside.begin(() -> told.find(chosen.withoutReason()));
    SortedPage page = sorted.read(chosen);
    ListedRows rows =
        ListedRows.of(
            page.rows().stream().map(SortedPage.Row::issue).toList(),
            page.time().scannedAt(),
            _ -> said.join(),
            json);
    Function<SortedPage.Row, ListCursor> place =
        row -> new ListCursor(asked.sort(), page.time(), page.end(), row.place());
    return Answers.page(
        "issues",
        page.rows(),
        row -> rows.object(row.issue()),
        place,
        page.next(),
        Cursors::write,
        beside(page.partial(), scanned, now));
  }

  private static JsonText.Content beside(boolean partial, Optional<Instant> scanned, Instant now) {
    return json -> {
      json.writeBooleanField("partial", partial);
      Json.time(json, "scanned_at", scanned);
      Json.time(json, "next_scan_at", scanned.map(at -> ScanStatus.next(at, now)));
    };
  }
}
