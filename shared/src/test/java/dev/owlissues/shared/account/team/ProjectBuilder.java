package dev.owlissues.shared.account.team;

import dev.owlissues.shared.issue.version.VersionOrder;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;

/** Builds valid projects. */
public final class ProjectBuilder {
  private UUID id = new UUID(1, 2);
  private UUID teamId = new UUID(1, 1);
  private String name = "Project";
  private Optional<String> slug = Optional.empty();
  private String color = "#2F6FDE";
  private ProjectSettings settings = ProjectSettings.DEFAULT;
  private Instant createdAt = TeamBuilder.CREATED;

  private ProjectBuilder() {}

  /** A project that chose nothing. */
  public static ProjectBuilder aProject() {
    return new ProjectBuilder();
  }

  /** A project with no setting left at its default. */
  public static ProjectBuilder aSettledProject() {
    return aProject()
        .settings(
            new ProjectSettings(
                OptionalInt.of(30), AlertFrequency.SIX_HOURLY, VersionOrder.SEMVER));
  }

  /** The same as that one, but for what is said after. */
  public static ProjectBuilder like(Project project) {
    return aProject()
        .id(project.id())
        .in(project.teamId())
        .name(project.name())
        .slug(project.slug())
        .color(project.color())
        .settings(project.settings())
        .createdAt(project.createdAt());
  }

  /** With that id. */
  public ProjectBuilder id(UUID id) {
    this.id = id;
    return this;
  }

  /** Of that team. */
  public ProjectBuilder in(UUID teamId) {
    this.teamId = teamId;
    return this;
  }

  /** Under that name. */
  public ProjectBuilder name(String name) {
    this.name = name;
    return this;
  }

  /** With that slug; else with one that its id decides. */
  public ProjectBuilder slug(String slug) {
    this.slug = Optional.of(slug);
    return this;
  }

  /** In that color. */
  public ProjectBuilder color(String color) {
    this.color = color;
    return this;
  }

  /** With those settings. */
  public ProjectBuilder settings(ProjectSettings settings) {
    this.settings = settings;
    return this;
  }

  /** Made then. */
  public ProjectBuilder createdAt(Instant createdAt) {
    this.createdAt = createdAt;
    return this;
  }

  /** The project. */
  public Project build() {
    String known = slug.orElse("project-" + (id.getLeastSignificantBits() & 0xFFFF));
    return new Project(id, teamId, name, known, color, settings, createdAt);
  }
}
