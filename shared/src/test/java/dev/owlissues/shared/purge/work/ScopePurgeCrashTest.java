package dev.owlissues.shared.purge.work;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static dev.owlissues.shared.issue.merge.MergeStage.ANN;
import static dev.owlissues.shared.issue.merge.MergeStage.APP;
import static dev.owlissues.shared.issue.merge.MergeStage.OTHER_APP;
import static dev.owlissues.shared.issue.merge.MergeStage.PROJECT;
import static dev.owlissues.shared.issue.merge.MergeStage.TEAM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.dynamo.FaultyDynamo;
import dev.owlissues.local.aws.dynamo.FaultyDynamo.Fault;
import dev.owlissues.shared.dynamo.Deaths;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.TableSnapshot;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.issue.merge.MergeScene;
import dev.owlissues.shared.issue.merge.MergeService;
import dev.owlissues.shared.issue.merge.MergeStage;
import dev.owlissues.shared.purge.Purge;
import dev.owlissues.shared.scan.run.ScanTimes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Whatever dies on the way, and whoever meets, nothing is left of a removed project. */
class ScopePurgeCrashTest {
  private static final Duration LONG = Duration.ofHours(2);
  private static final Unit MADE_LATER = new Unit(TEAM, PROJECT, new UUID(1, 9), 0);

  @RegisterExtension final LocalTables tables = new LocalTables();

  private final MergeScene removed =
      new MergeScene(
          tables,
          stage -> {
            RemovedStage.makeFew(stage, tables);
            RemovedStage.removal(stage, tables).project(TEAM, PROJECT, ANN);
            stage.clock.advance(Purge.RESTS);
          });

  @ParameterizedTest // (R-purge-5)
  @EnumSource(names = {"BEFORE_SENDING", "BEFORE_ANSWER"})
  void aWalkMayDieAtAnyCallTheFirstAndTheSecondTime(Fault fault) {
    for (int walk = 0; walk < Purge.WALKS; walk++) {
      boolean died = true;
      long call = 0;
      while (died) {
        call++;
        var faulty = FaultyDynamo.over(tables.client());
        MergeStage stage = removed.open(faulty.client());
        List<String> ids = ids(stage);
        if (walk == 1) {
          stage.purging.goOn(PROJECT, () -> false);
          stage.clock.advance(Purge.RESTS);
        }
        died = Deaths.diesAt(call, fault, faulty, () -> stage.purging.goOn(PROJECT, () -> false));
        stage.forgetMessages();

        stage.purging.requeue();
        stage.drain(LONG);

        assertGone(stage, ids, "walk %d died at call %d (%s)".formatted(walk, call, fault));
      }
      assertThat(call).isGreaterThan(20);
    }
  }

  @Test // (R-purge-5)
  void twoMayPurgeTheSameAtOnce() {
    var faulty = FaultyDynamo.over(tables.client());
    removed.open(faulty.client()).purging.goOn(PROJECT, () -> false);
    long calls = faulty.calls();
    for (long call = 1; call <= calls; call += 2) {
      MergeStage stage = removed.open(faulty.client());
      List<String> ids = ids(stage);
      faulty.reset();
      faulty.before(call, () -> stage.otherPurges.goOn(PROJECT, () -> false));
      stage.purging.goOn(PROJECT, () -> false);
      faulty.reset();
      stage.drain(LONG);

      assertGone(stage, ids, "overtaken before call %d of %d".formatted(call, calls));
    }
  }

  @Test // (R-purge-5)
  void theAppsOfASpreadIssueMayBePurgedAtOnce() {
    var scene =
        new MergeScene(
            tables,
            stage -> {
              RemovedStage.makeFew(stage, tables);
              var removal = RemovedStage.removal(stage, tables);
              removal.app(TEAM, APP.appId(), ANN);
              removal.app(TEAM, OTHER_APP.appId(), ANN);
              stage.clock.advance(Purge.RESTS);
            });
    var faulty = FaultyDynamo.over(tables.client());
    scene.open(faulty.client()).purging.goOn(APP.appId(), () -> false);
    long calls = faulty.calls();
    for (long call = 1; call <= calls; call += 3) {
      MergeStage stage = scene.open(faulty.client());
      List<String> ids = new ArrayList<>(RemovedStage.issueIds(stage));
      ids.add(APP.appId().toString());
      ids.add(OTHER_APP.appId().toString());
      faulty.reset();
      faulty.before(call, () -> stage.otherPurges.goOn(OTHER_APP.appId(), () -> false));
      stage.purging.goOn(APP.appId(), () -> false);
      faulty.reset();
      stage.purging.requeue();
      stage.drain(LONG);

      assertGone(stage, ids, "overtaken before call %d of %d".formatted(call, calls));
    }
  }

