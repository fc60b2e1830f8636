package dev.owlissues.shared.purge.work;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static dev.owlissues.shared.issue.merge.MergeStage.APP;
import static dev.owlissues.shared.purge.work.ErasureStage.PERSON;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.dynamo.FaultyDynamo;
import dev.owlissues.local.aws.dynamo.FaultyDynamo.Fault;
import dev.owlissues.shared.dynamo.Deaths;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.issue.merge.MergeScene;
import dev.owlissues.shared.issue.merge.MergeService;
import dev.owlissues.shared.issue.merge.MergeStage;
import dev.owlissues.shared.purge.Purge;
import dev.owlissues.shared.scan.run.ScanTimes;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever dies on the way, and whoever meets, nothing is left of an erased user. */
class UserErasureCrashTest {
  private static final Duration LONG = Duration.ofHours(2);

  @RegisterExtension final LocalTables tables = new LocalTables();

  private final MergeScene scene =
      new MergeScene(tables, stage -> ErasureStage.make(stage, tables));

  private final MergeScene erased =
      new MergeScene(
          tables,
          stage -> {
            ErasureStage.make(stage, tables);
            ErasureStage.erase(stage);
          });

  @ParameterizedTest // (R-purge-5)
  @EnumSource(names = {"BEFORE_SENDING", "BEFORE_ANSWER"})
  void theRequestMayDieAtAnyCall(Fault fault) {
    boolean died = true;
    long call = 0;
    while (died) {
      call++;
      var faulty = FaultyDynamo.over(tables.client());
      MergeStage stage = scene.open(faulty.client());
      died = Deaths.diesAt(call, fault, faulty, () -> ErasureStage.erase(stage));
      stage.forgetMessages();

      ErasureStage.erase(stage);
      stage.purging.requeue();
      stage.drain(LONG);

      assertErased(stage, "died at call %d (%s)".formatted(call, fault));
    }
    assertThat(call).isGreaterThan(2);
  }

  @ParameterizedTest // (R-purge-5)
  @EnumSource(names = {"BEFORE_SENDING", "BEFORE_ANSWER"})
  void aWalkMayDieAtAnyCallTheFirstAndTheSecondTime(Fault fault) {
    for (int walk = 0; walk < Purge.WALKS; walk++) {
      boolean died = true;
      long call = 0;
      while (died) {
        call++;
        var faulty = FaultyDynamo.over(tables.client());
        MergeStage stage = erased.open(faulty.client());
        if (walk == 1) {
          goOn(stage.purging);
          stage.clock.advance(Purge.RESTS);
        }
        died = Deaths.diesAt(call, fault, faulty, () -> goOn(stage.purging));
        stage.forgetMessages();

        stage.purging.requeue();
        stage.drain(LONG);

        assertErased(stage, "walk %d died at call %d (%s)".formatted(walk, call, fault));
      }
      assertThat(call).isGreaterThan(20);
    }
  }

  @Test // (R-purge-5)
  void twoMayEraseTheSameAtOnce() {
    var faulty = FaultyDynamo.over(tables.client());
    goOn(erased.open(faulty.client()).purging);
    long calls = faulty.calls();
    for (long call = 1; call <= calls; call += 2) {
      MergeStage stage = erased.open(faulty.client());
      faulty.reset();
      faulty.before(call, () -> goOn(stage.otherPurges));
      goOn(stage.purging);
      faulty.reset();
      stage.drain(LONG);

      assertErased(stage, "overtaken before call %d of %d".formatted(call, calls));
    }
  }

  @Test // (R-erasure-3)
  void aScanMayMeetTheWalkAtAnyCall() {
    var faulty = FaultyDynamo.over(tables.client());
    goOn(erased.open(faulty.client()).purging);
    long calls = faulty.calls();
    for (long call = 1; call <= calls; call += 2) {
      MergeStage stage = erased.open(faulty.client());
      faulty.reset();
      faulty.before(
          call,
          () -> {
            stage.receive(APP, anEvent().message("young").session("s8").user("cid"));
            stage.receive(APP, anEvent().message("grown").session("s9").user("cid"));
            stage.scan();
          });
      goOn(stage.purging);
      faulty.reset();
      stage.drain(LONG);

      String when = "a scan before call %d of %d".formatted(call, calls);
      assertErased(stage, when);
      assertThat(stage.sessions(stage.titled("young"))).as(when).contains("s8");
      assertThat(stage.sessions(stage.titled("grown"))).as(when).contains("s9");
    }
  }

  @ParameterizedTest // (R-erasure-3)
  @EnumSource(names = {"BEFORE_SENDING", "BEFORE_ANSWER"})
  void aPageOfTheScanThatDiedIsFinishedFirst(Fault fault) {
    boolean died = true;
    long call = 0;
    Instant now = scene.open(tables.client()).clock.instant();
    while (died) {
      call++;
      scene.open(tables.client());
      var faulty = FaultyDynamo.over(tables.client());
      var stage = new MergeStage(tables, tables.client(), faulty.client(), MergeService.IN_REQUEST);
      stage.clock.advance(Duration.between(stage.clock.instant(), now));
      stage.receive(
          APP,
          anEvent().message("young").session("s-person-10").user(ErasureStage.ANONYMOUS),
          anEvent().message("new").session("s-person-11").user(PERSON));
      died = Deaths.diesAt(call, fault, faulty, stage::scan);
      stage.forgetMessages();
      ErasureStage.erase(stage);
      stage.drain(ScanTimes.LEASE.plusSeconds(1));

      stage.scan();
      stage.purging.requeue();
      stage.drain(LONG);

      assertErased(stage, "the scan died at call %d (%s)".formatted(call, fault));
      assertThat(stage.titled("young").issueCounts().users()).isEqualTo(2);
    }
    assertThat(call).isGreaterThan(10);
  }

  private static void goOn(PurgeService purging) {
    purging.goOn(ErasureStage.subject(), () -> false);
  }

  private void assertErased(MergeStage stage, String when) {
    assertThat(ErasureStage.left(stage)).as(when).isEmpty();
    assertThat(tables.stores().purges().open()).as(when).isEmpty();
    stage.assertSound();
  }
}
