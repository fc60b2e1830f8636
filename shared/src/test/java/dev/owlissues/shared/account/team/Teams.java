package dev.owlissues.shared.account.team;

import dev.owlissues.shared.issue.version.VersionOrder;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Valid teams, projects and apps for tests. */
public final class Teams {
  /** When all of them were made. */
  public static final Instant CREATED = Instant.parse("2026-11-24T08:15:00.123Z");

  private Teams() {}

  /** A team of that id. */
  public static Team team(UUID id) {
    return new Team(id, "Team", "team", CREATED);
  }

  /** A project of that team with nothing left at its default. */
  public static Project project(UUID teamId, UUID id) {
    ProjectSettings settings =
        new ProjectSettings(OptionalInt.of(30), AlertFrequency.SIX_HOURLY, VersionOrder.SEMVER);
    String slug = "project-" + id.getLeastSignificantBits();
    return new Project(id, teamId, "Project", slug, "#2F6FDE", settings, CREATED);
  }

  /** An app of that project with everything that an app may have. */
  public static App app(Project project, UUID id) {
    return new App(
        id,
        new App.Place(project.teamId(), project.id()),
        "Web",
        Platform.WEB,
        Optional.of("example.com"),
        Optional.of("owl_client_000000000000000000000000000000000000000000000000"),
        Optional.of(new App.LatestVersion("1.9.0", CREATED)),
        CREATED);
  }

  /** A backend app of that project with as little as an app can have. */
  public static App bareApp(Project project, UUID id) {
    return new App(
        id,
        new App.Place(project.teamId(), project.id()),
        "Backend",
        Platform.BACKEND,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        CREATED);
  }
}