  @Test // (R-purge-6)
  void anAppThatIsMadeWhileTheWalkGoesOnKeepsItsIssue() {
    var faulty = FaultyDynamo.over(tables.client());
    var scene =
        new MergeScene(
            tables,
            stage -> {
              RemovedStage.makeFew(stage, tables);
              RemovedStage.removal(stage, tables).app(TEAM, APP.appId(), ANN);
              stage.clock.advance(Purge.RESTS);
            });
    scene.open(faulty.client()).purging.goOn(APP.appId(), () -> false);
    long calls = faulty.calls();
    for (long call = 1; call <= calls; call++) {
      MergeStage stage = scene.open(faulty.client());
      faulty.reset();
      faulty.before(
          call,
          () -> {
            RemovedStage.makeApp(tables, MADE_LATER);
            stage.receive(MADE_LATER, anEvent().message("later").session("l1"));
            stage.scan();
          });
      stage.purging.goOn(APP.appId(), () -> false);
      faulty.reset();
      stage.purging.requeue();
      stage.drain(LONG);

      assertThat(stage.sessions(stage.titled("later")))
          .as("made before call %d of %d", call, calls)
          .containsExactly("l1");
    }
  }

  @ParameterizedTest // (R-purge-5, R-purge-6)
  @EnumSource(names = {"BEFORE_SENDING", "BEFORE_ANSWER"})
  void aPageOfTheScanThatDiedIsFinishedFirst(Fault fault) {
    // The first scan of an app looks at all the hours before: that one is over.
    var first = new MergeStage(tables);
    RemovedStage.makeApps(first, tables);
    first.receive(APP, anEvent().message("zero").session("s0").user("ann"));
    first.scan();
    Instant now = first.clock.instant();
    var before = TableSnapshot.of(tables.client(), tables.names());
    boolean died = true;
    long call = 0;
    while (died) {
      call++;
      before.restore();
      var faulty = FaultyDynamo.over(tables.client());
      var stage = new MergeStage(tables, tables.client(), faulty.client(), MergeService.IN_REQUEST);
      stage.clock.advance(Duration.between(stage.clock.instant(), now));
      stage.receive(APP, anEvent().message("one").session("s1").user("ann"));
      stage.receive(APP, anEvent().message("two").session("s2").user("bob"));
      died = Deaths.diesAt(call, fault, faulty, stage::scan);
      stage.forgetMessages();
      List<String> ids = ids(stage);
      RemovedStage.removal(stage, tables).project(TEAM, PROJECT, ANN);
      stage.drain(ScanTimes.LEASE.plusSeconds(1));

      stage.scan();
      stage.purging.requeue();
      stage.drain(LONG);

      ids.addAll(RemovedStage.issueIds(stage));
      assertGone(stage, ids, "died at call %d (%s)".formatted(call, fault));
      assertThat(tables.stores().plans().open()).isEmpty();
    }
    assertThat(call).isGreaterThan(10);
  }

  private static List<String> ids(MergeStage stage) {
    List<String> ids = new ArrayList<>(RemovedStage.issueIds(stage));
    ids.addAll(List.of(PROJECT.toString(), APP.appId().toString(), OTHER_APP.appId().toString()));
    return ids;
  }

  private void assertGone(MergeStage stage, List<String> ids, String when) {
    assertThat(RemovedStage.left(stage, ids)).as(when).isEmpty();
    assertThat(stage.items(Tables.OCCURRENCES)).as(when).isEmpty();
    assertThat(tables.stores().purges().open()).as(when).isEmpty();
  }
}
