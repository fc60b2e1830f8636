package dev.owlissues.api;

import static dev.owlissues.shared.access.Permission.APPS_READ;
import static dev.owlissues.shared.access.Permission.EVENTS_READ;
import static dev.owlissues.shared.access.Permission.ISSUES_READ;
import static dev.owlissues.shared.access.Permission.PROJECTS_READ;

import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.gateway.Route;
import dev.owlissues.shared.access.Permission;
import java.util.List;
import java.util.Set;

/** Every route of the API, a line each. */
final class Routes {
  private static final HttpResponse HEALTHY = HttpResponse.json(200, "{\"status\":\"ok\"}");

  private Routes() {}

  static List<Route<Target>> of(TeamEndpoints team, EventEndpoints events, IssueEndpoints issues) {
    return List.of(
        new Route<>("GET", "/health", new Target.Open(HEALTHY)),
        get("/v1/auth/whoami", team::whoami),
        get("/v1/projects", PROJECTS_READ, team::projects),
        get("/v1/projects/{projectId}", PROJECTS_READ, team::project),
        get("/v1/apps", APPS_READ, team::apps),
        get("/v1/apps/{appId}", APPS_READ, team::app),
        get("/v1/events", EVENTS_READ, events::list),
        get("/v1/events/{eventId}", EVENTS_READ, events::event),
        get("/v1/projects/{projectId}/issues", ISSUES_READ, issues::list),
        get("/v1/projects/{projectId}/issues/{issueId}", ISSUES_READ, issues::detail));
  }

  private static Route<Target> get(String path, Permission needed, Endpoint endpoint) {
    return new Route<>("GET", path, new Target.Keys(Set.of(needed), endpoint));
  }

  /** For every key, whatever it may do. */
  private static Route<Target> get(String path, Endpoint endpoint) {
    return new Route<>("GET", path, new Target.Keys(Set.of(), endpoint));
  }
}
