package dev.owlissues.api.project;

import dev.owlissues.shared.appuser.AnonymousIds;
import dev.owlissues.shared.appuser.AppUser;
import dev.owlissues.shared.event.reading.DataMode;
import java.util.Locale;
import java.util.Optional;

/**
 * Which of an app's users are asked for. Somebody who claimed anonymous ids is, if any of their ids
 * is (R-alias-6).
 *
 * @param part what the id has, in lower case
 * @param anonymous whether those who have not signed in are asked for, or the others
 */
record AppUserFilter(Optional<String> part, Optional<Boolean> anonymous, DataMode mode) {

  /** Users whose id has that text, in any letter case. */
  static AppUserFilter of(Optional<String> search, Optional<Boolean> anonymous, DataMode mode) {
    return new AppUserFilter(search.map(text -> text.toLowerCase(Locale.ROOT)), anonymous, mode);
  }

  /** Whether this one may be asked for, as far as can be told without knowing of claims. */
  boolean mayWant(AppUser seen) {
    return matches(seen) && (AnonymousIds.has(seen.userId()) || !wantsAnonymous());
  }

  /** Whether an id is asked for, whoever claimed it. */
  boolean matches(AppUser seen) {
    return seen.modes().isIn(mode)
        && part.filter(text -> !seen.userId().toLowerCase(Locale.ROOT).contains(text)).isEmpty();
  }

  /** Whether somebody who never claimed anything, or was claimed, is asked for. */
  boolean wants(boolean isAnonymous) {
    return anonymous.filter(asked -> asked != isAnonymous).isEmpty();
  }

  private boolean wantsAnonymous() {
    return anonymous.orElse(false);
  }
}
