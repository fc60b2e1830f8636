package dev.owlissues.shared.appuser;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Which users of a project the anonymous ids turned out to be. The first claim of an id stands for
 * good (R-alias-2): whoever finds it once finds it always. No user that claims is anonymous, so a
 * claim leads nowhere further.
 */
public interface UserClaims {
  /** The most anonymous ids that a user is shown with; more are claimed all the same. */
  int MAX_SHOWN = 20;

  /**
   * Claims an anonymous id for a user, unless somebody has.
   *
   * @return the user whose it is now: another one, if that one was first; empty if so many others
   *     claim ids for the user at this moment that nothing was done
   */
  Optional<String> claim(UUID projectId, String anonymousId, String userId);

  /** Who claimed those anonymous ids, by id; those whom nobody has are left out. */
  Map<String, String> claimants(UUID projectId, Collection<String> anonymousIds);
}
