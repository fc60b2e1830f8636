package dev.owlissues.shared.account.member;

import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.audit.AuditEntry;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The members of teams. A membership stands with the team and with the person; both change in one
 * transaction, together with the number of the team's owners, which never becomes zero.
 */
public interface MemberStore {

  /** The team's members, in the order of their ids: those who signed up first come first. */
  List<Member> members(UUID teamId);

  /** The member, while the person is one. */
  Optional<Member> member(UUID teamId, UUID userId);

  /**
   * Gives a member another role, on condition that the role is still the one in {@code before} and
   * an owner remains.
   *
   * @return whether it happened
   */
  boolean change(Member before, Role role, AuditEntry entry);

  /**
   * Removes a member, on condition that the role is still that and an owner remains.
   *
   * @return whether it happened
   */
  boolean remove(Member member, AuditEntry entry);

  /**
   * Notes whether a member wants digests.
   *
   * @return whether the person is a member
   */
  boolean subscribe(UUID teamId, UUID userId, boolean wanted);
}
