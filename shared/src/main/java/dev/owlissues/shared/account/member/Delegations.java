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

/**
 * What a person gave out in a team's name: agent and import keys, and invitations. It reaches no
 * further than they do themselves (R-key-14, R-invitation-8). Keys are held to that at each
 * request, and invitations when they are accepted; here what reaches further is ended, so that
 * lists say so and nothing comes back with a later role. Each step may be repeated.
 */
final class Delegations {
  private final KeyRegistry keys;
  private final InvitationStore invitations;
  private final AuditEntries entries;

  Delegations(KeyRegistry keys, InvitationStore invitations, AuditEntries entries) {
    this.keys = keys;
    this.invitations = invitations;
    this.entries = entries;
  }

  /**
   * How much was ended.
   *
   * @param agentKeys how many of it were agent keys
   */
  record Ended(int all, int agentKeys) {}

  /**
   * Ends what the person gave out and could not give out in that role.
   *
   * @param role what they are in the team now; empty when they are no member
   */
  Ended narrow(ActingMember by, UUID userId, Optional<Role> role) {
    int all = 0;
    int agentKeys = 0;
    for (ApiKey key : madeBy(by.teamId(), userId)) {
      if (key.type().leastMaker().filter(least -> !covers(role, least)).isPresent()
          && keys.revoke(key, entries.now(), entry(by, Deed.delete(Resource.key(key.id()))))) {
        all++;
        agentKeys += key.type() == KeyType.AGENT ? 1 : 0;
      }
    }
    for (Invitation invitation : invitations.ofTeam(by.teamId())) {
      if (invitation.asked().by().equals(userId)
          && invitation.open(entries.now())
          && !covers(role, invitation.leastInviter())
          && invitations.delete(
              invitation, entry(by, Deed.delete(Resource.invitation(invitation.id()))))) {
        all++;
      }
    }
    return new Ended(all, agentKeys);
  }

  /** Makes who acts answer for the person's agent keys. */
  void handOver(ActingMember by, UUID userId) {
    Change maker = new Change(userId.toString(), by.userId().toString());
    for (ApiKey key : madeBy(by.teamId(), userId)) {
      if (key.type() == KeyType.AGENT) {
        Deed deed = Deed.update(Resource.key(key.id()), Map.of("created_by", maker));
        // Revoked or handed on meanwhile: then there is nothing to hand over.
        var _ = keys.handOver(key, by.userId(), entry(by, deed));
      }
    }
  }

  private List<ApiKey> madeBy(UUID teamId, UUID userId) {
    return keys.ofTeam(teamId).stream()
        .map(KeyRegistry.Listed::key)
        .filter(key -> key.maker().filter(userId::equals).isPresent())
        .toList();
  }

  private AuditEntry entry(ActingMember by, Deed deed) {
    return entries.of(by.teamId(), Actor.user(by.userId()), deed);
  }

  private static boolean covers(Optional<Role> role, Role needed) {
    return role.filter(its -> its.covers(needed)).isPresent();
  }
}
