package dev.owlissues.shared.account.signin;

import dev.owlissues.local.aws.MovableClock;
import dev.owlissues.shared.account.access.KeyRegistry;
import dev.owlissues.shared.account.member.ActingMember;
import dev.owlissues.shared.account.member.InvitationLimits;
import dev.owlissues.shared.account.member.InvitationService;
import dev.owlissues.shared.account.member.InvitationStore;
import dev.owlissues.shared.account.member.MemberService;
import dev.owlissues.shared.account.member.MemberStore;
import dev.owlissues.shared.account.member.TeamCreation;
import dev.owlissues.shared.account.team.Team;
import dev.owlissues.shared.account.team.TeamStore;
import dev.owlissues.shared.account.user.EmailAddress;
import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.account.user.User;
import dev.owlissues.shared.account.user.UserStore;
import dev.owlissues.shared.audit.AuditEntries;
import dev.owlissues.shared.base.id.RandomIds;
import dev.owlissues.shared.base.vault.CountedVault;
import dev.owlissues.shared.base.vault.VaultKeys;
import dev.owlissues.shared.dynamo.account.DynamoCodeStore;
import dev.owlissues.shared.dynamo.table.LocalStores;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.mail.RecordingMailer;
import dev.owlissues.shared.mail.Suppressions;
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
  public final Suppressions suppressions;
  public final UserStore users;
  public final TeamStore teams;
  public final TeamCreation teamCreation;
  public final MemberStore members;
  public final InvitationStore invitations;
  public final KeyRegistry keys;
  public final SignUps signUps;
  public final AccountFactory accountFactory;
  public final MemberService memberService;
  public final InvitationService invitationService;
  public final SessionTokens tokens;
  public final CodeService codeService;
  public final SignIn signIn;

  public AccountStage(DynamoDbClient client, TableNames names) {
    this(client, names, new SignUpRule.Open());
  }

  public AccountStage(DynamoDbClient client, TableNames names, SignUpRule rule) {
    var random = new SecureRandom();
    var vault = new VaultKeys(new CountedVault(), clock, random);
    var entries = new AuditEntries(new RandomIds(clock, random), clock);
    var codes = new DynamoCodeStore(client, names);
    suppressions = LocalStores.in(client, names).suppressions();
    users = LocalStores.in(client, names).users();
    teams = LocalStores.in(client, names).teams();
    teamCreation = LocalStores.in(client, names).teamCreation();
    members = LocalStores.in(client, names).members();
    invitations = LocalStores.in(client, names).invitations();
    keys = LocalStores.in(client, names).keyRegistry();
    signUps = LocalStores.in(client, names).signUps();
    accountFactory = new AccountFactory(entries, random);
    memberService = new MemberService(members, keys, invitations, entries);
    invitationService =
        new InvitationService(
            invitations,
            members,
            users,
            keys,
            mailer,
            new InvitationLimits(codes),
            suppressions,
            entries,
            random);
    tokens = new SessionTokens(vault, clock, new RandomIds(clock, random));
    var policy = new SignUpPolicy(users, invitations, rule);
    var hash = new CodeHash(vault);
    codeService = new CodeService(codes, codes, policy, mailer, suppressions, hash, clock, random);
    signIn = new SignIn(codes, users, signUps, policy, hash, accountFactory);
  }

  public static EmailAddress address(String name) {
    return new EmailAddress(name + "@example.com");
  }

  /** Asks for a code, and returns the one in the mail. */
  public String code(String name) {
    var sent = codeService.send(address(name), "192.0.2." + name.length());
    if (!(sent instanceof CodeService.Outcome.Sent)) {
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
    var accepted = invitationService.accept(user, invite(team, by, name, role));
    if (!(accepted instanceof InvitationService.Accepted.Joined)) {
      throw new IllegalStateException(accepted.toString());
    }
    return user;
  }

  /** Invites an address as the team's owner, and returns the token in the mail. */
  public String invite(Team team, User by, String name, Role role) {
    var wish = new InvitationService.Wish(address(name), role, token -> "https://x/" + token);
    var invited = invitationService.invite(team, owner(team.id(), by), by, wish);
    if (!(invited instanceof InvitationService.Invited.Made)) {
      throw new IllegalStateException(invited.toString());
    }
    String text = mailer.taken().getLast().text();
    return text.replaceAll("(?s).*https://x/(\\S+).*", "$1");
  }

  public ActingMember owner(UUID teamId, User user) {
    return new ActingMember(teamId, user.id(), Role.OWNER);
  }

  public Optional<Role> role(UUID teamId, User user) {
    return members.member(teamId, user.id()).map(member -> member.role());
  }
}
