package dev.owlissues.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.ses.SesAnswer;
import dev.owlissues.shared.account.team.AlertFrequency;
import dev.owlissues.shared.digest.Digest;
import dev.owlissues.shared.digest.Recipient;
import dev.owlissues.shared.digest.Recipient.State;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.issue.IssueCounts;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.mail.Suppression;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is in a digest, who gets it, and what happens when something fails. */
class DigestRulesTest {
  @RegisterExtension final LocalTables tables = new LocalTables();
  private NotifyStage stage;

  @BeforeEach
  void prepare() {
    stage = new NotifyStage(tables);
    stage.join(0);
    stage.join(1);
    stage.clock.advance(Duration.ofMinutes(60));
  }

  @AfterEach
  void close() {
    stage.close();
  }

  private List<State> states() {
    return stage.digests().getFirst().recipients().stream().map(Recipient::state).toList();
  }

  private String reasonOf(int member) {
    return stage.digests().getFirst().recipients().get(member).reason().orElse("");
  }

  @Test // (R-digest-5, R-digest-7)
  void everyMemberGetsOneMailThatListsNewAndRegressedIssues() {
    stage.issue(1, IssueStatus.NEW);
    stage.issue(2, IssueStatus.REGRESSED);

    JobRun run = stage.run();

    assertThat(stage.mailed())
        .containsExactlyInAnyOrder(NotifyStage.address(0), NotifyStage.address(1));
    assertThat(stage.newest().subject()).isEqualTo("[Shop] 1 regressed and 1 new issues");
    assertThat(stage.text())
        .containsSubsequence("Back\n----\n\n* Error 2", "New\n---\n\n* Error 1");
    assertThat(states()).containsOnly(State.SENT);
    assertThat(run.status()).isEqualTo(JobRun.Status.COMPLETED);
    assertThat(run.result())
        .containsEntry("projects_checked", 1L)
        .containsEntry("notifications_sent", 2L)
        .containsEntry("issues_notified", 2L);
  }

  @ParameterizedTest // (R-digest-5)
  @EnumSource(names = {"IN_PROGRESS", "RESOLVED", "SILENCED", "SNOOZED"})
  void issuesOfOtherStatusesAreNeverInIt(IssueStatus status) {
    stage.issue(1, status);

    JobRun run = stage.run();

    assertThat(stage.mailed()).isEmpty();
    assertThat(stage.head().cut()).isEmpty();
    assertThat(run.result()).containsEntry("notifications_sent", 0L);
  }

  @Test // (R-removal-5)
  void issuesOfARemovedAppAreNeverInIt() {
    stage.issue(1, IssueStatus.NEW);
    stage.removeApp();

    JobRun run = stage.run();

    assertThat(stage.mailed()).isEmpty();
    assertThat(run.result()).containsEntry("notifications_sent", 0L);
  }

  @Test // (R-removal-5)
  void anAppThatIsRemovedBeforeTheMailIsWrittenIsNotInItEither() {
    stage.issue(1, IssueStatus.NEW);
    JobRun run = stage.plan();
    stage.removeApp();

    stage.work(Duration.ofMinutes(20));

    assertThat(stage.mailed()).isEmpty();
    assertThat(stage.job(run).status()).isEqualTo(JobRun.Status.COMPLETED);
  }

  @Test // (R-import-5)
  void anIssueWhoseEventsAllCameByImportIsNotInIt() {
    stage.issue(1, IssueStatus.NEW);
    stage.imported(2, IssueStatus.NEW);

    stage.run();

    assertThat(stage.newest().subject()).isEqualTo("[Shop] 1 new issue");
    assertThat(stage.text()).contains("Error 1").doesNotContain("Error 2");
    assertThat(stage.find(2).bookkeeping().lastNotifiedAt()).isEmpty();
  }

  @Test // (R-dev-3)
  void developmentIssuesAreNeverInIt() {
    stage.issue(1, IssueStatus.NEW, true, IssueCounts.NONE);

    stage.run();

    assertThat(stage.mailed()).isEmpty();
    assertThat(stage.decision()).startsWith("nothing new since ");
  }

  @Test // (R-digest-5)
  void whatWasListedComesAgainOnlyWithNewErrors() {
    stage.issue(1, IssueStatus.NEW);
    stage.run();
    stage.clock.advance(Duration.ofHours(1));
    stage.become(1, IssueStatus.IN_PROGRESS);
    stage.become(1, IssueStatus.NEW);

    stage.run();
    assertThat(stage.mailed()).hasSize(2);

    stage.errors(1);
    stage.clock.advance(Duration.ofHours(1));
    stage.run();
    assertThat(stage.mailed()).hasSize(4);
  }

