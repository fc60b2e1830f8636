package dev.owlissues.api;

import static dev.owlissues.shared.account.access.Permission.APPS_READ;
import static dev.owlissues.shared.account.access.Permission.APPS_WRITE;
import static dev.owlissues.shared.account.access.Permission.AUDIT_LOGS_READ;
import static dev.owlissues.shared.account.access.Permission.EVENTS_READ;
import static dev.owlissues.shared.account.access.Permission.ISSUES_READ;
import static dev.owlissues.shared.account.access.Permission.ISSUES_WRITE;
import static dev.owlissues.shared.account.access.Permission.JOBS_READ;
import static dev.owlissues.shared.account.access.Permission.JOBS_WRITE;
import static dev.owlissues.shared.account.access.Permission.PROJECTS_READ;
import static dev.owlissues.shared.account.access.Permission.PROJECTS_WRITE;

import dev.owlissues.api.account.KeyEndpoints;
import dev.owlissues.api.account.MeEndpoints;
import dev.owlissues.api.account.SignInEndpoints;
import dev.owlissues.api.account.UnsubscribeEndpoints;
import dev.owlissues.api.audit.AuditEndpoints;
import dev.owlissues.api.digest.DigestEndpoints;
import dev.owlissues.api.event.EventEndpoints;
import dev.owlissues.api.http.Access;
import dev.owlissues.api.http.Endpoint;
import dev.owlissues.api.http.Limited;
import dev.owlissues.api.http.OpenApiDocument;
import dev.owlissues.api.http.RouteHandler;
import dev.owlissues.api.issue.ActivityEndpoint;
import dev.owlissues.api.issue.BulkEndpoint;
import dev.owlissues.api.issue.CommentEndpoints;
import dev.owlissues.api.issue.DeletionEndpoint;
import dev.owlissues.api.issue.FingerprintEndpoints;
import dev.owlissues.api.issue.IssueEndpoints;
import dev.owlissues.api.issue.MergeEndpoint;
import dev.owlissues.api.issue.StatusEndpoint;
import dev.owlissues.api.issue.UndoEndpoint;
import dev.owlissues.api.issue.export.ExportEndpoint;
import dev.owlissues.api.issue.list.IssueListEndpoints;
import dev.owlissues.api.job.JobEndpoints;
import dev.owlissues.api.project.AppEndpoints;
import dev.owlissues.api.project.AppUserEndpoints;
import dev.owlissues.api.project.CatalogEndpoints;
import dev.owlissues.api.project.KeyRotation;
import dev.owlissues.api.project.ProjectEndpoints;
import dev.owlissues.api.project.UserErasureEndpoint;
import dev.owlissues.api.team.InvitationEndpoints;
import dev.owlissues.api.team.MemberEndpoints;
import dev.owlissues.api.team.TeamEndpoints;
import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.gateway.Route;
import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.base.limit.RateLimits;
import java.util.List;

/** Every route of the API, a line each, a method for each group. */
final class Routes {
  private static final HttpResponse HEALTHY = HttpResponse.json(200, "{\"status\":\"ok\"}");

  private Routes() {}

  static List<Route<RouteHandler>> open() {
    return List.of(
        open("GET", "/health", (_, _) -> HEALTHY),
        open("GET", "/v1/openapi.json", OpenApiDocument::answer));
  }

  static List<Route<RouteHandler>> teams(CatalogEndpoints team) {
    return List.of(
        get("/v1/auth/whoami", Access.known(), team::whoami),
        get("/v1/projects", Access.permitted(PROJECTS_READ), team::projects),
        get("/v1/projects/{projectId}", Access.permitted(PROJECTS_READ), team::project),
        get("/v1/apps", Access.permitted(APPS_READ), team::apps),
        get("/v1/apps/{appId}", Access.permitted(APPS_READ), team::app));
  }

  static List<Route<RouteHandler>> signIn(SignInEndpoints signIn) {
    return List.of(
        open("POST", "/v1/auth/send-code", signIn::sendCode),
        open("POST", "/v1/auth/verify-code", signIn::verifyCode),
        open("POST", "/v1/auth/agent-login", signIn::agentLogin),
        open("POST", "/v1/auth/logout", signIn::logout));
  }

