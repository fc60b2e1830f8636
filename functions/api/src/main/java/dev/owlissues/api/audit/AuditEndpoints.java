package dev.owlissues.api.audit;

import dev.owlissues.api.http.Answers;
import dev.owlissues.api.http.Call;
import dev.owlissues.api.http.Cursors;
import dev.owlissues.api.http.Parameters;
import dev.owlissues.api.project.Catalog;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.account.team.Team;
import dev.owlissues.shared.audit.AuditEntry.Action;
import dev.owlissues.shared.audit.AuditLog;
import dev.owlissues.shared.audit.AuditPage;
import dev.owlissues.shared.audit.AuditQuery;
import dev.owlissues.shared.base.time.Span;
import java.time.InstantSource;

/** The audit log of a team. */
public final class AuditEndpoints {

  private final Catalog catalog;
  private final AuditLog log;
  private final InstantSource clock;

  public AuditEndpoints(Catalog catalog, AuditLog log, InstantSource clock) {
    this.catalog = catalog;
    this.log = log;
    this.clock = clock;
  }

  public HttpResponse list(Call call) {
    Parameters parameters = call.parameters();
    AuditQuery query = query(parameters);
    return parameters.refusal().orElseGet(() -> catalog.team(call).then(team -> page(team, query)));
  }

  private AuditQuery query(Parameters parameters) {
    var now = clock.instant();
    return new AuditQuery(
        new AuditQuery.Filter(
            parameters.text("resource_type", Parameters.MAX_TEXT),
            parameters.text("resource_id", Parameters.MAX_TEXT),
            parameters.text("actor_id", Parameters.MAX_TEXT),
            parameters.word("action", Action.values())),
        new Span(parameters.time("since", now), parameters.time("until", now)),
        parameters.limit(),
        parameters.cursor("cursor", Cursors::audit));
  }

  private HttpResponse page(Team team, AuditQuery query) {
    AuditPage page = log.page(team.id(), query);
    return Answers.page(
        "audit_logs",
        page.entries(),
        AuditJson::object,
        AuditPage.Place::after,
        page.next(),
        Cursors::write);
  }
}