  @Test // (R-digest-6)
  void withNothingToSayTheClockDoesNotMove() {
    stage.setFrequency(AlertFrequency.DAILY);
    stage.clock.advance(Duration.ofDays(2));
    stage.run();
    assertThat(stage.head().cut()).isEmpty();

    stage.issue(1, IssueStatus.NEW);
    stage.clock.advance(Duration.ofHours(1));
    stage.run();

    assertThat(stage.mailed()).hasSize(2);
  }

  @Test // (R-digest-2)
  void aRunThatIsLateLeavesTheNextHourDue() {
    stage.issue(1, IssueStatus.NEW);
    stage.clock.advance(Duration.ofMinutes(15));
    stage.run();
    stage.clock.advance(Duration.ofMinutes(25));
    stage.errors(1);
    stage.clock.advance(Duration.ofMinutes(5));

    stage.run();

    assertThat(stage.mailed()).hasSize(4);
  }

  @Test // (R-digest-8)
  void theListedIssuesAndTheHeadRememberTheCutAndNotTheHourOfSending() {
    stage.issue(1, IssueStatus.NEW);
    Instant asked = stage.clock.instant();

    stage.run();

    assertThat(stage.clock.instant()).isAfter(asked);
    assertThat(stage.head().cut()).contains(asked);
    assertThat(stage.find(1).bookkeeping().lastNotifiedAt()).contains(asked);
  }

  @Test // (R-digest-5)
  void errorsThatBecomeKnownWhileADigestIsOnItsWayAreInTheNextOne() {
    stage.issue(1, IssueStatus.NEW);
    stage.plan();
    stage.clock.advance(Duration.ofSeconds(1));
    stage.issue(2, IssueStatus.NEW);
    stage.work(Duration.ofMinutes(5));
    assertThat(stage.text()).contains("Error 1").doesNotContain("Error 2");

    stage.clock.advance(Duration.ofHours(1));
    stage.run();

    assertThat(stage.text()).contains("Error 2").doesNotContain("Error 1");
  }

  @Test // (R-digest-15)
  void eachDecisionLeavesItsReason() {
    stage.setFrequency(AlertFrequency.NONE);
    stage.run();
    assertThat(stage.decision()).isEqualTo("notifications are off");

    stage.setFrequency(AlertFrequency.DAILY);
    stage.run();
    assertThat(stage.decision()).isEqualTo("not due until 2026-03-02T00:00:00.000Z");

    stage.clock.advance(Duration.ofHours(24));
    stage.run();
    assertThat(stage.decision()).isEqualTo("nothing new since 2026-03-01T00:35:00.000Z");

    stage.issue(1, IssueStatus.SILENCED);
    stage.run();
    assertThat(stage.decision()).startsWith("only silenced or snoozed issues changed since ");

    stage.issue(2, IssueStatus.NEW);
    stage.members.subscribe(NotifyStage.TEAM, NotifyStage.user(0), false);
    stage.suppressions.suppress(
        NotifyStage.address(1), new Suppression(Suppression.Cause.BOUNCE, stage.clock.instant()));
    stage.run();
    assertThat(stage.decision()).isEqualTo("every member is unsubscribed or suppressed");
    assertThat(stage.head().cut()).isEmpty();

    stage.members.subscribe(NotifyStage.TEAM, NotifyStage.user(0), true);
    stage.run();
    assertThat(stage.decision()).isEqualTo("digest 1 was sent to 1 of the members");
  }

  @Test // (R-digest-7)
  void whoUnsubscribedOrIsSuppressedOrLeftGetsNoneAndTheReasonIsKept() {
    stage.join(2);
    stage.join(3);
    stage.issue(1, IssueStatus.NEW);
    stage.members.subscribe(NotifyStage.TEAM, NotifyStage.user(1), false);
    stage.suppressions.suppress(
        NotifyStage.address(2),
        new Suppression(Suppression.Cause.COMPLAINT, stage.clock.instant()));
    stage.ses.answering(to -> new SesAnswer.Refuse(429, "TooManyRequestsException"));
    stage.plan();
    stage.work(Duration.ofMinutes(1));
    stage.leave(3);
    stage.ses.answering(to -> new SesAnswer.Take());

    stage.work(Duration.ofMinutes(30));

    assertThat(stage.mailed()).containsExactly(NotifyStage.address(0));
    assertThat(states())
        .containsExactly(State.SENT, State.UNSUBSCRIBED, State.SUPPRESSED, State.LEFT);
    assertThat(reasonOf(1)).isEqualTo("unsubscribed from digests");
    assertThat(reasonOf(2)).isEqualTo("address suppressed: a mail was reported as spam");
    assertThat(reasonOf(3)).isEqualTo("no longer a member of the team");
  }

