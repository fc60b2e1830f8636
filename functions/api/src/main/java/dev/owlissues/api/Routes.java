package dev.owlissues.api;

import static dev.owlissues.shared.access.Permission.APPS_READ;
import static dev.owlissues.shared.access.Permission.APPS_WRITE;
import static dev.owlissues.shared.access.Permission.AUDIT_LOGS_READ;
import static dev.owlissues.shared.access.Permission.EVENTS_READ;
import static dev.owlissues.shared.access.Permission.ISSUES_READ;
import static dev.owlissues.shared.access.Permission.PROJECTS_READ;
import static dev.owlissues.shared.access.Permission.PROJECTS_WRITE;

import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.gateway.Route;
import dev.owlissues.shared.limit.RateLimits;
import dev.owlissues.shared.user.Role;
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

  static List<Route<Target>> projects(ProjectEndpoints projects) {
    Access admin = Access.permitted(PROJECTS_WRITE).atLeast(Role.ADMIN);
    return List.of(
        route("POST", "/v1/projects", admin, projects::create),
        route("PATCH", "/v1/projects/{projectId}", admin, projects::change),
        route(
            "DELETE",
            "/v1/projects/{projectId}",
            Access.people().atLeast(Role.ADMIN),
            projects::remove));
  }

  static List<Route<Target>> apps(AppEndpoints apps) {
    Access admin = Access.permitted(APPS_WRITE).atLeast(Role.ADMIN);
    return List.of(
        route("POST", "/v1/apps", admin, apps::create),
        route("PATCH", "/v1/apps/{appId}", admin, apps::change),
        route("DELETE", "/v1/apps/{appId}", Access.people().atLeast(Role.ADMIN), apps::remove));
  }

  static List<Route<Target>> audit(AuditEndpoints audit) {
    return List.of(
        get(
            "/v1/teams/{teamId}/audit-logs",
            Access.permitted(AUDIT_LOGS_READ).atLeast(Role.ADMIN),
            audit::list));
  }

  static List<Route<Target>> events(EventEndpoints events, RateLimits limits) {
    return List.of(
        get(
            "/v1/events",
            Access.permitted(EVENTS_READ),
            new Limited(limits, "events", events::list)),
        // It does the work of many pages, so it takes from the same bucket.
        get(
            "/v1/events/count",
            Access.permitted(EVENTS_READ),
            new Limited(limits, "events", events::count)),
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
