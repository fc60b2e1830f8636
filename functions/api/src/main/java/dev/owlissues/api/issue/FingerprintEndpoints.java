package dev.owlissues.api.issue;

import dev.owlissues.api.http.Answers;
import dev.owlissues.api.http.Call;
import dev.owlissues.api.http.Cursors;
import dev.owlissues.api.http.Json;
import dev.owlissues.api.http.Parameters;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.base.json.JsonText;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.route.Evidence;
import dev.owlissues.shared.issue.route.FingerprintRoute;
import dev.owlissues.shared.issue.route.RoutePage;
import dev.owlissues.shared.issue.route.RoutePlace;
import dev.owlissues.shared.issue.route.RouteStore;
import java.util.Optional;
import java.util.UUID;

/** Why errors are one issue: its fingerprints, each with what it stands for (R-fingerprint-12). */
public final class FingerprintEndpoints {
  private final IssueLookup lookup;
  private final RouteStore routes;

  public FingerprintEndpoints(IssueLookup lookup, RouteStore routes) {
    this.lookup = lookup;
    this.routes = routes;
  }

  public HttpResponse list(Call call) {
    return lookup
        .issue(call)
        .then(issue -> {
          Parameters parameters = call.parameters();
          Optional<RoutePlace> after = parameters.cursor("cursor", Cursors::fingerprint);
          int limit = parameters.limit();
          return parameters.refusal().orElseGet(() -> page(issue, after, limit));
        });
  }

  private HttpResponse page(Issue issue, Optional<RoutePlace> after, int limit) {
    RoutePage page = routes.newest(issue.key(), after, limit);
    return Answers.page(
        "fingerprints",
        page.routes(),
        FingerprintEndpoints::object,
        FingerprintRoute::place,
        page.next(),
        Cursors::write);
  }

  private static JsonText.Content object(FingerprintRoute route) {
    Evidence evidence = route.evidence();
    return Json.object(json -> {
      json.writeStringField("fingerprint", route.grouping().fingerprint().toString());
      json.writeStringField("rule", route.grouping().rule().wire());
      json.writeStringField("normalized_message", evidence.normalized());
      json.writeStringField("message", evidence.message());
      Json.text(json, "source_module", evidence.sourceModule());
      Json.text(json, "event_id", evidence.eventId().map(UUID::toString));
      Json.time(json, "first_seen_at", evidence.firstSeenAt());
      Json.time(json, "created_at", route.createdAt());
      Json.text(json, "moved_from", route.movedFrom().map(UUID::toString));
    });
  }
}
