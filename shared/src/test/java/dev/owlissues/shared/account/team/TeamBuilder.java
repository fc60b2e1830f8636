package dev.owlissues.shared.account.team;

import java.time.Instant;
import java.util.UUID;

/** Builds valid teams. */
public final class TeamBuilder {
  /** When teams, projects and apps were made, unless a test says otherwise. */
  public static final Instant CREATED = Instant.parse("2026-11-24T08:15:00.123Z");

  private UUID id = new UUID(1, 1);
  private String name = "Team";
  private String slug = "team";
  private Instant createdAt = CREATED;

  private TeamBuilder() {}

  /** A team that nobody has changed. */
  public static TeamBuilder aTeam() {
    return new TeamBuilder();
  }

  /** With that id. */
  public TeamBuilder id(UUID id) {
    this.id = id;
    return this;
  }

  /** Under that name. */
  public TeamBuilder name(String name) {
    this.name = name;
    return this;
  }

  /** With that slug. */
  public TeamBuilder slug(String slug) {
    this.slug = slug;
    return this;
  }

  /** Made then. */
  public TeamBuilder createdAt(Instant createdAt) {
    this.createdAt = createdAt;
    return this;
  }

  /** The team. */
  public Team build() {
    return new Team(id, name, slug, createdAt);
  }
}
