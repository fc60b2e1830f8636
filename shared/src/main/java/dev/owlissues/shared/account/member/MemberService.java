package dev.owlissues.shared.account.member;

import dev.owlissues.shared.account.access.ApiKey;
import dev.owlissues.shared.account.access.KeyRegistry;
import dev.owlissues.shared.account.access.KeyType;
import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.audit.AuditEntries;
import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.audit.AuditEntry.Actor;
import dev.owlissues.shared.audit.AuditEntry.Change;
import dev.owlissues.shared.audit.AuditEntry.Deed;
import dev.owlissues.shared.audit.AuditEntry.Resource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Changes and removes members by the rules of roles. A team never loses its last owner. */
public final class MemberService {
  private static final int MAX_TRIES = 5;

  private final MemberStore members;
  private final KeyRegistry keys;
  private final AuditEntries entries;

  /** Works on those members, and on the keys that they made. */
  public MemberService(MemberStore members, KeyRegistry keys, AuditEntries entries) {
    this.members = members;
    this.keys = keys;
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
        return new Outcome.Changed(member.get().with(wanted));
      }
    }
    return lastOwner();
  }

  /**
   * Removes a member, or lets the caller leave.
   *
   * @param revokeKeys whether the agent keys that the member made end with it
   */
  public Outcome remove(ActingMember caller, UUID userId, boolean revokeKeys) {
    int revoked = 0;
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      Optional<Member> member = members.member(caller.teamId(), userId);
      if (member.isEmpty()) {
        return new Outcome.Unknown();
      }
      Optional<String> refusal =
          userId.equals(caller.userId())
              ? Optional.empty()
              : MemberRule.removal(caller.role(), member.get().role());
      if (refusal.isPresent()) {
        return new Outcome.Forbidden(refusal.get());
      }
      if (isSoleOwner(member.get())) {
        return lastOwner();
      }
      // Keys first: after a crash the member is still there, and the removal can be asked for
      // again.
      revoked += revokeKeys ? revokeKeys(caller, userId) : 0;
      if (members.remove(member.get(), removed(caller, userId))) {
        // And again: one may have been made in between, and from now on none can be.
        return new Outcome.Removed(revoked + (revokeKeys ? revokeKeys(caller, userId) : 0));
      }
    }
    return lastOwner();
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

  private int revokeKeys(ActingMember caller, UUID userId) {
    String maker = Actor.user(userId).id();
    List<ApiKey> theirs =
        keys.ofTeam(caller.teamId()).stream()
            .map(KeyRegistry.Listed::key)
            .filter(key -> key.type() == KeyType.AGENT)
            .filter(key -> key.createdBy().filter(by -> by.id().equals(maker)).isPresent())
            .toList();
    int revoked = 0;
    for (ApiKey key : theirs) {
      AuditEntry entry =
          entries.of(
              caller.teamId(), Actor.user(caller.userId()), Deed.delete(Resource.key(key.id())));
      revoked += keys.revoke(key, entries.now(), entry) ? 1 : 0;
    }
    return revoked;
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
