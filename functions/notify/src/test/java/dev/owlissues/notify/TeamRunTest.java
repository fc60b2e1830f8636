package dev.owlissues.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.dynamo.FaultyDynamo;
import dev.owlissues.local.aws.ses.SesAnswer;
import dev.owlissues.shared.digest.run.DigestTask;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.job.JobRun;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Runs that a team asks for: alone, called off, and beside the hourly one. */
class TeamRunTest {
  private static final List<String> BOTH = List.of(NotifyStage.address(0), NotifyStage.address(1));

  @RegisterExtension final LocalTables tables = new LocalTables();

  private static NotifyStage withADigestDue(NotifyStage stage) {
    stage.join(0);
    stage.join(1);
    stage.clock.advance(Duration.ofHours(1));
    stage.issue(1, IssueStatus.NEW);
    stage.issue(2, IssueStatus.REGRESSED);
    stage.clock.advance(Duration.ofMinutes(1));
    return stage;
  }

  @Test
  void itSendsTheDigestThatIsDueAndCompletesWithItsCounts() {
    try (var stage = withADigestDue(new NotifyStage(tables))) {
      JobRun run = stage.trigger();
      assertThat(run.status()).isEqualTo(JobRun.Status.RUNNING);

      stage.work(Duration.ofMinutes(1));

      assertThat(stage.mailed()).containsExactlyInAnyOrderElementsOf(BOTH);
      assertThat(stage.job(run).status()).isEqualTo(JobRun.Status.COMPLETED);
      assertThat(stage.job(run).result())
          .containsEntry("projects_checked", 1L)
          .containsEntry("notifications_sent", 2L)
          .containsEntry("issues_notified", 2L);
    }
  }

  @Test
  void itSendsNoDigestThatIsNotDueAndIsCompletedAtOnce() {
    try (var stage = withADigestDue(new NotifyStage(tables))) {
      stage.run();
      stage.errors(1);

      JobRun run = stage.trigger();

      assertThat(stage.job(run).status()).isEqualTo(JobRun.Status.COMPLETED);
      assertThat(run.result())
          .containsEntry("projects_checked", 1L)
          .containsEntry("projects_not_due", 1L)
          .containsEntry("notifications_sent", 0L);
      assertThat(stage.queue.tasks()).isEmpty();
    }
  }

  @Test
  void whileItsMailsWaitForSesItIsHeardOf() {
    try (var stage = withADigestDue(new NotifyStage(tables))) {
      stage.ses.answering(to -> new SesAnswer.Refuse(400, "SendingPausedException"));
      JobRun run = stage.trigger();

      stage.work(Duration.ofHours(2));

      assertThat(stage.job(run).status()).isEqualTo(JobRun.Status.RUNNING);
      assertThat(stage.job(run).heardOfAt())
          .isAfter(stage.clock.instant().minus(Duration.ofMinutes(6)));
    }
  }

  @Test
  void calledOffItSendsNothingAndTheNextHourSendsTheDigest() {
    try (var stage = withADigestDue(new NotifyStage(tables))) {
      JobRun run = stage.trigger();
      stage.cancel(run);

      stage.work(Duration.ofMinutes(30));
      assertThat(stage.mailed()).isEmpty();
      assertThat(stage.queue.tasks()).isEmpty();
      JobRun hourly = stage.run();

      assertThat(stage.mailed()).containsExactlyInAnyOrderElementsOf(BOTH);
      assertThat(hourly.result()).containsEntry("notifications_sent", 2L);
      assertThat(stage.job(run).status()).isEqualTo(JobRun.Status.CANCELLED);
    }
  }

  @Test
  void calledOffWithinADigestItLeavesTheOtherMailsToTheNextHour() {
    try (var stage = withADigestDue(new NotifyStage(tables))) {
      JobRun run = stage.trigger();
      DigestTask task = stage.queue.tasks().getFirst();
      stage.queue.clear();
      stage.clock.advance(Duration.ofMinutes(1));
      var looks = new AtomicInteger();
      stage.sender.digestSender().work(task, () -> looks.getAndIncrement() == 1);
      assertThat(stage.mailed()).hasSize(1);
      stage.cancel(stage.job(run));

      stage.work(Duration.ofMinutes(30));
      assertThat(stage.mailed()).hasSize(1);
      JobRun hourly = stage.run();

      assertThat(stage.mailed()).containsExactlyInAnyOrderElementsOf(BOTH);
      assertThat(hourly.result()).containsEntry("notifications_sent", 1L);
      assertThat(stage.head().closed()).isEqualTo(1);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void besideTheHourlyRunEachMemberGetsOneMailWhereverTheOtherComesIn(boolean hourlyIsSuspended) {
    long calls = 0;
    var overtaken = new AtomicBoolean(true);
    for (long call = 1; overtaken.get(); call++) {
      tables.clear();
      overtaken.set(false);
      var faulty = FaultyDynamo.over(tables.client());
      try (var stage = withADigestDue(new NotifyStage(tables, faulty.client()))) {
        JobRun hourly = stage.plan();
        stage.clock.advance(Duration.ofMinutes(1));
        JobRun asked = stage.trigger();
        List<DigestTask> tasks = stage.queue.tasks();
        stage.queue.clear();
        stage.clock.advance(Duration.ofMinutes(1));
        DigestTask suspended = hourlyIsSuspended ? tasks.getFirst() : tasks.getLast();
        DigestTask other = hourlyIsSuspended ? tasks.getLast() : tasks.getFirst();
        faulty.reset();
        faulty.before(
            call,
            () -> {
              overtaken.set(true);
              stage.send(other);
            });

        stage.send(suspended);
        if (!overtaken.get()) {
          stage.send(other);
        }
        stage.work(Duration.ofMinutes(10));

        checkBoth(stage, stage.job(hourly), stage.job(asked), "overtaken before call " + call);
      }
      calls = call;
    }
    assertThat(calls).as("calls of a sender").isGreaterThan(20);
  }

  private static void checkBoth(NotifyStage stage, JobRun hourly, JobRun asked, String when) {
    assertThat(stage.mailed()).as(when).containsExactlyInAnyOrderElementsOf(BOTH);
    assertThat(stage.digests()).as(when).hasSize(1);
    assertThat(stage.head().closed()).as(when).isEqualTo(1);
    assertThat(List.of(hourly, asked))
        .as(when)
        .extracting(JobRun::status)
        .containsOnly(JobRun.Status.COMPLETED);
    assertThat(sent(hourly) + sent(asked)).as(when).isEqualTo(2);
  }

  private static long sent(JobRun run) {
    return run.result().getOrDefault("notifications_sent", -1L);
  }
}
