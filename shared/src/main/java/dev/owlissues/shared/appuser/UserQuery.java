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
public record UserQuery(Predicate<AppUser> wanted, int limit, Optional<UserPage.End> after) {

  /** Checks the limit. */
  public UserQuery {
    if (limit < 1) {
      throw new IllegalArgumentException("a page of " + limit + " users");
    }
  }
}
