package dev.owlissues.notify;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.dynamo.FaultyDynamo;
import dev.owlissues.local.aws.dynamo.FaultyDynamo.Fault;
import dev.owlissues.shared.digest.Recipient;
import dev.owlissues.shared.dynamo.Deaths;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.job.JobRun;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.exception.SdkClientException;

/**
 * A notify run that dies at any of its calls is made good by the next: every member gets the
 * digest, and none gets it twice but where SES had taken the mail and nobody could note it.
 */
class DigestCrashTest {
  private static final int MEMBERS = 3;
  private static final List<String> ALL =
      List.of(NotifyStage.address(0), NotifyStage.address(1), NotifyStage.address(2));

  @RegisterExtension final LocalTables tables = new LocalTables();

  @ParameterizedTest // (R-digest-14)
  @EnumSource(names = {"BEFORE_SENDING", "BEFORE_ANSWER"})
  void aRunMayDieAtAnyCallToTheTables(Fault fault) {
    long calls = 0;
    boolean died = true;
    int doubled = 0;
    for (long call = 1; died; call++) {
      tables.clear();
      var faulty = FaultyDynamo.over(tables.client());
      try (var stage = prepared(new NotifyStage(tables, faulty.client()))) {
        faulty.reset();
        faulty.dieAt(call, fault);
        died = dies(stage);
        faulty.reset();

        stage.queue.clear();
        stage.clock.advance(Duration.ofHours(1));
        stage.run();

        doubled += checked(stage, "died at call %d, %s".formatted(call, fault));
      }
      calls = call;
    }
    assertThat(calls).as("calls of a run").isGreaterThan(30);
    // Only the marks of the three mails themselves: SES has them, and nobody knows.
    assertThat(doubled).isEqualTo(fault == Fault.BEFORE_SENDING ? MEMBERS : 0);
  }

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_SENDING", "BEFORE_ANSWER"})
  void aQueueThatDeliversAgainMakesGoodWhatASenderLeft(Fault fault) {
    boolean died = true;
    for (long call = 1; died; call++) {
      tables.clear();
      var faulty = FaultyDynamo.over(tables.client());
      try (var stage = prepared(new NotifyStage(tables, faulty.client()))) {
        JobRun run = stage.plan();
        var task = stage.queue.tasks().getFirst();
        stage.clock.advance(Duration.ofMinutes(1));
        faulty.reset();
        faulty.dieAt(call, fault);
        died = Deaths.dies(() -> stage.sender.digestSender().work(task, () -> false));
        faulty.reset();

        // Visible again after the queue's timeout, as often as it takes.
        stage.clock.advance(Duration.ofMinutes(6));
        stage.work(Duration.ofMinutes(30));

        String when = "sender died at call %d, %s".formatted(call, fault);
        checked(stage, when);
        assertThat(stage.job(run).status()).as(when).isEqualTo(JobRun.Status.COMPLETED);
        assertThat(stage.job(run).result())
            .as(when)
            .containsEntry("notifications_sent", (long) MEMBERS)
            .containsEntry("issues_notified", 2L);
      }
    }
  }

  @Test
  void aSenderMayDieBeforeAnyMailIsHandedOver() {
    for (int mail = 1; mail <= MEMBERS; mail++) {
      assertThat(doubledWhenDying(mail, 0)).isZero();
    }
  }

  @Test // (R-digest-14)
  void aSenderThatDiesBetweenSesAndTheMarkSendsThatOneMailAgain() {
    for (int mail = 1; mail <= MEMBERS; mail++) {
      assertThat(doubledWhenDying(0, mail)).isEqualTo(1);
    }
  }

  private int doubledWhenDying(int beforeMail, int afterMail) {
    tables.clear();
    var before = new AtomicInteger(beforeMail);
    var after = new AtomicInteger(afterMail);
    try (var stage =
        prepared(
            new NotifyStage(
                tables,
                mailer -> new NotifyStage.Dying(mailer, () -> die(before), () -> die(after))))) {
      assertThat(dies(stage)).isTrue();
      stage.queue.clear();
      stage.clock.advance(Duration.ofHours(1));

      stage.run();

      return checked(stage, "died around mail %d, %d".formatted(beforeMail, afterMail));
    }
  }

  private static void die(AtomicInteger countdown) {
    if (countdown.decrementAndGet() == 0) {
      throw SdkClientException.create("the process ends");
    }
  }

  private static NotifyStage prepared(NotifyStage stage) {
    for (int n = 0; n < MEMBERS; n++) {
      stage.join(n);
    }
    stage.clock.advance(Duration.ofMinutes(30));
    stage.issue(1, IssueStatus.NEW);
    stage.issue(2, IssueStatus.REGRESSED);
    stage.clock.advance(Duration.ofMinutes(30));
    return stage;
  }

  private static boolean dies(NotifyStage stage) {
    return Deaths.dies(stage::run);
  }

  /** Checks what must hold after every death, and returns how many mails came twice. */
  private static int checked(NotifyStage stage, String when) {
    List<String> mailed = stage.mailed();
    assertThat(mailed).as(when).containsAll(ALL);
    List<String> twice = new ArrayList<>(mailed);
    ALL.forEach(twice::remove);
    assertThat(twice).as(when).hasSizeLessThanOrEqualTo(1);
    assertThat(stage.head().closed()).as(when).isEqualTo(1);
    assertThat(stage.digests().getFirst().recipients())
        .as(when)
        .extracting(Recipient::state)
        .containsOnly(Recipient.State.SENT);
    assertThat(stage.find(1).bookkeeping().lastNotifiedAt()).as(when).isEqualTo(stage.head().cut());
    assertThat(stage.find(2).bookkeeping().lastNotifiedAt()).as(when).isEqualTo(stage.head().cut());
    // Whenever it died, the next digest goes on from what this one said.
    stage.errors(1);
    stage.clock.advance(Duration.ofHours(1));
    stage.run();
    assertThat(stage.newest().text()).as(when).contains("+1 in the last");
    return twice.size();
  }
}
