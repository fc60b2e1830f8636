package dev.owlissues.shared.account.signin;

import dev.owlissues.shared.account.member.InvitationStore;
import dev.owlissues.shared.account.user.EmailAddress;
import dev.owlissues.shared.account.user.UserStore;
import java.time.Instant;

/** Says which addresses may sign in: those of people who have, and those that may be new. */
public final class SignUpPolicy {
  private final UserStore users;
  private final InvitationStore invitations;
  private final SignUpRule rule;

  /** A policy with that rule for strangers. */
  public SignUpPolicy(UserStore users, InvitationStore invitations, SignUpRule rule) {
    this.users = users;
    this.invitations = invitations;
    this.rule = rule;
  }

  /** How a stranger may become a user. */
  public enum Entry {
    /** Only as the very first: whoever comes second is turned away. */
    AS_FIRST,
    /** By the rule or an invitation. */
    FREELY,
    /** Not at all. */
    CLOSED
  }

  /** Whether a code may be mailed to the address. */
  public boolean open(EmailAddress address, Instant now) {
    return users.idOf(address).isPresent() || entry(address, now) != Entry.CLOSED;
  }

  /** How somebody with that address may become a user. */
  public Entry entry(EmailAddress address, Instant now) {
    if (invitations.invited(address, now)) {
      return Entry.FREELY;
    }
    if (!rule.admits(address, users.hasAnybody())) {
      return Entry.CLOSED;
    }
    return rule instanceof SignUpRule.First ? Entry.AS_FIRST : Entry.FREELY;
  }
}
