package dev.owlissues.shared.account.member;

import dev.owlissues.shared.account.user.EmailAddress;
import dev.owlissues.shared.audit.AuditEntry;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Invitations. Each write happens whole or not at all, its audit entry included. */
public interface InvitationStore {

  /** The team's invitations, used and expired ones too, while they are kept. */
  List<Invitation> ofTeam(UUID teamId);

  /** The team's invitation of that address. */
  Optional<Invitation> find(UUID teamId, EmailAddress address);

  /** The invitation with that token, used or expired ones too. */
  Optional<Invitation> byToken(String tokenHash);

  /** Whether the address has an invitation that can be accepted now. */
  boolean invited(EmailAddress address, Instant now);

  /**
   * Stores an invitation in place of the one that the address had, whose token is void then.
   *
   * @param before what the team had for the address when the caller looked
   * @return whether it was stored: false when somebody else changed it meanwhile
   */
  boolean save(Invitation invitation, Optional<Invitation> before, AuditEntry entry);

  /**
   * Takes an invitation back.
   *
   * @return whether it was there, as it was read
   */
  boolean delete(Invitation invitation, AuditEntry entry);

  /**
   * Makes the person a member and the invitation used, on condition that it is as it was read, not
   * used, who invited is still in the team in a role that may, and the person no member yet.
   *
   * @return whether that happened
   */
  boolean accept(Invitation invitation, Member member, AuditEntry entry);
}
