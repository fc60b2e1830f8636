package dev.owlissues.shared.account.member;

import static dev.owlissues.shared.account.signin.AccountStage.address;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.account.signin.AccountStage;
import dev.owlissues.shared.account.signin.NewAccount;
import dev.owlissues.shared.account.team.Team;
import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.account.user.User;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.mail.Mail;
import dev.owlissues.shared.mail.Sent;
import dev.owlissues.shared.mail.Suppression;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InvitationServiceTest {
  @RegisterExtension final LocalTables tables = new LocalTables();
  private AccountStage stage;
  private Team team;
  private User ann;

  @BeforeEach
  void open() {
    stage = new AccountStage(tables.client(), tables.names());
    NewAccount account = stage.joined("ann");
    team = account.team();
    ann = account.user();
  }

  @Test // (R-invitation-9)
  void nobodyIsInvitedWhoseAddressGetsNoMail() {
    stage.suppressions.suppress(
        "eve@example.com", new Suppression(Suppression.Cause.COMPLAINT, AccountStage.START));
    int before = stage.mailer.taken().size();
    var wish = new InvitationService.Wish(address("eve"), Role.MEMBER, token -> token);

    assertThat(stage.invitationService.invite(team, stage.owner(team.id(), ann), ann, wish))
        .isInstanceOf(InvitationService.Invited.Suppressed.class);
    assertThat(stage.mailer.taken()).hasSize(before);
    assertThat(stage.invitations.ofTeam(team.id()))
        .extracting(invitation -> invitation.address().text())
        .doesNotContain("eve@example.com");
  }

  @Test // (R-invitation-10, R-text-1)
  void aNameInAnInvitationIsAShortLineWithTheAddressBesideIt() {
    User by =
        new User(
            ann.id(),
            ann.email(),
            "Your account is\u202E locked,\r\nsign in at once " + "x".repeat(100),
            "{}",
            ann.createdAt(),
            ann.updatedAt());
    var wish = new InvitationService.Wish(address("eve"), Role.MEMBER, token -> token);

    stage.invitationService.invite(team, stage.owner(team.id(), ann), by, wish);

    var mail = stage.mailer.taken().getLast();
    assertThat(mail.subject())
        .startsWith("Your account is locked, sign in at once xxx")
        .contains("x… invites you to the team");
    assertThat(mail.text()).contains("x… (ann@example.com) invites you");
  }

  @Test // (R-invitation-2)
  void whoAcceptsIsInTheTeamWithTheRoleOfTheInvitation() {
    User bob = stage.joined("bob").user();

    var accepted = stage.invitationService.accept(bob, stage.invite(team, ann, "bob", Role.ADMIN));

    assertThat(accepted).isEqualTo(new InvitationService.Accepted.Joined(team.id(), Role.ADMIN));
    assertThat(stage.role(team.id(), bob)).contains(Role.ADMIN);
    assertThat(stage.users.find(bob.id()).orElseThrow().memberships()).hasSize(2);
  }

  @Test // (R-invitation-1)
  void theMailNamesTeamRoleAndInviterAndHasTheLink() {
    String token = stage.invite(team, ann, "bob", Role.MEMBER);

    Mail mail = stage.mailer.taken().getLast();
    assertThat(mail.to()).isEqualTo("bob@example.com");
    assertThat(mail.subject()).isEqualTo("Ann invites you to the team Ann's team on Owl Issues");
    assertThat(mail.text()).contains("as member", "https://x/" + token);
    assertThat(mail.html()).contains("href=\"https://x/" + token + "\"");
  }

  @Test
  void whatPeopleWroteIsTextInTheMail() {
    Team evil = new Team(team.id(), "<b>x</b>\r\nBcc: a", "evil", AccountStage.START);
    var wish =
        new InvitationService.Wish(address("bob"), Role.MEMBER, token -> "https://x/" + token);

    stage.invitationService.invite(evil, stage.owner(team.id(), ann), ann, wish);

    Mail mail = stage.mailer.taken().getLast();
    assertThat(mail.subject()).doesNotContain("\n").doesNotContain("\r");
    assertThat(mail.html()).doesNotContain("<b>").contains("&lt;b&gt;");
  }

  @Test // (R-invitation-1)
  void anInvitationIsGoodForSevenDays() {
    User bob = stage.joined("bob").user();
    String token = stage.invite(team, ann, "bob", Role.MEMBER);
    stage.clock.advance(Duration.ofDays(7));

    assertThat(stage.invitationService.accept(bob, token))
        .isEqualTo(new InvitationService.Accepted.Over());
    assertThat(stage.role(team.id(), bob)).isEmpty();
  }

  @Test // (R-invitation-1)
  void anInvitationIsUsedOnce() {
    User bob = stage.joined("bob").user();
    String token = stage.invite(team, ann, "bob", Role.MEMBER);
    stage.invitationService.accept(bob, token);

    assertThat(stage.invitationService.accept(bob, token))
        .isEqualTo(new InvitationService.Accepted.Over());
  }

  @Test
  void twoAcceptancesAtOnceMakeOneMember() throws Exception {
    User bob = stage.joined("bob").user();
    String token = stage.invite(team, ann, "bob", Role.OWNER);
    List<Future<InvitationService.Accepted>> outcomes = new ArrayList<>();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 4; i++) {
        outcomes.add(threads.submit(() -> stage.invitationService.accept(bob, token)));
      }
    }

    int joined = 0;
    for (var outcome : outcomes) {
      joined += outcome.get() instanceof InvitationService.Accepted.Joined ? 1 : 0;
    }
    assertThat(joined).isEqualTo(1);
    assertThat(stage.members.members(team.id())).hasSize(2);
    // Two owners were counted, not three or more: both cannot leave.
    assertThat(stage.memberService.remove(stage.owner(team.id(), ann), ann.id(), false))
        .isInstanceOf(MemberService.Outcome.Removed.class);
    assertThat(stage.memberService.remove(stage.owner(team.id(), bob), bob.id(), false))
        .isInstanceOf(MemberService.Outcome.Refused.class);
  }

  @Test // (R-invitation-2)
  void anInvitationIsForItsOwnAddressOnly() {
    User eve = stage.joined("eve").user();
    String token = stage.invite(team, ann, "bob", Role.MEMBER);

    assertThat(stage.invitationService.accept(eve, token))
        .isEqualTo(new InvitationService.Accepted.OtherAddress());
    assertThat(stage.invitationService.accept(eve, "unknown"))
        .isEqualTo(new InvitationService.Accepted.Unknown());
  }

  @Test // (R-invitation-3)
  void invitingAgainRenewsTheTokenAndTheOldOneIsVoid() {
    User bob = stage.joined("bob").user();
    String old = stage.invite(team, ann, "bob", Role.MEMBER);
    Invitation first = stage.invitations.ofTeam(team.id()).getFirst();
    stage.clock.advance(Duration.ofDays(5));

    String renewed = stage.invite(team, ann, "bob", Role.ADMIN);

    assertThat(stage.invitations.ofTeam(team.id()))
        .singleElement()
        .satisfies(its -> {
          assertThat(its.id()).isEqualTo(first.id());
          assertThat(its.asked().createdAt()).isEqualTo(first.asked().createdAt());
          assertThat(its.asked().validUntil())
              .isEqualTo(first.asked().validUntil().plus(Duration.ofDays(5)));
        });
    assertThat(stage.invitationService.accept(bob, old))
        .isEqualTo(new InvitationService.Accepted.Unknown());
    assertThat(stage.invitationService.accept(bob, renewed))
        .isEqualTo(new InvitationService.Accepted.Joined(team.id(), Role.ADMIN));
  }

  @Test // (R-invitation-3)
  void aMemberIsNotInvitedAgain() {
    stage.member(team, ann, "bob", Role.MEMBER);
    var wish =
        new InvitationService.Wish(address("bob"), Role.MEMBER, token -> "https://x/" + token);

    assertThat(stage.invitationService.invite(team, stage.owner(team.id(), ann), ann, wish))
        .isEqualTo(new InvitationService.Invited.AlreadyMember());
  }

  @Test
  void whoLeftMayBeInvitedAgain() {
    User bob = stage.member(team, ann, "bob", Role.MEMBER);
    stage.memberService.remove(stage.owner(team.id(), ann), bob.id(), false);

    var again = stage.invitationService.accept(bob, stage.invite(team, ann, "bob", Role.ADMIN));

    assertThat(again).isInstanceOf(InvitationService.Accepted.Joined.class);
  }

  @Test // (R-invitation-4)
  void onlyAnOwnerInvitesAnOwner() {
    User bob = stage.member(team, ann, "bob", Role.ADMIN);
    var wish =
        new InvitationService.Wish(address("eve"), Role.OWNER, token -> "https://x/" + token);

    assertThat(
            stage.invitationService.invite(
                team, new ActingMember(team.id(), bob.id(), Role.ADMIN), bob, wish))
        .isInstanceOf(InvitationService.Invited.Forbidden.class);
  }

  @Test
  void anInvitationThatIsTakenBackLeadsNowhere() {
    User bob = stage.joined("bob").user();
    String token = stage.invite(team, ann, "bob", Role.MEMBER);
    Invitation invitation = stage.invitations.ofTeam(team.id()).getFirst();

    assertThat(stage.invitationService.withdraw(stage.owner(team.id(), ann), invitation.id()))
        .isEqualTo(InvitationService.Withdrawn.DONE);

    assertThat(stage.invitationService.accept(bob, token))
        .isEqualTo(new InvitationService.Accepted.Unknown());
    assertThat(stage.invitations.invited(address("bob"), AccountStage.START)).isFalse();
    assertThat(stage.invitationService.withdraw(stage.owner(team.id(), ann), invitation.id()))
        .isEqualTo(InvitationService.Withdrawn.UNKNOWN);
  }

  @Test
  void aMailThatIsNotTakenIsSaidAndInvitingAgainHelps() {
    stage.mailer.answering(new Sent.Later("full"));
    var wish =
        new InvitationService.Wish(address("bob"), Role.MEMBER, token -> "https://x/" + token);

    var first = stage.invitationService.invite(team, stage.owner(team.id(), ann), ann, wish);
    stage.mailer.answering(new Sent.Accepted("m-1"));
    User bob = stage.joined("bob").user();
    var accepted = stage.invitationService.accept(bob, stage.invite(team, ann, "bob", Role.MEMBER));

    assertThat(first).isEqualTo(new InvitationService.Invited.NotSent());
    assertThat(accepted).isInstanceOf(InvitationService.Accepted.Joined.class);
  }

  @Test // (R-invitation-6)
  void theTablesHoldNoToken() {
    String token = stage.invite(team, ann, "bob", Role.MEMBER);

    for (var table : Tables.ALL) {
      assertThat(
              tables
                  .client()
                  .scan(scan -> scan.tableName(tables.names().of(table)))
                  .items()
                  .toString())
          .doesNotContain(token);
    }
  }
}
