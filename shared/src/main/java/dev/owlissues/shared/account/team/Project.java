package dev.owlissues.shared.account.team;

import java.time.Instant;
import java.util.UUID;

/**
 * A project: apps that are watched together.
 *
 * @param slug its name in addresses, {@code [a-z0-9-]+}, unique in the team
 * @param color {@code #RRGGBB}
 */
public record Project(
    UUID id,
    UUID teamId,
    String name,
    String slug,
    String color,
    ProjectSettings settings,
    Instant createdAt) {

  /** Checks the name, the slug and the color. */
  public Project {
    Names.check(name);
    Slug.check(slug);
    Color.check(color);
  }
}
