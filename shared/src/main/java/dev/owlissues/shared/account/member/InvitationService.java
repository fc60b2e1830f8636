package dev.owlissues.shared.account.member;

import dev.owlissues.shared.account.team.Team;
import dev.owlissues.shared.account.user.EmailAddress;
import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.account.user.User;
import dev.owlissues.shared.account.user.UserStore;
import dev.owlissues.shared.audit.AuditEntries;
import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.audit.AuditEntry.Actor;
import dev.owlissues.shared.audit.AuditEntry.Deed;
import dev.owlissues.shared.audit.AuditEntry.Resource;
import dev.owlissues.shared.base.hash.Sha256;
import dev.owlissues.shared.mail.Mailer;
import dev.owlissues.shared.mail.Sent;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import java.util.function.UnaryOperator;

/** Invites people, and lets them in. */
public final class InvitationService {
  private static final int TOKEN_BYTES = 32;
  private static final int MAX_TRIES = 5;

  private final InvitationStore invitations;
  private final MemberStore members;
  private final UserStore users;
  private final Mailer mailer;
  private final AuditEntries entries;
  private final SecureRandom random;

  /** Invites into those stores; tokens are drawn from {@code random}. */
  public InvitationService(
      InvitationStore invitations,
      MemberStore members,
      UserStore users,
      Mailer mailer,
      AuditEntries entries,
      SecureRandom random) {
    this.invitations = invitations;
    this.members = members;
    this.users = users;
    this.mailer = mailer;
    this.entries = entries;
    this.random = random;
  }

  /** What became of an invitation that was to be made. */
  public sealed interface Invited {

    /** It is made and mailed. */
    record Made(Invitation invitation) implements Invited {}

    /** It is made, but the mail was not taken; inviting again sends another. */
    record NotSent() implements Invited {}

    /** Who has the address is in the team already. */
    record AlreadyMember() implements Invited {}

    /** The caller's role does not reach that far. */
    record Forbidden(String why) implements Invited {}
  }

  /** What became of an invitation that was to be accepted. */
  public sealed interface Accepted {

    /** The person is in the team now. */
    record Joined(UUID teamId, Role role) implements Accepted {}

    /** No invitation has that token. */
    record Unknown() implements Accepted {}

    /** The invitation is for another address. */
    record OtherAddress() implements Accepted {}

    /** The invitation was used, or has run out. */
    record Over() implements Accepted {}

    /** The person is in the team already. */
    record AlreadyMember() implements Accepted {}
  }

  /** What {@link #invite} needs to know beside the team. */
  public record Wish(EmailAddress address, Role role, UnaryOperator<String> link) {}

  /** Invites an address; one that is invited already gets a new token, and the old one is void. */
  public Invited invite(Team team, ActingMember caller, User by, Wish wish) {
    Optional<String> refusal = MemberRule.invitation(caller.role(), wish.role());
    if (refusal.isPresent()) {
      return new Invited.Forbidden(refusal.get());
    }
    if (users.idOf(wish.address()).flatMap(id -> members.member(team.id(), id)).isPresent()) {
      return new Invited.AlreadyMember();
    }
    String token = token();
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      Optional<Invitation> before = invitations.find(team.id(), wish.address());
      Invitation next = next(team, by, wish, before, Sha256.hex(token));
      if (invitations.save(next, before, made(next, by.id()))) {
        return mail(next, team, by, wish.link().apply(token));
      }
    }
    return new Invited.NotSent();
  }

  // After it is stored: a link that leads nowhere would be worse than a mail that is missing.
  private Invited mail(Invitation invitation, Team team, User by, String link) {
    Sent sent = mailer.send(InvitationMail.of(invitation, team.name(), by.name(), link));
    return sent instanceof Sent.Accepted ? new Invited.Made(invitation) : new Invited.NotSent();
  }

  /** Makes who is signed in a member of the team that the token is for. */
  public Accepted accept(User user, String token) {
    Optional<Invitation> found = invitations.byToken(Sha256.hex(token));
    if (found.isEmpty()) {
      return new Accepted.Unknown();
    }
    Invitation invitation = found.get();
    Instant now = entries.now();
    if (!invitation.address().text().equals(user.email())) {
      return new Accepted.OtherAddress();
    }
    if (!invitation.open(now)) {
      return new Accepted.Over();
    }
    Member member = Member.joining(invitation.teamId(), user.id(), invitation.role(), now);
    AuditEntry entry =
        entries.of(
            invitation.teamId(), Actor.user(user.id()), Deed.create(Resource.member(user.id())));
    if (invitations.accept(invitation, member, entry)) {
      return new Accepted.Joined(invitation.teamId(), invitation.role());
    }
    return members.member(invitation.teamId(), user.id()).isPresent()
            && invitations.byToken(invitation.tokenHash()).filter(its -> its.open(now)).isPresent()
        ? new Accepted.AlreadyMember()
        : new Accepted.Over();
  }

  /** The invitation that has that token, used or expired ones too. */
  public Optional<Invitation> find(String token) {
    return invitations.byToken(Sha256.hex(token));
  }

  /**
   * Takes an invitation back.
   *
   * @return whether there was one
   */
  public boolean withdraw(UUID teamId, UUID invitationId, UUID by) {
    return invitations.ofTeam(teamId).stream()
        .filter(invitation -> invitation.id().equals(invitationId))
        .filter(invitation -> invitation.asked().acceptedAt().isEmpty())
        .anyMatch(invitation ->
            invitations.delete(
                invitation, entries.of(teamId, Actor.user(by), Deed.delete(resource(invitation)))));
  }

  private Invitation next(
      Team team, User by, Wish wish, Optional<Invitation> before, String tokenHash) {
    Instant now = entries.now();
    Optional<Invitation> renewed = before.filter(old -> old.asked().acceptedAt().isEmpty());
    return new Invitation(
        renewed.map(Invitation::id).orElseGet(() -> entries.ids().next()),
        team.id(),
        wish.address(),
        wish.role(),
        new Invitation.Asked(
            by.id(),
            renewed.map(old -> old.asked().createdAt()).orElse(now),
            now.plus(Invitation.VALID),
            Optional.empty()),
        tokenHash);
  }

  private AuditEntry made(Invitation invitation, UUID by) {
    return entries.of(invitation.teamId(), Actor.user(by), Deed.create(resource(invitation)));
  }

  private static Resource resource(Invitation invitation) {
    return Resource.invitation(invitation.id());
  }

  private String token() {
    byte[] bytes = new byte[TOKEN_BYTES];
    random.nextBytes(bytes);
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }
}