  @Test // (R-digest-12)
  void oneMemberWhoseMailIsRefusedHoldsNobodyElseBack() {
    stage.issue(1, IssueStatus.NEW);
    stage.ses.answering(to ->
        to.equals(NotifyStage.address(0))
            ? new SesAnswer.Refuse(400, "MessageRejected")
            : new SesAnswer.Take());

    stage.run();

    assertThat(stage.mailed()).containsExactly(NotifyStage.address(1));
    assertThat(states()).containsExactly(State.GIVEN_UP, State.SENT);
    assertThat(reasonOf(0)).isEqualTo("SES answered MessageRejected");
    assertThat(stage.head().closed()).isEqualTo(1);
  }

  @Test // (R-digest-12)
  void oneMemberWhoseMailGetsNoAnswerHoldsNobodyElseBackAndIsGivenUpInTheEnd() {
    stage.issue(1, IssueStatus.NEW);
    var tries = new AtomicInteger();
    stage.ses.answering(to -> {
      if (to.equals(NotifyStage.address(0))) {
        tries.incrementAndGet();
        return new SesAnswer.HangUp();
      }
      return new SesAnswer.Take();
    });

    stage.plan();
    stage.work(Duration.ofMinutes(1));
    assertThat(stage.mailed()).containsExactly(NotifyStage.address(1));
    assertThat(states()).containsExactly(State.SENDING, State.SENT);

    stage.work(Duration.ofHours(1));
    assertThat(tries).hasValue(5);
    assertThat(states()).containsExactly(State.GIVEN_UP, State.SENT);
    assertThat(stage.head().closed()).isEqualTo(1);
  }

  @Test // (R-digest-13)
  void whatSesDoesNotTakeNowStaysOpenForAsLongAsItTakes() {
    stage.issue(1, IssueStatus.NEW);
    stage.ses.answering(to -> new SesAnswer.Refuse(400, "SendingPausedException"));
    for (int hour = 0; hour < 30; hour++) {
      stage.plan();
      stage.work(Duration.ofMinutes(10));
      stage.clock.advance(Duration.ofMinutes(50));
    }
    assertThat(stage.mailed()).isEmpty();
    assertThat(stage.decision()).isEqualTo("digest 1 is being sent");

    stage.ses.answering(to -> new SesAnswer.Take());
    stage.work(Duration.ofMinutes(30));

    assertThat(stage.mailed())
        .containsExactlyInAnyOrder(NotifyStage.address(0), NotifyStage.address(1));
    assertThat(stage.digests()).hasSize(1);
  }

  @Test // (R-digest-9)
  void anIssueThatIsSilencedBeforeTheMailIsWrittenIsNotInIt() {
    stage.issue(1, IssueStatus.NEW);
    stage.issue(2, IssueStatus.NEW);
    stage.ses.answering(to -> new SesAnswer.Refuse(429, "TooManyRequestsException"));
    stage.plan();
    stage.work(Duration.ofMinutes(1));
    stage.become(1, IssueStatus.SILENCED);
    stage.ses.answering(to -> new SesAnswer.Take());

    stage.work(Duration.ofMinutes(10));

    assertThat(stage.text()).contains("Error 2").doesNotContain("Error 1");
  }

  @Test // (R-digest-9)
  void aDigestOfWhichNothingIsLeftIsSentToNobody() {
    stage.issue(1, IssueStatus.NEW);
    stage.ses.answering(to -> new SesAnswer.Refuse(429, "TooManyRequestsException"));
    stage.plan();
    stage.work(Duration.ofMinutes(1));
    stage.become(1, IssueStatus.RESOLVED);
    stage.ses.answering(to -> new SesAnswer.Take());

    stage.work(Duration.ofMinutes(10));

    assertThat(stage.mailed()).isEmpty();
    assertThat(states()).containsOnly(State.NOTHING_LEFT);
    assertThat(stage.find(1).bookkeeping().lastNotifiedAt()).isEmpty();
  }

