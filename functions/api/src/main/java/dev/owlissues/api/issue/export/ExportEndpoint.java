package dev.owlissues.api.issue.export;

import dev.owlissues.api.http.Call;
import dev.owlissues.api.http.Cursors;
import dev.owlissues.api.http.Parameters;
import dev.owlissues.api.issue.IssueJson;
import dev.owlissues.api.project.Catalog;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.issue.LiveApps;
import dev.owlissues.shared.issue.export.ExportPlace;
import dev.owlissues.shared.issue.export.IssueExport;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Everything about a project's issues, as lines of JSON (R-export-1). */
public final class ExportEndpoint {
  private static final int MAX_LINES = 1_000;
  private static final Map<String, String> HEADERS = Map.of("content-type", "application/x-ndjson");

  private final Catalog catalog;
  private final IssueExport export;
  private final InstantSource clock;

  public ExportEndpoint(Catalog catalog, IssueExport export, InstantSource clock) {
    this.catalog = catalog;
    this.export = export;
    this.clock = clock;
  }

  public HttpResponse page(Call call) {
    return catalog
        .project(call)
        .then(project -> {
          Parameters parameters = call.parameters();
          Optional<ExportPlace> from = parameters.cursor("cursor", Cursors::export);
          int limit = parameters.limit("limit", MAX_LINES);
          return parameters
              .refusal()
              .orElseGet(() -> {
                LiveApps apps = Catalog.live(catalog.appsOf(call.caller(), project));
                return page(project.id(), apps, from, limit);
              });
        });
  }

  private HttpResponse page(UUID projectId, LiveApps apps, Optional<ExportPlace> from, int limit) {
    var lines = new ExportLines(new IssueJson(apps, clock.instant()), limit);
    Optional<ExportPlace> next = export.write(projectId, apps, from, lines);
    return new HttpResponse(200, HEADERS, lines.ended(next.map(Cursors::write)));
  }
}
