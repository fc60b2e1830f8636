package dev.owlissues.cli.config;

import java.util.Locale;
import java.util.Optional;

/**
 * A team, and the key to ask the API for it with.
 *
 * @param endpoint where the key is good, and where alone it is sent; a file that somebody else has
 *     written may not say
 */
public record Profile(
    String teamId, String apiKey, String name, String slug, Optional<String> endpoint) {

  /** Whether somebody who says that means this: by id, slug, or name in any letter case. */
  boolean isCalled(String team) {
    return teamId.equals(team)
        || slug.equals(team)
        || name.toLowerCase(Locale.ROOT).equals(team.toLowerCase(Locale.ROOT));
  }

  /** Without the key, so that it gets into no message. */
  @Override
  public String toString() {
    return "%s (%s, %s)".formatted(name, slug, teamId);
  }
}
