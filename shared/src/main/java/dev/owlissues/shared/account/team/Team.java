package dev.owlissues.shared.account.team;

import java.time.Instant;
import java.util.UUID;

/** A team: the tenant. Everything belongs to exactly one. */
public record Team(UUID id, String name, String slug, Instant createdAt, Instant updatedAt) {

  /** Checks the name and the slug. */
  public Team {
    Names.check(name);
    Slug.check(slug);
  }

  /** A team that has not been changed since it was made. */
  public Team(UUID id, String name, String slug, Instant createdAt) {
    this(id, name, slug, createdAt, createdAt);
  }

  /** The same team under another name. */
  public Team renamed(String other, Instant now) {
    return new Team(id, other, slug, createdAt, now);
  }
}
