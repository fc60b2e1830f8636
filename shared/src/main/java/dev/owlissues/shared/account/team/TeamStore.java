package dev.owlissues.shared.account.team;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * Teams with their projects and apps. Every call names the team first: an id of another team is not
 * found, because it is looked for under this one. What is removed is not found either.
 */
public interface TeamStore {

  /** The team, if it exists. */
  Optional<Team> team(UUID teamId);

  /** The project, if this team has it. */
  Optional<Project> project(UUID teamId, UUID projectId);

  /** The project, if one of these teams has it. */
  Optional<Project> project(Collection<UUID> teamIds, UUID projectId);

  /** The team's projects, oldest first. */
  List<Project> projects(UUID teamId);

  /** The app, if this team has it. */
  Optional<App> app(UUID teamId, UUID appId);

  /** The app, if one of these teams has it. */
  Optional<App> app(Collection<UUID> teamIds, UUID appId);

  /** The app together with its project, in one read, if the team has both. */
  Optional<AppInProject> app(App.Place place, UUID appId);

  /** Whether an app or its project is removed, and what the project has chosen, in one read. */
  Standing standing(App.Place place, UUID appId);

  /**
   * How an app stands.
   *
   * @param removed whether it is known as removed; one that is not known at all is not
   * @param project its project, if that is there
   */
  record Standing(boolean removed, Optional<Project> project) {}

  /** The team's apps, oldest first. */
  List<App> apps(UUID teamId);

  /**
   * Stores a team that is not there yet.
   *
   * @return whether it was stored: false when that id is taken, and what has it stays as it is
   */
  boolean create(Team team);

  /**
   * Stores a project that is not there yet, and takes its slug in the team.
   *
   * @return whether it was stored: false when the id or the slug is taken; what has it stays
   */
  boolean create(Project project);

  /**
   * Stores an app that is not there yet.
   *
   * @return whether it was stored: false when that id is taken, and what has it stays as it is
   */
  boolean create(App app);

  /**
   * Raises the app's latest version, on condition that the stored one still is {@code
   * app.latest()}. Whether the new one is higher is the caller's to decide.
   *
   * @return whether it was raised: false when someone else raised it meanwhile, or the app is gone
   */
  boolean raiseLatest(App app, App.LatestVersion latest);
}