  static List<Route<RouteHandler>> me(MeEndpoints me) {
    return List.of(
        get("/v1/auth/me", Access.people(), me::me),
        route("PATCH", "/v1/auth/me", Access.people(), me::update),
        get("/v1/auth/teams", Access.people(), me::teams),
        route("POST", "/v1/auth/sign-out-everywhere", Access.people(), me::signOutEverywhere),
        route("POST", "/v1/auth/default-agent-key", Access.people(), me::defaultAgentKey));
  }

  static List<Route<RouteHandler>> keys(KeyEndpoints keys) {
    Access admins = Access.people().atLeast(Role.ADMIN);
    return List.of(
        route(
            "POST",
            "/v1/auth/keys",
            Access.permitted(APPS_WRITE).atLeast(Role.ADMIN),
            keys::create),
        get("/v1/auth/keys", Access.people(), keys::list),
        get("/v1/auth/keys/{keyId}", Access.people(), keys::one),
        route("PATCH", "/v1/auth/keys/{keyId}", admins, keys::update),
        route("DELETE", "/v1/auth/keys/{keyId}", admins, keys::revoke));
  }

  static List<Route<RouteHandler>> members(TeamEndpoints teams, MemberEndpoints members) {
    Access admins = Access.people().atLeast(Role.ADMIN);
    return List.of(
        route("POST", "/v1/teams", Access.people(), teams::create),
        get("/v1/teams/{teamId}", Access.people(), teams::one),
        route("PATCH", "/v1/teams/{teamId}", admins, teams::rename),
        get("/v1/teams/{teamId}/members", Access.people(), members::list),
        route("PATCH", "/v1/teams/{teamId}/members/me", Access.people(), members::updateMe),
        route("PATCH", "/v1/teams/{teamId}/members/{userId}", admins, members::changeRole),
        // Anyone may leave; who may remove others is looked at there.
        route("DELETE", "/v1/teams/{teamId}/members/{userId}", Access.people(), members::remove));
  }

  static List<Route<RouteHandler>> invitations(InvitationEndpoints invitations) {
    Access admins = Access.people().atLeast(Role.ADMIN);
    return List.of(
        route("POST", "/v1/teams/{teamId}/invitations", admins, invitations::invite),
        get("/v1/teams/{teamId}/invitations", Access.people(), invitations::list),
        route(
            "DELETE",
            "/v1/teams/{teamId}/invitations/{invitationId}",
            admins,
            invitations::withdraw),
        open("GET", "/v1/invites/{token}", invitations::show),
        route("POST", "/v1/invites/accept", Access.people(), invitations::accept));
  }

