package dev.owlissues.shared.team;

import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Teams with their projects and apps. Every call names the team first: an id of another team is not
 * found, because it is looked for under this one.
 */
public interface TeamStore {

  /** The team, if it exists. */
  Optional<Team> team(UUID teamId);

  /** The project, if this team has it. */
  Optional<Project> project(UUID teamId, UUID projectId);

  /** The team's projects, oldest first. */
  List<Project> projects(UUID teamId);

  /** The app, if this team has it. */
  Optional<App> app(UUID teamId, UUID appId);

  /** The team's apps, oldest first. */
  List<App> apps(UUID teamId);

  /** Stores a team that is not there yet. */
  void create(Team team);

  /** Stores a project that is not there yet. */
  void create(Project project);

  /** Stores an app that is not there yet. */
  void create(App app);

  /**
   * Raises the app's latest version, unless the stored one is what {@code expected} says no more.
   *
   * @return whether it was raised
   */
  boolean raiseLatest(App app, App.LatestVersion latest);
}
