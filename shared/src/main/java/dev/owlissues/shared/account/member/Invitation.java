package dev.owlissues.shared.account.member;

import dev.owlissues.shared.account.user.EmailAddress;
import dev.owlissues.shared.account.user.Role;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/**
 * An address that was asked into a team. A team has at most one per address.
 *
 * @param tokenHash of the token in the mail, which alone lets somebody in; it is kept nowhere
 */
public record Invitation(
    UUID id, UUID teamId, EmailAddress address, Role role, Asked asked, String tokenHash) {
  /** How long an invitation is good for. */
  public static final Duration VALID = Duration.ofDays(7);

  /** By whom and when it was made, until when it is good, and when it was used. */
  public record Asked(
      UUID by, Instant createdAt, Instant validUntil, Optional<Instant> acceptedAt) {}

  /** What somebody must at least be in the team to ask people in with its role, or to undo it. */
  public Role leastInviter() {
    return leastInviter(role);
  }

  /** What somebody must at least be in the team to ask people in with that role. */
  static Role leastInviter(Role wanted) {
    return wanted == Role.OWNER ? Role.OWNER : Role.ADMIN;
  }

  /** Whether it can still be accepted. */
  public boolean open(Instant now) {
    return asked.acceptedAt().isEmpty() && now.isBefore(asked.validUntil());
  }
}
