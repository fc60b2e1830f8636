package dev.owlissues.api;

import static dev.owlissues.shared.access.Permission.APPS_READ;
import static dev.owlissues.shared.access.Permission.EVENTS_READ;
import static dev.owlissues.shared.access.Permission.ISSUES_READ;
import static dev.owlissues.shared.access.Permission.PROJECTS_READ;

import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.gateway.Route;
import java.util.List;

/** Every route of the API, a line each, a method for each group. */
final class Routes {
  private static final HttpResponse HEALTHY = HttpResponse.json(200, "{\"status\":\"ok\"}");

  private Routes() {}

  static List<Route<Target>> open() {
    return List.of(open("GET", "/health", (_, _) -> HEALTHY));
  }

  static List<Route<Target>> teams(TeamEndpoints team) {
    return List.of(
        get("/v1/auth/whoami", Access.known(), team::whoami),
        get("/v1/projects", Access.permitted(PROJECTS_READ), team::projects),
        get("/v1/projects/{projectId}", Access.permitted(PROJECTS_READ), team::project),
        get("/v1/apps", Access.permitted(APPS_READ), team::apps),
        get("/v1/apps/{appId}", Access.permitted(APPS_READ), team::app));
  }

  static List<Route<Target>> events(EventEndpoints events) {
    return List.of(
        get("/v1/events", Access.permitted(EVENTS_READ), events::list),
        get("/v1/events/{eventId}", Access.permitted(EVENTS_READ), events::event));
  }

  static List<Route<Target>> issues(IssueEndpoints issues) {
    return List.of(
        get("/v1/projects/{projectId}/issues", Access.permitted(ISSUES_READ), issues::list),
        get(
            "/v1/projects/{projectId}/issues/{issueId}",
            Access.permitted(ISSUES_READ),
            issues::detail));
  }

  static Route<Target> open(String method, String path, Target.OpenEndpoint endpoint) {
    return new Route<>(method, path, new Target.Open(endpoint));
  }

  static Route<Target> get(String path, Access access, Endpoint endpoint) {
    return route("GET", path, access, endpoint);
  }

  static Route<Target> route(String method, String path, Access access, Endpoint endpoint) {
    return new Route<>(method, path, new Target.Guarded(access, endpoint));
  }
}
