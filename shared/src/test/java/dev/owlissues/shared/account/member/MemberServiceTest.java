package dev.owlissues.shared.account.member;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.account.access.KeyType;
import dev.owlissues.shared.account.signin.AccountStage;
import dev.owlissues.shared.account.signin.NewAccount;
import dev.owlissues.shared.account.signin.SignIn;
import dev.owlissues.shared.account.team.Team;
import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.account.user.User;
import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.audit.AuditEntry.Actor;
import dev.owlissues.shared.dynamo.table.LocalTables;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MemberServiceTest {
  @RegisterExtension final LocalTables tables = new LocalTables();
  private AccountStage stage;
  private Team team;
  private User ann;
  private User bob;

  @BeforeEach
  void open() {
    stage = new AccountStage(tables.client(), tables.names());
    NewAccount account = stage.joined("ann");
    team = account.team();
    ann = account.user();
    bob = stage.member(team, ann, "bob", Role.MEMBER);
  }

  @Test
  void anOwnerChangesARoleWithTheTeamAndWithThePerson() {
    var outcome = stage.memberService.change(as(ann, Role.OWNER), bob.id(), Role.ADMIN);

    assertThat(outcome).isInstanceOf(MemberService.Outcome.Changed.class);
    assertThat(stage.role(team.id(), bob)).contains(Role.ADMIN);
    assertThat(membership(bob)).contains(Role.ADMIN);
  }

  @Test // (R-member-1)
  void onlyAnOwnerMakesOwners() {
    User eve = stage.member(team, ann, "eve", Role.ADMIN);

    assertThat(stage.memberService.change(as(eve, Role.ADMIN), bob.id(), Role.OWNER))
        .isInstanceOf(MemberService.Outcome.Forbidden.class);
    assertThat(stage.memberService.change(as(ann, Role.OWNER), bob.id(), Role.OWNER))
        .isInstanceOf(MemberService.Outcome.Changed.class);
  }

  @Test // (R-member-1)
  void nobodyChangesWhoIsAboveOrBesideThem() {
    User eve = stage.member(team, ann, "eve", Role.ADMIN);
    User max = stage.member(team, ann, "max", Role.ADMIN);

    assertThat(stage.memberService.change(as(eve, Role.ADMIN), ann.id(), Role.MEMBER))
        .isInstanceOf(MemberService.Outcome.Forbidden.class);
    assertThat(stage.memberService.change(as(eve, Role.ADMIN), max.id(), Role.MEMBER))
        .isInstanceOf(MemberService.Outcome.Forbidden.class);
  }

  @Test // (R-member-2)
  void nobodyChangesTheirOwnRole() {
    assertThat(stage.memberService.change(as(ann, Role.OWNER), ann.id(), Role.MEMBER))
        .isInstanceOf(MemberService.Outcome.Refused.class);
  }

  @Test
  void whoIsNoMemberIsUnknown() {
    User stranger = stage.joined("eve").user();

    assertThat(stage.memberService.change(as(ann, Role.OWNER), stranger.id(), Role.ADMIN))
        .isEqualTo(new MemberService.Outcome.Unknown());
    assertThat(stage.memberService.remove(as(ann, Role.OWNER), UUID.randomUUID(), false))
        .isEqualTo(new MemberService.Outcome.Unknown());
  }

  @Test // (R-member-3)
  void anybodyMayLeaveAndIsOutAtOnce() {
    assertThat(stage.memberService.remove(as(bob, Role.MEMBER), bob.id(), false))
        .isEqualTo(new MemberService.Outcome.Removed(0));
    assertThat(stage.role(team.id(), bob)).isEmpty();
    assertThat(membership(bob)).isEmpty();
  }

  @Test // (R-member-1)
  void aMemberRemovesNobodyAndAnAdminNobodyAboveThem() {
    User eve = stage.member(team, ann, "eve", Role.ADMIN);

    assertThat(stage.memberService.remove(as(bob, Role.MEMBER), eve.id(), false))
        .isInstanceOf(MemberService.Outcome.Forbidden.class);
    assertThat(stage.memberService.remove(as(eve, Role.ADMIN), ann.id(), false))
        .isInstanceOf(MemberService.Outcome.Forbidden.class);
    assertThat(stage.memberService.remove(as(eve, Role.ADMIN), bob.id(), false))
        .isInstanceOf(MemberService.Outcome.Removed.class);
  }

  @Test // (R-member-3)
  void theSoleOwnerMayNotLeave() {
    assertThat(stage.memberService.remove(as(ann, Role.OWNER), ann.id(), false))
        .isInstanceOf(MemberService.Outcome.Refused.class);
    assertThat(stage.keys.ofTeam(team.id())).as("keys are left alone").hasSize(1);
  }

  @Test
  void anOwnerMayLeaveWhenAnotherStays() {
    stage.memberService.change(as(ann, Role.OWNER), bob.id(), Role.OWNER);

    assertThat(stage.memberService.remove(as(ann, Role.OWNER), ann.id(), false))
        .isInstanceOf(MemberService.Outcome.Removed.class);
    assertThat(stage.memberService.remove(as(bob, Role.OWNER), bob.id(), false))
        .isInstanceOf(MemberService.Outcome.Refused.class);
  }

  @Test // (R-member-3)
  void ofTheLastTwoOwnersWhoLeaveAtOnceOneStays() throws Exception {
    stage.memberService.change(as(ann, Role.OWNER), bob.id(), Role.OWNER);
    List<Callable<MemberService.Outcome>> leaving =
        List.of(
            () -> stage.memberService.remove(as(ann, Role.OWNER), ann.id(), false),
            () -> stage.memberService.remove(as(bob, Role.OWNER), bob.id(), false));

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var outcome : threads.invokeAll(leaving)) {
        assertThat(outcome.get()).isNotNull();
      }
    }

    assertThat(stage.members.members(team.id()))
        .singleElement()
        .extracting(Member::role)
        .isEqualTo(Role.OWNER);
  }

  @Test // (R-member-3)
  void ofTheLastTwoOwnersWhoRemoveEachOtherAtOnceOneStays() throws Exception {
    stage.memberService.change(as(ann, Role.OWNER), bob.id(), Role.OWNER);
    List<Callable<MemberService.Outcome>> removing =
        List.of(
            () -> stage.memberService.remove(as(ann, Role.OWNER), bob.id(), false),
            () -> stage.memberService.remove(as(bob, Role.OWNER), ann.id(), false));

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (var outcome : threads.invokeAll(removing)) {
        assertThat(outcome.get()).isNotNull();
      }
    }

    assertThat(stage.members.members(team.id())).hasSize(1);
  }

  @Test // (R-member-4)
  void keysAndInvitationsOfWhoGoesEndWithTheMembership() {
    var made = agentKey("bob");
    agentKey("ann");
    assertThat(stage.memberService.change(as(ann, Role.OWNER), bob.id(), Role.ADMIN))
        .isInstanceOf(MemberService.Outcome.Changed.class);
    String token = stage.invite(team, bob, "eve", Role.MEMBER);

    var outcome = stage.memberService.remove(as(ann, Role.OWNER), bob.id(), false);

    assertThat(outcome).isEqualTo(new MemberService.Outcome.Removed(1));
    assertThat(stage.keys.ofTeam(team.id()))
        .extracting(listed -> listed.key().id())
        .hasSize(2)
        .doesNotContain(made.key().id());
    assertThat(
            stage.invitations.ofTeam(team.id()).stream()
                .filter(invitation -> invitation.open(stage.clock.instant())))
        .isEmpty();
    assertThat(stage.invitationService.accept(stage.joined("eve").user(), token))
        .isInstanceOf(InvitationService.Accepted.Unknown.class);
  }

  @Test // (R-member-4)
  void whoRemovesTakesTheAgentKeysOverIfTheySaySo() {
    var made = agentKey("bob");

    assertThat(stage.memberService.remove(as(ann, Role.OWNER), bob.id(), true))
        .isEqualTo(new MemberService.Outcome.Removed(0));
    assertThat(stage.keys.find(List.of(team.id()), made.key().id()).orElseThrow().key().maker())
        .contains(ann.id());
    assertThat(stage.memberService.remove(as(ann, Role.OWNER), ann.id(), true))
        .isInstanceOf(MemberService.Outcome.Refused.class);
  }

  @Test // (R-invitation-8)
  void whoIsLessNowLetsNobodyInThatTheyCouldNotAskInNow() {
    stage.memberService.change(as(ann, Role.OWNER), bob.id(), Role.ADMIN);
    String token = stage.invite(team, bob, "eve", Role.MEMBER);
    User eve = stage.joined("eve").user();

    stage.memberService.change(as(ann, Role.OWNER), bob.id(), Role.MEMBER);

    assertThat(stage.invitationService.accept(eve, token))
        .isInstanceOf(InvitationService.Accepted.Unknown.class);
    assertThat(stage.role(team.id(), eve)).isEmpty();
  }

  @Test // (R-invitation-8)
  void thatHoldsAlsoWhereTheInvitationWasNotYetEnded() {
    stage.memberService.change(as(ann, Role.OWNER), bob.id(), Role.OWNER);
    String token = stage.invite(team, bob, "eve", Role.OWNER);
    User eve = stage.joined("eve").user();
    Member member = stage.members.member(team.id(), bob.id()).orElseThrow();
    AuditEntry entry = stage.accountFactory.made(agentKey("ann").key(), Actor.user(ann.id()));

    // A demotion that is cut short here: bob is no owner, and the invitation stands.
    assertThat(stage.members.change(member, Role.MEMBER, entry)).isTrue();

    assertThat(stage.invitationService.accept(eve, token))
        .isInstanceOf(InvitationService.Accepted.Over.class);
    assertThat(stage.role(team.id(), eve)).isEmpty();
  }

  @Test // (R-key-14)
  void aRemovalThatWasCutShortIsFinishedByAskingAgainAndNoKeyComesBackWithTheMember() {
    var made = agentKey("bob");
    var member = stage.members.member(team.id(), bob.id()).orElseThrow();
    var entry = stage.accountFactory.made(made.key(), Actor.user(ann.id()));
    assertThat(stage.members.remove(member, entry)).isTrue();

    String token = stage.invite(team, ann, "bob", Role.MEMBER);
    assertThat(stage.invitationService.accept(bob, token))
        .isInstanceOf(InvitationService.Accepted.Joined.class);

    assertThat(stage.keys.find(List.of(team.id()), made.key().id())).isEmpty();
  }

  @Test
  void askingAgainEndsWhatARemovalThatWasCutShortHasLeft() {
    var made = agentKey("bob");
    var member = stage.members.member(team.id(), bob.id()).orElseThrow();
    stage.members.remove(member, stage.accountFactory.made(made.key(), Actor.user(ann.id())));

    assertThat(stage.memberService.remove(as(ann, Role.OWNER), bob.id(), false))
        .isEqualTo(new MemberService.Outcome.Removed(1));
    assertThat(stage.memberService.remove(as(ann, Role.OWNER), bob.id(), false))
        .isInstanceOf(MemberService.Outcome.Unknown.class);
  }

  @Test
  void whoIsRemovedMakesNoMoreKeys() {
    stage.memberService.remove(as(ann, Role.OWNER), bob.id(), false);
    var key = stage.accountFactory.agentKey(team.id(), "late", bob.id());
    var secret = stage.accountFactory.secret(KeyType.AGENT);
    var entry = stage.accountFactory.made(key, key.createdBy().orElseThrow());

    assertThat(stage.keys.create(key, secret, entry)).isFalse();
    assertThat(stage.keys.createDefault(key, secret, bob.id(), Optional.empty(), entry)).isFalse();
  }

  @Test
  void aMembersWishAboutDigestsIsKept() {
    assertThat(stage.members.subscribe(team.id(), bob.id(), false)).isTrue();
    assertThat(stage.members.member(team.id(), bob.id()).orElseThrow().subscribed()).isFalse();
    assertThat(stage.members.subscribe(team.id(), bob.id(), true)).isTrue();
    assertThat(stage.members.member(team.id(), bob.id()).orElseThrow().subscribed()).isTrue();
    assertThat(stage.members.subscribe(team.id(), UUID.randomUUID(), true)).isFalse();
  }

  private SignIn.AgentOutcome.Made agentKey(String name) {
    return (SignIn.AgentOutcome.Made)
        stage.signIn.agentKey(AccountStage.address(name), stage.code(name), Optional.of(team.id()));
  }

  private ActingMember as(User user, Role role) {
    return new ActingMember(team.id(), user.id(), role);
  }

  private Optional<Role> membership(User user) {
    return stage.users.find(user.id()).orElseThrow().memberships().stream()
        .filter(its -> its.teamId().equals(team.id()))
        .map(its -> its.role())
        .findFirst();
  }
}
