package dev.owlissues.shared.member;

import static dev.owlissues.shared.signin.AccountStage.address;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.dynamo.LocalTables;
import dev.owlissues.shared.dynamo.Tables;
import dev.owlissues.shared.mail.Mail;
import dev.owlissues.shared.mail.Sent;
import dev.owlissues.shared.signin.AccountStage;
import dev.owlissues.shared.signin.NewAccount;
import dev.owlissues.shared.team.Team;
import dev.owlissues.shared.user.Role;
import dev.owlissues.shared.user.User;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class InvitationDeskTest {
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

  @Test
  void whoAcceptsIsInTheTeamWithTheRoleOfTheInvitation() {
    User bob = stage.joined("bob").user();

    var accepted = stage.invitationDesk.accept(bob, stage.invite(team, ann, "bob", Role.ADMIN));

    assertThat(accepted).isEqualTo(new InvitationDesk.Accepted.Joined(team.id(), Role.ADMIN));
    assertThat(stage.role(team.id(), bob)).contains(Role.ADMIN);
    assertThat(stage.users.find(bob.id()).orElseThrow().memberships()).hasSize(2);
  }

  @Test
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
    var wish = new InvitationDesk.Wish(address("bob"), Role.MEMBER, token -> "https://x/" + token);

    stage.invitationDesk.invite(evil, stage.owner(team.id(), ann), ann, wish);

    Mail mail = stage.mailer.taken().getLast();
    assertThat(mail.subject()).doesNotContain("\n").doesNotContain("\r");
    assertThat(mail.html()).doesNotContain("<b>").contains("&lt;b&gt;");
  }

  @Test
  void anInvitationIsGoodForSevenDays() {
    User bob = stage.joined("bob").user();
    String token = stage.invite(team, ann, "bob", Role.MEMBER);
    stage.clock.advance(Duration.ofDays(7));

    assertThat(stage.invitationDesk.accept(bob, token))
        .isEqualTo(new InvitationDesk.Accepted.Over());
    assertThat(stage.role(team.id(), bob)).isEmpty();
  }

  @Test
  void anInvitationIsUsedOnce() {
    User bob = stage.joined("bob").user();
    String token = stage.invite(team, ann, "bob", Role.MEMBER);
    stage.invitationDesk.accept(bob, token);

    assertThat(stage.invitationDesk.accept(bob, token))
        .isEqualTo(new InvitationDesk.Accepted.Over());
  }

  @Test
  void twoAcceptancesAtOnceMakeOneMember() throws Exception {
    User bob = stage.joined("bob").user();
    String token = stage.invite(team, ann, "bob", Role.OWNER);
    List<Future<InvitationDesk.Accepted>> outcomes = new ArrayList<>();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 4; i++) {
        outcomes.add(threads.submit(() -> stage.invitationDesk.accept(bob, token)));
      }
    }

    int joined = 0;
    for (var outcome : outcomes) {
      joined += outcome.get() instanceof InvitationDesk.Accepted.Joined ? 1 : 0;
    }
    assertThat(joined).isEqualTo(1);
    assertThat(stage.members.members(team.id())).hasSize(2);
    // Two owners were counted, not three or more: both cannot leave.
    assertThat(stage.memberDesk.remove(stage.owner(team.id(), ann), ann.id(), false))
        .isInstanceOf(MemberDesk.Outcome.Removed.class);
    assertThat(stage.memberDesk.remove(stage.owner(team.id(), bob), bob.id(), false))
        .isInstanceOf(MemberDesk.Outcome.Refused.class);
  }

  @Test
  void anInvitationIsForItsOwnAddressOnly() {
    User eve = stage.joined("eve").user();
    String token = stage.invite(team, ann, "bob", Role.MEMBER);

    assertThat(stage.invitationDesk.accept(eve, token))
        .isEqualTo(new InvitationDesk.Accepted.OtherAddress());
    assertThat(stage.invitationDesk.accept(eve, "unknown"))
        .isEqualTo(new InvitationDesk.Accepted.Unknown());
  }

  @Test
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
    assertThat(stage.invitationDesk.accept(bob, old))
        .isEqualTo(new InvitationDesk.Accepted.Unknown());
    assertThat(stage.invitationDesk.accept(bob, renewed))
        .isEqualTo(new InvitationDesk.Accepted.Joined(team.id(), Role.ADMIN));
  }

  @Test
  void aMemberIsNotInvitedAgain() {
    stage.member(team, ann, "bob", Role.MEMBER);
    var wish = new InvitationDesk.Wish(address("bob"), Role.MEMBER, token -> "https://x/" + token);

    assertThat(stage.invitationDesk.invite(team, stage.owner(team.id(), ann), ann, wish))
        .isEqualTo(new InvitationDesk.Invited.AlreadyMember());
  }

  @Test
  void whoLeftMayBeInvitedAgain() {
    User bob = stage.member(team, ann, "bob", Role.MEMBER);
    stage.memberDesk.remove(stage.owner(team.id(), ann), bob.id(), false);

    var again = stage.invitationDesk.accept(bob, stage.invite(team, ann, "bob", Role.ADMIN));

    assertThat(again).isInstanceOf(InvitationDesk.Accepted.Joined.class);
  }

  @Test
  void onlyAnOwnerInvitesAnOwner() {
    User bob = stage.member(team, ann, "bob", Role.ADMIN);
    var wish = new InvitationDesk.Wish(address("eve"), Role.OWNER, token -> "https://x/" + token);

    assertThat(
            stage.invitationDesk.invite(
                team, new Acting(team.id(), bob.id(), Role.ADMIN), bob, wish))
        .isInstanceOf(InvitationDesk.Invited.Forbidden.class);
  }

  @Test
  void anInvitationThatIsTakenBackLeadsNowhere() {
    User bob = stage.joined("bob").user();
    String token = stage.invite(team, ann, "bob", Role.MEMBER);
    Invitation invitation = stage.invitations.ofTeam(team.id()).getFirst();

    assertThat(stage.invitationDesk.withdraw(team.id(), invitation.id(), ann.id())).isTrue();

    assertThat(stage.invitationDesk.accept(bob, token))
        .isEqualTo(new InvitationDesk.Accepted.Unknown());
    assertThat(stage.invitations.invited(address("bob"), AccountStage.START)).isFalse();
    assertThat(stage.invitationDesk.withdraw(team.id(), invitation.id(), ann.id())).isFalse();
  }

  @Test
  void aMailThatIsNotTakenIsSaidAndInvitingAgainHelps() {
    stage.mailer.answering(new Sent.Later("full"));
    var wish = new InvitationDesk.Wish(address("bob"), Role.MEMBER, token -> "https://x/" + token);

    var first = stage.invitationDesk.invite(team, stage.owner(team.id(), ann), ann, wish);
    stage.mailer.answering(new Sent.Accepted("m-1"));
    User bob = stage.joined("bob").user();
    var accepted = stage.invitationDesk.accept(bob, stage.invite(team, ann, "bob", Role.MEMBER));

    assertThat(first).isEqualTo(new InvitationDesk.Invited.NotSent());
    assertThat(accepted).isInstanceOf(InvitationDesk.Accepted.Joined.class);
  }

  @Test
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
