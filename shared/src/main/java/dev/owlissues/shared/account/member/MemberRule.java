package dev.owlissues.shared.account.member;

import dev.owlissues.shared.account.user.Role;
import java.util.Optional;

/** Who may make whom what, and who may remove whom. */
final class MemberRule {
  private MemberRule() {}

  /** Why somebody with that role may not give a member the other one; empty if they may. */
  static Optional<String> change(Role own, Role theirs, Role wanted) {
    if (wanted == Role.OWNER && own != Role.OWNER) {
      return Optional.of("only an owner makes owners");
    }
    return theirs.covers(own)
        ? Optional.of("a member whose role is not below your own keeps it")
        : Optional.empty();
  }

  /** Why somebody with that role may not remove a member; empty if they may. */
  static Optional<String> removal(Role own, Role theirs) {
    return own.covers(Role.ADMIN) && own.covers(theirs)
        ? Optional.empty()
        : Optional.of("only an admin removes others, and nobody above their own role");
  }

  /** Why somebody with that role may not invite as that; empty if they may. */
  static Optional<String> invitation(Role own, Role wanted) {
    return own.covers(Invitation.leastInviter(wanted))
        ? Optional.empty()
        : Optional.of(
            wanted == Role.OWNER ? "only an owner makes owners" : "only an admin invites");
  }

  /** Why somebody with that role may not replace or take back an invitation; empty if they may. */
  static Optional<String> replacing(Role own, Invitation standing) {
    return own.covers(standing.leastInviter())
        ? Optional.empty()
        : Optional.of("the invitation that stands is an owner's, and only an owner changes it");
  }
}
