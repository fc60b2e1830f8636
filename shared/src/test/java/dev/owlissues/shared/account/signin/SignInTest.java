package dev.owlissues.shared.account.signin;

import static dev.owlissues.shared.account.signin.AccountStage.address;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.owlissues.shared.account.access.KeyRegistry;
import dev.owlissues.shared.account.member.Member;
import dev.owlissues.shared.account.team.Team;
import dev.owlissues.shared.account.user.EmailAddress;
import dev.owlissues.shared.account.user.Profile;
import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.mail.Sent;
import dev.owlissues.shared.mail.Suppression;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class SignInTest {
  @RegisterExtension final LocalTables tables = new LocalTables();
  private AccountStage stage;

  @BeforeEach
  void open() {
    stage = new AccountStage(tables.client(), tables.names());
  }

  @Test // (R-signin-7)
  void somebodyNewGetsANameATeamOfTheirOwnAndADefaultAgentKey() {
    NewAccount account = stage.joined("ann");

    Profile profile = stage.users.find(account.user().id()).orElseThrow();
    assertThat(profile.user().name()).isEqualTo("Ann");
    assertThat(profile.user()).isEqualTo(account.user());
    assertThat(profile.memberships()).hasSize(1);
    assertThat(profile.memberships().getFirst().role()).isEqualTo(Role.OWNER);
    Team team = stage.teams.team(account.team().id()).orElseThrow();
    assertThat(team).isEqualTo(account.team());
    assertThat(stage.members.members(team.id()))
        .singleElement()
        .extracting(Member::defaultAgentKey)
        .isEqualTo(Optional.of(account.key().id()));
    assertThat(stage.keys.ofTeam(team.id()))
        .extracting(KeyRegistry.Listed::key)
        .containsExactly(account.key());
  }

  @Test
  void whoComesBackIsKnown() {
    NewAccount account = stage.joined("ann");

    var outcome = stage.signIn.verify(address("ann"), stage.code("ann"));

    assertThat(outcome)
        .isEqualTo(new SignIn.Outcome.Known(stage.users.find(account.user().id()).orElseThrow()));
  }

  @Test
  void peopleWithTheSameNameGetTeamsWithDifferentSlugs() {
    stage.joined("ann");
    NewAccount other =
        switch (stage.signIn.verify(new EmailAddress("ann@example.org"), codeOfOtherAnn())) {
          case SignIn.Outcome.Joined(var account) -> account;
          case SignIn.Outcome outcome -> throw new AssertionError(outcome.toString());
        };

    assertThat(other.team().slug()).startsWith("ann-");
  }

  private String codeOfOtherAnn() {
    stage.codeService.send(new EmailAddress("ann@example.org"), "192.0.2.9");
    return stage.mailer.code();
  }

  @Test // (R-signin-1)
  void aCodeWorksOnceAndForItsOwnAddressOnly() {
    stage.joined("bob");
    String code = stage.code("ann");

    assertThat(stage.signIn.verify(address("bob"), code)).isInstanceOf(SignIn.Outcome.Wrong.class);
    assertThat(stage.signIn.verify(address("ann"), code)).isInstanceOf(SignIn.Outcome.Joined.class);
    assertThat(stage.signIn.verify(address("ann"), code)).isInstanceOf(SignIn.Outcome.Wrong.class);
  }

  @Test // (R-signin-1)
  void aCodeRunsOutAfterTenMinutes() {
    String code = stage.code("ann");
    stage.clock.advance(Duration.ofMinutes(10));

    assertThat(stage.signIn.verify(address("ann"), code)).isInstanceOf(SignIn.Outcome.Wrong.class);
  }

  @Test // (R-signin-3)
  void fiveWrongGuessesEndACode() {
    String code = stage.code("ann");
    for (int i = 0; i < 5; i++) {
      stage.signIn.verify(address("ann"), other(code));
    }

    assertThat(stage.signIn.verify(address("ann"), code)).isInstanceOf(SignIn.Outcome.Wrong.class);
  }

  @Test // (R-signin-3)
  void manyGuessesAtOnceAreNoMoreThanFive() throws Exception {
    String code = stage.code("ann");

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 8; i++) {
        var _ = threads.submit(() -> stage.signIn.verify(address("ann"), other(code)));
      }
    }

    assertThat(stage.signIn.verify(address("ann"), code)).isInstanceOf(SignIn.Outcome.Wrong.class);
  }

  @Test // (R-signin-8)
  void twoWhoVerifyAtOnceMakeOneUser() throws Exception {
    String code = stage.code("ann");
    List<Future<SignIn.Outcome>> outcomes = new ArrayList<>();

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 4; i++) {
        outcomes.add(threads.submit(() -> stage.signIn.verify(address("ann"), code)));
      }
    }

    int joined = 0;
    for (var outcome : outcomes) {
      joined += outcome.get() instanceof SignIn.Outcome.Joined ? 1 : 0;
      assertThat(outcome.get()).isNotInstanceOf(SignIn.Outcome.Known.class);
    }
    assertThat(joined).isEqualTo(1);
  }

  @Test
  void anAddressGetsFiveCodesAnHourWhetherItIsKnownOrNot() {
    var closed = stage(new SignUpRule.First());
    closed.joined("ann");
    for (String name : List.of("bob", "eve")) {
      for (int i = 0; i < 5; i++) {
        assertThat(closed.codeService.send(address(name), "192.0.2.7"))
            .isInstanceOf(CodeService.Outcome.Sent.class);
      }
      assertThat(closed.codeService.send(address(name), "192.0.2.7"))
          .isInstanceOf(CodeService.Outcome.TooMany.class);
    }
    assertThat(closed.mailer.taken()).as("mails to strangers").hasSize(1);
  }

  @Test
  void manyWhoAskAtOnceGetNoMoreThanFiveCodes() throws Exception {
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int i = 0; i < 12; i++) {
        var _ = threads.submit(() -> stage.codeService.send(address("ann"), "192.0.2.1"));
      }
    }

    assertThat(stage.mailer.taken().size()).isLessThanOrEqualTo(5);
  }

  @Test // (R-signin-12)
  void anAddressThatGetsNoMailStillGetsTwoCodesADay() {
    stage.suppressions.suppress(
        "ann@example.com", new Suppression(Suppression.Cause.BOUNCE, AccountStage.START));

    for (int i = 0; i < 4; i++) {
      assertThat(stage.codeService.send(address("ann"), "192.0.2.1"))
          .isInstanceOf(CodeService.Outcome.Sent.class);
    }

    assertThat(stage.mailer.taken()).hasSize(2);
    stage.clock.advance(Duration.ofDays(1));
    stage.codeService.send(address("ann"), "192.0.2.1");
    assertThat(stage.mailer.taken()).hasSize(3);
  }

  @Test // (R-signin-2)
  void aSourceAsksForThirtyCodesAnHourWhateverTheAddresses() {
    for (int i = 0; i < CodeService.MOST_PER_SOURCE; i++) {
      stage.codeService.send(address("n" + i), "192.0.2.1");
    }

    assertThat(stage.codeService.send(address("ann"), "192.0.2.1"))
        .isInstanceOf(CodeService.Outcome.TooMany.class);
    assertThat(stage.codeService.send(address("ann"), "192.0.2.2"))
        .isInstanceOf(CodeService.Outcome.Sent.class);
    stage.clock.advance(Duration.ofHours(1));
    assertThat(stage.codeService.send(address("ann"), "192.0.2.1"))
        .isInstanceOf(CodeService.Outcome.Sent.class);
  }

  @Test // (R-signin-5)
  void aCodeWhoseMailIsNotTakenCountsForNothing() {
    stage.mailer.answering(new Sent.Later("full"));
    for (int i = 0; i < 8; i++) {
      assertThat(stage.codeService.send(address("ann"), "192.0.2.1"))
          .isInstanceOf(CodeService.Outcome.NotSent.class);
    }
    stage.mailer.answering(new Sent.Accepted("m-1"));

    assertThat(stage.joined("ann").user().email()).isEqualTo("ann@example.com");
  }

  @Test
  void inFirstModeTheFirstGetsInAndASecondNever() {
    var closed = stage(new SignUpRule.First());
    String ann = closed.code("ann");
    String bob = closed.code("bob");

    assertThat(closed.signIn.verify(address("ann"), ann)).isInstanceOf(SignIn.Outcome.Joined.class);
    assertThat(closed.signIn.verify(address("bob"), bob)).isInstanceOf(SignIn.Outcome.Wrong.class);
    closed.codeService.send(address("eve"), "192.0.2.1");
    assertThat(closed.mailer.taken()).hasSize(2);
  }

  @Test
  void inFirstModeTwoAtOnceAreNotBothTheFirst() throws Exception {
    var closed = stage(new SignUpRule.First());
    String ann = closed.code("ann");
    String bob = closed.code("bob");
    Future<SignIn.Outcome> one;
    Future<SignIn.Outcome> other;

    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      one = threads.submit(() -> closed.signIn.verify(address("ann"), ann));
      other = threads.submit(() -> closed.signIn.verify(address("bob"), bob));
    }

    assertThat(List.of(one.get(), other.get()))
        .hasAtLeastOneElementOfType(SignIn.Outcome.Joined.class)
        .hasAtLeastOneElementOfType(SignIn.Outcome.Wrong.class);
  }

  @Test // (R-signin-9)
  void whoIsInvitedMaySignInInAnyMode() {
    var closed = stage(new SignUpRule.First());
    NewAccount ann = closed.joined("ann");
    closed.invite(ann.team(), ann.user(), "bob", Role.MEMBER);

    assertThat(closed.joined("bob").user().email()).isEqualTo("bob@example.com");
  }

  @Test
  void anInvitationThatHasRunOutLetsNobodyIn() {
    var closed = stage(new SignUpRule.First());
    NewAccount ann = closed.joined("ann");
    closed.invite(ann.team(), ann.user(), "bob", Role.MEMBER);
    int mails = closed.mailer.taken().size();
    closed.clock.advance(Duration.ofDays(7));

    closed.codeService.send(address("bob"), "192.0.2.1");

    assertThat(closed.mailer.taken()).hasSize(mails);
  }

  @Test // (R-signin-10)
  void everyAgentLoginMakesOneMoreKey() {
    NewAccount ann = stage.joined("ann");

    // Keys are listed in the order in which they were made, which one millisecond leaves open.
    stage.clock.advance(Duration.ofMillis(1));
    var first = stage.signIn.agentKey(address("ann"), stage.code("ann"), Optional.empty());
    stage.clock.advance(Duration.ofMillis(1));
    var second =
        stage.signIn.agentKey(address("ann"), stage.code("ann"), Optional.of(ann.team().id()));

    assertThat(first).isInstanceOf(SignIn.AgentOutcome.Made.class);
    assertThat(second).isInstanceOf(SignIn.AgentOutcome.Made.class);
    assertThat(stage.keys.ofTeam(ann.team().id()))
        .extracting(listed -> listed.key().name())
        .containsExactly("Default agent key", "CLI Agent Key", "CLI Agent Key");
  }

  // The rerun that the CLI suggests.
  @Test // (R-signin-10)
  void withSeveralTeamsTheCodeStaysGoodUntilALoginSucceeds() {
    NewAccount ann = stage.joined("ann");
    NewAccount bob = stage.joined("bob");
    stage.invitationService.accept(
        bob.user(), stage.invite(ann.team(), ann.user(), "bob", Role.ADMIN));
    String code = stage.code("bob");

    var asked = stage.signIn.agentKey(address("bob"), code, Optional.empty());
    var foreign = stage.signIn.agentKey(address("bob"), code, Optional.of(UUID.randomUUID()));
    var made = stage.signIn.agentKey(address("bob"), code, Optional.of(ann.team().id()));
    var again = stage.signIn.agentKey(address("bob"), code, Optional.of(ann.team().id()));

    assertThat(((SignIn.AgentOutcome.Choose) asked).memberships()).hasSize(2);
    assertThat(foreign).isInstanceOf(SignIn.AgentOutcome.NotTheirs.class);
    assertThat(made).isInstanceOf(SignIn.AgentOutcome.Made.class);
    assertThat(again).isInstanceOf(SignIn.AgentOutcome.Wrong.class);
  }

  @Test
  void aProgramMaySignSomebodyUp() {
    var outcome = stage.signIn.agentKey(address("ann"), stage.code("ann"), Optional.empty());

    var made = (SignIn.AgentOutcome.Made) outcome;
    assertThat(stage.keys.ofTeam(made.key().scope().teamId()))
        .extracting(listed -> listed.key().id(), listed -> listed.key().name())
        .containsExactly(tuple(made.key().id(), "CLI Agent Key"));
    assertThat(stage.users.idOf(address("ann"))).isPresent();
  }

  @Test // (R-signin-11)
  void theTablesHoldNoCodeAndNoAgentSecret() {
    String code = stage.code("ann");
    stage.signIn.verify(address("ann"), code);
    NewAccount bob = stage.joined("bob");

    for (var table : Tables.ALL) {
      String all =
          tables.client().scan(scan -> scan.tableName(tables.names().of(table))).items().toString();
      assertThat(all).doesNotContain("S=" + code + ")").doesNotContain(bob.secret().text());
    }
  }

  private AccountStage stage(SignUpRule rule) {
    return new AccountStage(tables.client(), tables.names(), rule);
  }

  private static String other(String code) {
    return code.startsWith("0") ? "1" + code.substring(1) : "0" + code.substring(1);
  }
}
