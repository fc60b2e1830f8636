package dev.owlissues.shared.appuser;

import java.util.Optional;
import java.util.function.Predicate;

/**
 * One page of an app's users.
 *
 * @param wanted which users
 * @param limit the most users that the page may have
 * @param after where the page before ended
 */
public record AppUserQuery(Predicate<AppUser> wanted, int limit, Optional<AppUserPage.End> after) {

  /** Checks the limit. */
  public AppUserQuery {
    if (limit < 1) {
      throw new IllegalArgumentException("a page of " + limit + " users");
    }
  }
}
