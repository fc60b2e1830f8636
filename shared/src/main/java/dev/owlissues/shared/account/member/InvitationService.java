package dev.owlissues.shared.account.member;

import dev.owlissues.shared.account.access.KeyRegistry;
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
import dev.owlissues.shared.mail.Mail;
import dev.owlissues.shared.mail.Mailer;
import dev.owlissues.shared.mail.Sent;
import dev.owlissues.shared.mail.Suppression;
import dev.owlissues.shared.mail.Suppressions;
import java.security.SecureRandom;
import java.time.Duration;
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
  private final InvitationLimits limits;
  private final Suppressions suppressions;
  private final AuditEntries entries;
  private final Delegations delegations;
  private final SecureRandom random;

  /** Invites into those stores; tokens are drawn from {@code random}. */
  public InvitationService(
      InvitationStore invitations,
      MemberStore members,
      UserStore users,
      KeyRegistry keys,
      Mailer mailer,
      InvitationLimits limits,
      Suppressions suppressions,
      AuditEntries entries,
      SecureRandom random) {
    this.invitations = invitations;
    this.members = members;
    this.users = users;
    this.mailer = mailer;
    this.limits = limits;
    this.suppressions = suppressions;
    this.entries = entries;
    this.delegations = new Delegations(keys, invitations, entries);
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

    /** No mail goes to the address any more. */
    record Suppressed(Suppression suppression) implements Invited {}

    /** The address, the team or the stack had too many invitations today. */
    record TooMany(Duration retryAfter) implements Invited {}

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
    String token = token();
    Role role = caller.role();
    for (int tries = 0; tries < MAX_TRIES; tries++) {
      // First: who accepts after this changes what was read here, and nothing is saved.
      Optional<Invitation> before = invitations.find(team.id(), wish.address());
      Optional<Invited> refusal = refusal(team, role, wish, before);
      if (refusal.isPresent()) {
        return refusal.get();
      }
      Optional<Duration> wait =
          tries == 0 ? limits.take(team.id(), wish.address(), entries.now()) : Optional.empty();
      if (wait.isPresent()) {
        return new Invited.TooMany(wait.get());
      }
      Invitation next = next(team, by, wish, before, Sha256.hex(token));
      // Written before anything is stored: what no mail can say is nobody's invitation.
      Mail mail = InvitationMail.of(next, team.name(), by, wish.link().apply(token));
      if (invitations.save(next, before, made(next, by.id()))) {
        return sent(next, mail);
      }
      Optional<Role> now = role(team.id(), caller.userId());
      if (now.isEmpty()) {
        return new Invited.Forbidden("you are no member of the team any more");
      }
      role = now.get();
    }
    return new Invited.NotSent();
  }

  private Optional<Invited> refusal(Team team, Role role, Wish wish, Optional<Invitation> before) {
    Optional<String> forbidden = MemberRule.invitation(role, wish.role());
    if (forbidden.isPresent()) {
      return forbidden.map(Invited.Forbidden::new);
    }
    if (users.idOf(wish.address()).flatMap(id -> members.member(team.id(), id)).isPresent()) {
      return Optional.of(new Invited.AlreadyMember());
    }
    Optional<Invited> suppressed =
        suppressions.of(wish.address().text()).map(Invited.Suppressed::new);
    return suppressed.or(() ->
        before
            .filter(standing -> standing.open(entries.now()))
            .flatMap(standing -> MemberRule.replacing(role, standing))
            .map(Invited.Forbidden::new));
  }

  // After it is stored: a link that leads nowhere would be worse than a mail that is missing.
  private Invited sent(Invitation invitation, Mail mail) {
    return mailer.send(mail) instanceof Sent.Accepted
        ? new Invited.Made(invitation)
        : new Invited.NotSent();
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
    // What an earlier membership left behind does not come back with this one.
    var joining = new ActingMember(invitation.teamId(), user.id(), invitation.role());
    delegations.narrow(joining, user.id(), role(invitation.teamId(), user.id()));
    Member member = Member.joining(invitation.teamId(), user.id(), invitation.role(), now);
    AuditEntry entry =
        entries.of(
            invitation.teamId(), Actor.user(user.id()), Deed.create(Resource.member(user.id())));
    if (invitations.accept(invitation, member, entry)) {
      return new Accepted.Joined(invitation.teamId(), invitation.role());
    }
    return role(invitation.teamId(), user.id()).isPresent()
            && invitations.byToken(invitation.tokenHash()).filter(its -> its.open(now)).isPresent()
        ? new Accepted.AlreadyMember()
        : new Accepted.Over();
  }

  /** The invitation that has that token, used or expired ones too. */
  public Optional<Invitation> find(String token) {
    return invitations.byToken(Sha256.hex(token));
  }

  /** What became of an invitation that was to be taken back. */
  public enum Withdrawn {
    /** It is gone. */
    DONE,
    /** There is none, or it was used. */
    UNKNOWN,
    /** The caller's role does not reach that far. */
    FORBIDDEN
  }

  /** Takes an invitation back. */
  public Withdrawn withdraw(ActingMember caller, UUID invitationId) {
    Optional<Invitation> found =
        invitations.ofTeam(caller.teamId()).stream()
            .filter(invitation -> invitation.id().equals(invitationId))
            .filter(invitation -> invitation.asked().acceptedAt().isEmpty())
            .findFirst();
    if (found.isEmpty()) {
      return Withdrawn.UNKNOWN;
    }
    if (MemberRule.replacing(caller.role(), found.get()).isPresent()) {
      return Withdrawn.FORBIDDEN;
    }
    Actor by = Actor.user(caller.userId());
    AuditEntry entry = entries.of(caller.teamId(), by, Deed.delete(resource(found.get())));
    return invitations.delete(found.get(), entry) ? Withdrawn.DONE : Withdrawn.UNKNOWN;
  }

  private Optional<Role> role(UUID teamId, UUID userId) {
    return members.member(teamId, userId).map(Member::role);
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
