package dev.owlissues.shared.account.member;

import dev.owlissues.shared.account.access.KeyRegistry;
import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.audit.AuditEntries;
import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.audit.AuditEntry.Actor;
import dev.owlissues.shared.audit.AuditEntry.Change;
import dev.owlissues.shared.audit.AuditEntry.Deed;
import dev.owlissues.shared.audit.AuditEntry.Resource;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Changes and removes members by the rules of roles. A team never loses its last owner. */
public final class MemberService {
  private static final int MAX_TRIES = 5;

  private final MemberStore members;
  private final Delegations delegations;
  private final AuditEntries entries;

  /** Works on those members, and on the keys and invitations that they made. */
  public MemberService(
      MemberStore members, KeyRegistry keys, InvitationStore invitations, AuditEntries entries) {
    this.members = members;
    this.delegations = new Delegations(keys, invitations, entries);
    this.entries = entries;
  }

  /** What came of it. */
  public sealed interface Outcome {

    /** The member is as asked for. */
    record Changed(Member member) implements Outcome {}

    /** The member is gone, and so many of the agent keys they made. */
    record Removed(int revokedKeys) implements Outcome {}

    /** The caller's role does not reach that far. */
    record Forbidden(String why) implements Outcome {}

    /** Nobody may do that. */
    record Refused(String why) implements Outcome {}

    /** There is no such member. */
    record Unknown() implements Outcome {}
  }

  /** Gives a member another role. */
  public Outcome change(ActingMember caller, UUID userId, Role wanted) {
    if (userId.equals(caller.userId())) {
      return new Outcome.Refused("nobody changes their own role");
    }
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      Optional<Member> member = members.member(caller.teamId(), userId);
      if (member.isEmpty()) {
        return new Outcome.Unknown();
      }
      Role before = member.get().role();
      Optional<String> refusal = MemberRule.change(caller.role(), before, wanted);
      if (refusal.isPresent()) {
        return new Outcome.Forbidden(refusal.get());
      }
      if (before == wanted
          || members.change(member.get(), wanted, changed(caller, member.get(), wanted))) {
        delegations.narrow(caller, userId, Optional.of(wanted));
        return new Outcome.Changed(member.get().with(wanted));
      }
    }
    return lastOwner();
  }

  /**
   * Removes a member, or lets the caller leave. With the membership the keys end that the member
   * made, and their open invitations.
   *
   * @param handOver whether the caller takes over the member's agent keys instead
   */
  public Outcome remove(ActingMember caller, UUID userId, boolean handOver) {
    boolean leaves = userId.equals(caller.userId());
    if (leaves && handOver) {
      return new Outcome.Refused("who leaves cannot take over the agent keys that they made");
    }
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      Optional<Member> member = members.member(caller.teamId(), userId);
      if (member.isEmpty()) {
        return finished(caller, userId, handOver);
      }
      Optional<String> refusal =
          leaves ? Optional.empty() : MemberRule.removal(caller.role(), member.get().role());
      if (refusal.isPresent()) {
        return new Outcome.Forbidden(refusal.get());
      }
      if (isSoleOwner(member.get())) {
        return lastOwner();
      }
      // The member first: from that write on their keys open nothing and none can be made, so what
      // is ended after it is all there is. A crash in between leaves dead keys in the list.
      if (members.remove(member.get(), removed(caller, userId))) {
        return new Outcome.Removed(ended(caller, userId, handOver).agentKeys());
      }
    }
    return lastOwner();
  }

  /** Does what a removal that was cut short has left. */
  private Outcome finished(ActingMember caller, UUID userId, boolean handOver) {
    if (!caller.role().covers(Role.ADMIN)) {
      return new Outcome.Unknown();
    }
    Delegations.Ended ended = ended(caller, userId, handOver);
    return ended.all() > 0 ? new Outcome.Removed(ended.agentKeys()) : new Outcome.Unknown();
  }

  private Delegations.Ended ended(ActingMember caller, UUID userId, boolean handOver) {
    if (handOver) {
      delegations.handOver(caller, userId);
    }
    return delegations.narrow(caller, userId, Optional.empty());
  }

  private boolean isSoleOwner(Member member) {
    return member.role() == Role.OWNER
        && members.members(member.teamId()).stream()
            .filter(other -> other.role() == Role.OWNER)
            .allMatch(other -> other.userId().equals(member.userId()));
  }

  private static Outcome lastOwner() {
    return new Outcome.Refused("the last owner stays owner: make somebody else one first");
  }

  private AuditEntry changed(ActingMember caller, Member before, Role wanted) {
    return entries.of(
        caller.teamId(),
        Actor.user(caller.userId()),
        Deed.update(
            resource(before.userId()),
            Map.of("role", new Change(before.role().wire(), wanted.wire()))));
  }

  private AuditEntry removed(ActingMember caller, UUID userId) {
    return entries.of(caller.teamId(), Actor.user(caller.userId()), Deed.delete(resource(userId)));
  }

  private static Resource resource(UUID userId) {
    return Resource.member(userId);
  }
}
