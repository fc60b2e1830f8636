package dev.owlissues.shared.team;

import java.time.Instant;
import java.util.UUID;

/** A team: the tenant. Everything belongs to exactly one. */
public record Team(UUID id, String name, String slug, Instant createdAt) {

  /** Checks the name and the slug. */
  public Team {
    Names.check(name);
    Slug.check(slug);
  }
}