  @Test // (R-digest-10)
  void aLongDigestTellsTwentyInFullNamesOthersAndCountsTheRestByApp() {
    for (int n = 0; n < 180; n++) {
      stage.issue(n, IssueStatus.NEW, false, new IssueCounts(n, n));
    }
    stage.issue(200, IssueStatus.REGRESSED, false, IssueCounts.NONE);

    stage.run();

    Digest digest = stage.digest(1);
    assertThat(digest.issues()).hasSize(Digest.MOST_LISTED);
    assertThat(digest.issues().getFirst()).isEqualTo(stage.find(200).id());
    assertThat(digest.issues().get(1)).isEqualTo(stage.find(179).id());
    assertThat(digest.totals()).isEqualTo(new Digest.Totals(180, 1, false));
    assertThat(digest.rest()).containsExactly(new Digest.Rest(NotifyStage.APP, 11));
    String text = stage.text();
    assertThat(text).contains("Also new\n--------\n", "Checkout: 11 more issues\n");
    assertThat(text.lines().filter(line -> line.startsWith("* "))).hasSize(170);
    assertThat(text.lines().filter(line -> line.contains("last seen"))).hasSize(20);
    assertThat(stage.newest().html().split("<h3 ", -1)).hasSize(21);
    assertThat(stage.newest().html().split("<p class=\"l\"", -1)).hasSize(151);
  }

  @Test // (R-digest-19)
  void aDigestSaysFirstWhatCameSinceTheLastOneThatListedTheIssue() {
    stage.issue(1, IssueStatus.NEW);
    stage.run();
    assertThat(stage.text()).contains("\n  2 occurrences · 1 user\n");
    stage.errors(1);
    stage.errors(1);
    stage.clock.advance(Duration.ofHours(1));

    stage.run();

    assertThat(stage.text()).contains("\n  +2 in the last hour, 4 occurrences in all · 1 user\n");
    stage.issue(2, IssueStatus.NEW);
    stage.clock.advance(Duration.ofHours(1));
    stage.run();
    stage.errors(1);
    stage.clock.advance(Duration.ofHours(1));
    stage.run();
    assertThat(stage.text())
        .containsPattern("\n  \\+1 in the last \\d hours, 5 occurrences in all · 1 user\n");
  }

  @Test // (R-digest-19)
  void aMailThatIsWrittenLaterSaysTheSame() {
    stage.issue(1, IssueStatus.NEW);
    stage.run();
    stage.errors(1);
    stage.clock.advance(Duration.ofHours(1));
    stage.ses.answering(to -> new SesAnswer.Refuse(429, "TooManyRequestsException"));
    stage.plan();
    stage.work(Duration.ofMinutes(1));
    stage.errors(1);
    stage.ses.answering(to -> new SesAnswer.Take());

    stage.work(Duration.ofMinutes(10));

    assertThat(stage.text()).contains("+1 in the last hour, 3 occurrences in all");
    stage.clock.advance(Duration.ofHours(1));
    stage.run();
    assertThat(stage.text()).contains("+1 in the last hour, 4 occurrences in all");
  }

  @Test // (R-digest-19)
  void whatAMergeBroughtIsNotTakenForNews() {
    stage.issue(1, IssueStatus.NEW);
    stage.run();
    stage.merged(1, new IssueCounts(40, 4));
    stage.clock.advance(Duration.ofHours(1));

    stage.run();

    assertThat(stage.text()).contains("\n  42 occurrences · 5 users\n").doesNotContain(" in all");
  }

  @Test // (R-digest-14)
  void twoSendersAtOneDigestSendEachMailOnce() {
    stage.issue(1, IssueStatus.NEW);
    stage.plan();
    stage.plan();

    stage.work(Duration.ofMinutes(5));

    assertThat(stage.mailed())
        .containsExactlyInAnyOrder(NotifyStage.address(0), NotifyStage.address(1));
  }

  @Test
  void aSenderWhoseTimeIsShortHandsOn() {
    stage.issue(1, IssueStatus.NEW);
    stage.plan();
    var looks = new AtomicInteger();
    stage.queue.work(
        Duration.ofSeconds(30),
        task -> stage.sender.digestSender().work(task, () -> looks.getAndIncrement() % 2 == 1));

    assertThat(stage.mailed())
        .containsExactlyInAnyOrder(NotifyStage.address(0), NotifyStage.address(1));
    assertThat(stage.head().closed()).isEqualTo(1);
  }

  @Test
  void betweenTwoMailsOfASenderPassesTheTimeThatTheRateAsksFor() {
    stage.close();
    tables.clear();
    stage = new NotifyStage(tables, Duration.ofSeconds(2));
    stage.join(0);
    stage.join(1);
    stage.join(2);
    stage.clock.advance(Duration.ofHours(1));
    stage.issue(1, IssueStatus.NEW);

    stage.run();

    List<Instant> sent = stage.ses.outbox().reversed().stream().map(mail -> mail.sentAt()).toList();
    assertThat(Duration.between(sent.get(0), sent.get(1))).isEqualTo(Duration.ofSeconds(2));
    assertThat(Duration.between(sent.get(1), sent.get(2))).isEqualTo(Duration.ofSeconds(2));
  }
}
