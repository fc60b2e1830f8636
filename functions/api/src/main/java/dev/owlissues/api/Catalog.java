package dev.owlissues.api;

import dev.owlissues.shared.access.ApiKey.AppScope;
import dev.owlissues.shared.access.Caller;
import dev.owlissues.shared.event.EventSource;
import dev.owlissues.shared.team.App;
import dev.owlissues.shared.team.Project;
import dev.owlissues.shared.team.Team;
import dev.owlissues.shared.team.TeamStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a caller may see of teams, projects and apps: their own team, or only the key's own app. */
final class Catalog {
  private final TeamStore teams;
  private final InstantSource clock;

  Catalog(TeamStore teams, InstantSource clock) {
    this.teams = teams;
    this.clock = clock;
  }

  Optional<Team> team(Caller caller) {
    return teams.team(caller.teamId());
  }

  /** The visible projects, oldest first. */
  List<Project> projects(Caller caller) {
    return teams.projects(caller.teamId()).stream()
        .filter(project -> isInside(caller, project.id()))
        .toList();
  }

  Optional<Project> project(Caller caller, UUID projectId) {
    return isInside(caller, projectId)
        ? teams.project(caller.teamId(), projectId)
        : Optional.empty();
  }

  /** The visible apps, oldest first. */
  List<App> apps(Caller caller) {
    return teams.apps(caller.teamId()).stream()
        .filter(app -> caller.app().filter(own -> !own.appId().equals(app.id())).isEmpty())
        .toList();
  }

  Optional<App> app(Caller caller, UUID appId) {
    return caller.app().filter(own -> !own.appId().equals(appId)).isEmpty()
        ? teams.app(caller.teamId(), appId)
        : Optional.empty();
  }

  /** The apps as sources of events, each with its project's present retention. */
  List<EventSource> sources(Caller caller, List<App> apps) {
    Instant now = clock.instant();
    Map<UUID, Project> projects =
        teams.projects(caller.teamId()).stream()
            .collect(Collectors.toMap(Project::id, Function.identity()));
    return apps.stream()
        .filter(app -> projects.containsKey(app.place().projectId()))
        .map(app -> new EventSource(app.id(), keptSince(projects, app, now)))
        .toList();
  }

  private static Instant keptSince(Map<UUID, Project> projects, App app, Instant now) {
    return Optional.ofNullable(projects.get(app.place().projectId()))
        .map(project -> project.settings().effectiveRetentionDays())
        .map(days -> now.minus(Duration.ofDays(days)))
        .orElse(now);
  }

  private static boolean isInside(Caller caller, UUID projectId) {
    return caller.app().map(AppScope::projectId).filter(own -> !own.equals(projectId)).isEmpty();
  }
}
