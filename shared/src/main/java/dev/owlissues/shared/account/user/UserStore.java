package dev.owlissues.shared.account.user;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** People. Reads are strongly consistent: who was removed from a team is out at once. */
public interface UserStore {

  /** The person with their present memberships and ended sessions, in one read. */
  Optional<Profile> find(UUID userId);

  /** Those of the people that exist, by their id. */
  Map<UUID, User> find(Collection<UUID> userIds);

  /** The person who signs in with that address. */
  Optional<UUID> idOf(EmailAddress address);

  /** Whether anybody has ever signed in to this stack. */
  boolean hasAnybody();

  /**
   * Changes name and preferences, on condition that the person is still as in {@code before}.
   *
   * @return whether it was changed
   */
  boolean change(User before, User after);

  /**
   * Ends one of the person's sessions.
   *
   * @param until when it would have ended anyway, and may be forgotten
   */
  void endSession(UUID userId, UUID sessionId, Instant until);

  /** Ends all of the person's sessions that there are. */
  void endSessions(UUID userId);
}
