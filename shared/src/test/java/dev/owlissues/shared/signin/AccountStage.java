package dev.owlissues.shared.signin;

import dev.owlissues.shared.access.KeyRegistry;
import dev.owlissues.shared.audit.AuditEntries;
import dev.owlissues.shared.dynamo.DynamoCodeStore;
import dev.owlissues.shared.dynamo.DynamoInvitationStore;
import dev.owlissues.shared.dynamo.DynamoKeyRegistry;
import dev.owlissues.shared.dynamo.DynamoMemberStore;
import dev.owlissues.shared.dynamo.DynamoSignUps;
import dev.owlissues.shared.dynamo.DynamoTeamDesk;
import dev.owlissues.shared.dynamo.DynamoTeamStore;
import dev.owlissues.shared.dynamo.DynamoUserStore;
import dev.owlissues.shared.dynamo.TableNames;
import dev.owlissues.shared.id.RandomIds;
import dev.owlissues.shared.mail.RecordingMailer;
import dev.owlissues.shared.member.Acting;
import dev.owlissues.shared.member.InvitationDesk;
import dev.owlissues.shared.member.InvitationStore;
import dev.owlissues.shared.member.MemberDesk;
import dev.owlissues.shared.member.MemberStore;
import dev.owlissues.shared.member.TeamDesk;
import dev.owlissues.shared.team.Team;
import dev.owlissues.shared.team.TeamStore;
import dev.owlissues.shared.time.MovableClock;
import dev.owlissues.shared.user.EmailAddress;
import dev.owlissues.shared.user.Role;
import dev.owlissues.shared.user.User;
import dev.owlissues.shared.user.UserStore;
import dev.owlissues.shared.vault.CountedVault;
import dev.owlissues.shared.vault.VaultKeys;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Everything about accounts on real tables, with a clock that tests move and a mailer they read.
 */
public final class AccountStage {
  public static final Instant START = Instant.parse("2026-11-25T08:00:00Z");

  public final MovableClock clock = new MovableClock(START);
  public final RecordingMailer mailer = new RecordingMailer();
  public final UserStore users;
  public final TeamStore teams;
  public final TeamDesk teamDesk;
  public final MemberStore members;
  public final InvitationStore invitations;
  public final KeyRegistry keys;
  public final SignUps signUps;
  public final Drawing drawing;
  public final MemberDesk memberDesk;
  public final InvitationDesk invitationDesk;
  public final SessionTokens tokens;
  public final CodeDesk codeDesk;
  public final SignIn signIn;

  public AccountStage(DynamoDbClient client, TableNames names) {
    this(client, names, new SignUpRule.Open());
  }

  public AccountStage(DynamoDbClient client, TableNames names, SignUpRule rule) {
    var random = new SecureRandom();
    var vault = new VaultKeys(new CountedVault(), clock, random);
    var entries = new AuditEntries(new RandomIds(clock, random), clock);
    var codes = new DynamoCodeStore(client, names);
    users = new DynamoUserStore(client, names);
    teams = new DynamoTeamStore(client, names);
    teamDesk = new DynamoTeamDesk(client, names);
    members = new DynamoMemberStore(client, names);
    invitations = new DynamoInvitationStore(client, names);
    keys = new DynamoKeyRegistry(client, names);
    signUps = new DynamoSignUps(client, names);
    drawing = new Drawing(entries, random);
    memberDesk = new MemberDesk(members, keys, entries);
    invitationDesk = new InvitationDesk(invitations, members, users, mailer, entries, random);
    tokens = new SessionTokens(vault, clock);
    var door = new SignUpDoor(users, invitations, rule);
    var hash = new CodeHash(vault);
    codeDesk = new CodeDesk(codes, codes, door, mailer, hash, clock, random);
    signIn = new SignIn(codes, users, signUps, door, hash, drawing);
  }

  public static EmailAddress address(String name) {
    return new EmailAddress(name + "@example.com");
  }

  /** Asks for a code, and answers the one in the mail. */
  public String code(String name) {
    var sent = codeDesk.send(address(name), "192.0.2." + name.length());
    if (!(sent instanceof CodeDesk.Outcome.Sent)) {
      throw new IllegalStateException(sent.toString());
    }
    return mailer.code();
  }

  /** Somebody who signs in for the first time. */
  public NewAccount joined(String name) {
    return switch (signIn.verify(address(name), code(name))) {
      case SignIn.Outcome.Joined(var account) -> account;
      case SignIn.Outcome outcome -> throw new IllegalStateException(outcome.toString());
    };
  }

  /** Somebody new, made a member of that team by an invitation. */
  public User member(Team team, User by, String name, Role role) {
    User user = joined(name).user();
    var accepted = invitationDesk.accept(user, invite(team, by, name, role));
    if (!(accepted instanceof InvitationDesk.Accepted.Joined)) {
      throw new IllegalStateException(accepted.toString());
    }
    return user;
  }

  /** Invites an address as the team's owner, and answers the token in the mail. */
  public String invite(Team team, User by, String name, Role role) {
    var wish = new InvitationDesk.Wish(address(name), role, token -> "https://x/" + token);
    var invited = invitationDesk.invite(team, owner(team.id(), by), by, wish);
    if (!(invited instanceof InvitationDesk.Invited.Made)) {
      throw new IllegalStateException(invited.toString());
    }
    String text = mailer.taken().getLast().text();
    return text.replaceAll("(?s).*https://x/(\\S+).*", "$1");
  }

  public Acting owner(UUID teamId, User user) {
    return new Acting(teamId, user.id(), Role.OWNER);
  }

  public Optional<Role> role(UUID teamId, User user) {
    return members.member(teamId, user.id()).map(member -> member.role());
  }
}
