package dev.owlissues.api.project;

import dev.owlissues.api.http.Call;
import dev.owlissues.gateway.Errors;
import dev.owlissues.shared.account.access.ApiKey.AppScope;
import dev.owlissues.shared.account.access.Caller;
import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.account.team.Project;
import dev.owlissues.shared.account.team.Team;
import dev.owlissues.shared.account.team.TeamStore;
import dev.owlissues.shared.appuser.ErasureNotes;
import dev.owlissues.shared.event.reading.ErasedUsers;
import dev.owlissues.shared.event.reading.EventSource;
import dev.owlissues.shared.issue.LiveApps;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Gatherers;

/**
 * What a caller may see of teams, projects and apps: their own teams', or only the key's own app.
 * Every id of a request is looked up here, so that the role which a route asks for is checked for
 * the team that the thing belongs to, and another team's id leads nowhere.
 */
public final class Catalog {
  /** How many projects are looked at at once. */
  private static final int LANES = 16;

  private final TeamStore teams;
  private final ErasureNotes erasures;
  private final InstantSource clock;

  public Catalog(TeamStore teams, ErasureNotes erasures, InstantSource clock) {
    this.teams = teams;
    this.erasures = erasures;
    this.clock = clock;
  }

  /** The team of an API key. */
  public Optional<Team> team(Caller.Key caller) {
    return teams.team(caller.key().scope().teamId());
  }

  /** The teams that the caller sees, in the order of their memberships. */
  public List<Team> teams(Caller caller) {
    return caller.teamIds().stream().map(teams::team).flatMap(Optional::stream).toList();
  }

  /** The path's team. */
  public Found<Team> team(Call call) {
    return Found.of(call.id("teamId"), "no such team").flatMap(id -> team(call, id));
  }

  /** The team with that id. */
  public Found<Team> team(Call call, UUID teamId) {
    Optional<Team> team = Optional.of(teamId).filter(call.caller()::sees).flatMap(teams::team);
    return Found.of(team, "no such team").flatMap(found -> allowed(call, found.id(), found));
  }

  /** The path's project. */
  public Found<Project> project(Call call) {
    return Found.of(call.id("projectId"), "no such project").flatMap(id -> project(call, id));
  }

  /** The project with that id. */
  public Found<Project> project(Call call, UUID projectId) {
    Optional<Project> project =
        Optional.of(projectId)
            .filter(id -> isInside(call.caller(), id))
            .flatMap(id -> teams.project(call.caller().teamIds(), id));
    return Found.of(project, "no such project")
        .flatMap(found -> allowed(call, found.teamId(), found));
  }

  /** The path's app. */
  public Found<App> app(Call call) {
    return Found.of(call.id("appId"), "no such app").flatMap(id -> app(call, id));
  }

  /** The app with that id. */
  public Found<App> app(Call call, UUID appId) {
    Optional<App> app =
        Optional.of(appId)
            .filter(id -> isOwn(call.caller(), id))
            .flatMap(id -> teams.app(call.caller().teamIds(), id));
    return Found.of(app, "no such app")
        .flatMap(found -> allowed(call, found.place().teamId(), found));
  }

  /**
   * The visible projects, oldest first.
   *
   * @param teamId only that team's; none if the caller does not see it
   */
  public List<Project> projects(Caller caller, Optional<UUID> teamId) {
    return asked(caller, teamId).stream()
        .flatMap(id -> teams.projects(id).stream())
        .filter(project -> isInside(caller, project.id()))
        .sorted(Comparator.comparing(Project::createdAt).thenComparing(Project::id))
        .toList();
  }

  /** The projects of a team that was found for the caller before, oldest first. */
  public List<Project> ofTeam(UUID teamId) {
    return teams.projects(teamId);
  }

  /**
   * The visible apps, oldest first.
   *
   * @param teamId only that team's; none if the caller does not see it
   */
  public List<App> apps(Caller caller, Optional<UUID> teamId) {
    return asked(caller, teamId).stream()
        .flatMap(id -> teams.apps(id).stream())
        .filter(app -> isOwn(caller, app.id()))
        .sorted(Comparator.comparing(App::createdAt).thenComparing(App::id))
        .toList();
  }

  /** The apps of a team, or of all teams, that the caller sees, under which issues are shown. */
  public LiveApps liveApps(Caller caller, Optional<UUID> teamId) {
    return live(apps(caller, teamId));
  }

  /** Those apps as what issues are shown under. */
  public static LiveApps live(Collection<App> apps) {
    return new LiveApps(apps.stream().collect(Collectors.toMap(App::id, App::name)));
  }

  /** The apps of a project that was found for the caller before, as far as the caller sees them. */
  public List<App> appsOf(Caller caller, Project project) {
    return apps(caller, Optional.of(project.teamId())).stream()
        .filter(app -> app.place().projectId().equals(project.id()))
        .toList();
  }

  /** Which users of the app's project were erased. */
  public ErasedUsers erased(App app) {
    return erasures.of(app.place().projectId());
  }

  /** The apps as sources of events, each with its project's retention and erased users of now. */
  public List<EventSource> sources(Collection<App> apps) {
    Instant now = clock.instant();
    Map<UUID, Project> projects =
        apps.stream()
            .map(app -> app.place().teamId())
            .distinct()
            .flatMap(team -> teams.projects(team).stream())
            .collect(Collectors.toMap(Project::id, Function.identity()));
    Map<UUID, ErasedUsers> erased = erased(apps);
    return apps.stream()
        .flatMap(app ->
            Optional.ofNullable(projects.get(app.place().projectId())).stream()
                .map(project ->
                    new EventSource(
                        app.id(),
                        keptSince(project, now),
                        erased.getOrDefault(project.id(), ErasedUsers.NONE))))
        .toList();
  }

  private Map<UUID, ErasedUsers> erased(Collection<App> apps) {
    return apps.stream()
        .map(app -> app.place().projectId())
        .distinct()
        .gather(Gatherers.mapConcurrent(LANES, project -> Map.entry(project, erasures.of(project))))
        .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
  }

  private static Instant keptSince(Project project, Instant now) {
    return now.minus(Duration.ofDays(project.settings().effectiveRetentionDays()));
  }

  private static <T> Found<T> allowed(Call call, UUID teamId, T thing) {
    return call.caller()
        .refusal(teamId, call.access().role())
        .<Found<T>>map(text -> new Found.Refused<>(Errors.forbidden(text)))
        .orElseGet(() -> new Found.Here<>(thing));
  }

  private static List<UUID> asked(Caller caller, Optional<UUID> teamId) {
    return caller.teamIds().stream()
        .filter(id -> teamId.filter(asked -> !asked.equals(id)).isEmpty())
        .toList();
  }

  private static boolean isInside(Caller caller, UUID projectId) {
    return caller.app().map(AppScope::projectId).filter(own -> !own.equals(projectId)).isEmpty();
  }

  private static boolean isOwn(Caller caller, UUID appId) {
    return caller.app().map(AppScope::appId).filter(own -> !own.equals(appId)).isEmpty();
  }
}