  static List<Route<RouteHandler>> projects(ProjectEndpoints projects) {
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

  static List<Route<RouteHandler>> apps(AppEndpoints apps, KeyRotation rotation) {
    Access admin = Access.permitted(APPS_WRITE).atLeast(Role.ADMIN);
    return List.of(
        route("POST", "/v1/apps", admin, apps::create),
        route("PATCH", "/v1/apps/{appId}", admin, apps::change),
        route("POST", "/v1/apps/{appId}/rotate-key", admin, rotation::rotate),
        route("DELETE", "/v1/apps/{appId}", Access.people().atLeast(Role.ADMIN), apps::remove));
  }

  static List<Route<RouteHandler>> appUsers(AppUserEndpoints users, UserErasureEndpoint erasure) {
    return List.of(
        get("/v1/apps/{appId}/users", Access.permitted(APPS_READ), users::list),
        route(
            "DELETE",
            "/v1/projects/{projectId}/users",
            Access.people().atLeast(Role.ADMIN),
            erasure::erase));
  }

  static List<Route<RouteHandler>> audit(AuditEndpoints audit) {
    return List.of(
        get(
            "/v1/teams/{teamId}/audit-logs",
            Access.permitted(AUDIT_LOGS_READ).atLeast(Role.ADMIN),
            audit::list));
  }

  static List<Route<RouteHandler>> jobs(JobEndpoints jobs) {
    return List.of(
        get("/v1/teams/{teamId}/jobs", Access.permitted(JOBS_READ).atLeast(Role.ADMIN), jobs::list),
        route(
            "POST",
            "/v1/teams/{teamId}/jobs/trigger",
            Access.permitted(JOBS_WRITE).atLeast(Role.ADMIN),
            jobs::trigger),
        get("/v1/jobs/{runId}", Access.permitted(JOBS_READ), jobs::run),
        route("POST", "/v1/jobs/{runId}/cancel", Access.permitted(JOBS_WRITE), jobs::cancel));
  }

  static List<Route<RouteHandler>> events(EventEndpoints events, RateLimits limits) {
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

  static List<Route<RouteHandler>> issueLists(IssueListEndpoints lists) {
    return List.of(
        get("/v1/issues", Access.permitted(ISSUES_READ), lists::all),
        get("/v1/projects/{projectId}/issues", Access.permitted(ISSUES_READ), lists::project),
        get(
            "/v1/projects/{projectId}/issues/summary",
            Access.permitted(ISSUES_READ),
            lists::summary));
  }

  static List<Route<RouteHandler>> issues(IssueEndpoints issues) {
    String issue = "/v1/projects/{projectId}/issues/{issueId}";
    return List.of(get(issue, Access.permitted(ISSUES_READ), issues::detail));
  }

  static List<Route<RouteHandler>> workflow(
      StatusEndpoint status, BulkEndpoint bulk, UndoEndpoint undo, ActivityEndpoint activity) {
    String issues = "/v1/projects/{projectId}/issues";
    String issue = issues + "/{issueId}";
    Access writers = Access.permitted(ISSUES_WRITE);
    return List.of(
        route("PATCH", issue, writers, status::change),
        route("POST", issues + "/bulk", writers, bulk::change),
        route("POST", issue + "/undo", writers, undo::undo),
        get(issue + "/activity", Access.permitted(ISSUES_READ), activity::list));
  }

  static List<Route<RouteHandler>> fingerprints(FingerprintEndpoints fingerprints) {
    return List.of(
        get(
            "/v1/projects/{projectId}/issues/{issueId}/fingerprints",
            Access.permitted(ISSUES_READ),
            fingerprints::list));
  }

  static List<Route<RouteHandler>> merges(MergeEndpoint merges) {
    return List.of(
        route(
            "POST",
            "/v1/projects/{projectId}/issues/{issueId}/merge",
            Access.permitted(ISSUES_WRITE),
            merges::merge));
  }

  static List<Route<RouteHandler>> deletions(DeletionEndpoint deletions) {
    return List.of(
        route(
            "DELETE",
            "/v1/projects/{projectId}/issues/{issueId}",
            Access.permitted(ISSUES_WRITE).atLeast(Role.ADMIN),
            deletions::delete));
  }

  static List<Route<RouteHandler>> exports(ExportEndpoint exports) {
    return List.of(
        get("/v1/projects/{projectId}/export", Access.permitted(ISSUES_READ), exports::page));
  }

  static List<Route<RouteHandler>> comments(CommentEndpoints comments) {
    String all = "/v1/projects/{projectId}/issues/{issueId}/comments";
    String one = all + "/{commentId}";
    return List.of(
        get(all, Access.permitted(ISSUES_READ), comments::list),
        route("POST", all, Access.permitted(ISSUES_WRITE), comments::write),
        route("PATCH", one, Access.permitted(ISSUES_WRITE), comments::edit),
        route("DELETE", one, Access.permitted(ISSUES_WRITE), comments::delete));
  }

  static List<Route<RouteHandler>> digests(
      DigestEndpoints digests, UnsubscribeEndpoints unsubscribe) {
    return List.of(
        get("/v1/projects/{projectId}/digests", Access.permitted(ISSUES_READ), digests::list),
        open("GET", "/v1/unsubscribe/{token}", unsubscribe::show),
        open("POST", "/v1/unsubscribe/{token}", unsubscribe::unsubscribe));
  }

  /** For agents: a protocol of its own over the routes above (R-mcp-1). */
  static List<Route<RouteHandler>> mcp(Endpoint endpoint) {
    return List.of(
        route("POST", "/mcp", Access.known(), endpoint),
        open("GET", "/mcp", (_, _) -> postOnly()),
        open("DELETE", "/mcp", (_, _) -> postOnly()));
  }

  /** There is no stream to open and no session to end. */
  private static HttpResponse postOnly() {
    return Errors.of(405, "this takes POST only").with("allow", "POST");
  }

  static Route<RouteHandler> open(String method, String path, RouteHandler.OpenEndpoint endpoint) {
    return new Route<>(method, path, new RouteHandler.Open(endpoint));
  }

  static Route<RouteHandler> get(String path, Access access, Endpoint endpoint) {
    return route("GET", path, access, endpoint);
  }

  static Route<RouteHandler> route(String method, String path, Access access, Endpoint endpoint) {
    return new Route<>(method, path, new RouteHandler.Guarded(access, endpoint));
  }
}
