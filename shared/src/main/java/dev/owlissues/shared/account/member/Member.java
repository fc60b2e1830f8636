package dev.owlissues.shared.account.member;

import dev.owlissues.shared.account.user.Role;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * A person in a team.
 *
 * @param subscribed whether the member wants the digests of the team's projects
 * @param defaultAgentKey the agent key that was made for the member without asking for more
 */
public record Member(
    UUID teamId,
    UUID userId,
    Role role,
    Instant joinedAt,
    boolean subscribed,
    Optional<UUID> defaultAgentKey) {

  /** Somebody who joins now. */
  public static Member joining(UUID teamId, UUID userId, Role role, Instant now) {
    return new Member(teamId, userId, role, now, true, Optional.empty());
  }

  /** The same member with another role. */
  public Member with(Role other) {
    return new Member(teamId, userId, other, joinedAt, subscribed, defaultAgentKey);
  }
}
