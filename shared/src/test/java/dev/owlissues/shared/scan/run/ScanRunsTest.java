package dev.owlissues.shared.scan.run;

import static dev.owlissues.shared.account.team.AppBuilder.anApp;
import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static dev.owlissues.shared.job.OrderBuilder.anOrder;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.issue.IssueCounts;
import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.job.JobStore;
import dev.owlissues.shared.job.JobType;
import dev.owlissues.shared.scan.ScanCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Runs: when they complete, who ends them when nobody works on them, and a team's own. */
class ScanRunsTest {
  @RegisterExtension final LocalTables tables = new LocalTables();

  private ScanStage stage;

  @BeforeEach
  void setUp() {
    stage = new ScanStage(tables);
  }

  @Test // (R-job-3)
  void aRunIsCompleteWhenEachOfItsUnitsHasContributed() {
    stage.receive(ScanStage.APP, anEvent().build());
    stage.receive(ScanStage.OTHER_APP, anEvent().build(), anEvent().session("s2").build());
    JobRun planned = stage.plan();

    stage.queue.next(task -> stage.worker().work(task, () -> false));
    JobRun half = stage.run(planned);
    stage.work();

    assertThat(planned.planned()).isEqualTo(2);
    assertThat(half.status()).isEqualTo(JobRun.Status.RUNNING);
    assertThat(half.progress().orElseThrow().processed()).isEqualTo(1);
    JobRun whole = stage.run(planned);
    assertThat(whole.status()).isEqualTo(JobRun.Status.COMPLETED);
    assertThat(whole.result()).containsEntry("events_processed", 3L);
    assertThat(whole.result()).containsEntry("apps_scanned", 2L);
    assertThat(stage.plans.openRuns()).isEmpty();
  }

  @Test
  void aTaskThatIsDeliveredTwiceAtTheEndContributesOnce() {
    stage.receive(anEvent());
    JobRun planned = stage.plan();
    ScanTask task = stage.queue.waiting().getFirst();
    stage.work();

    stage.worker().work(task, () -> false);

    assertThat(stage.run(planned).result()).containsEntry("events_processed", 1L);
    assertThat(stage.onlyIssue().issueCounts()).isEqualTo(new IssueCounts(1, 0));
  }

  @Test
  void aWorkerThatDiedBeforeItsContributionWasCountedIsMadeGoodByTheRedelivery() {
    stage.receive(anEvent());
    JobRun planned = stage.plan();
    ScanTask task = stage.queue.waiting().getFirst();
    stage.clock.advance(Duration.ofMinutes(1));
    // What the dead worker had done: everything but counting its unit.
    stage.results.put(planned.id(), ScanStage.APP, ScanCounts.NONE, stage.clock.instant());

    stage.worker().work(task, () -> false);

    assertThat(stage.run(planned).status()).isEqualTo(JobRun.Status.COMPLETED);
  }

  @Test
  void aRunOfWhichNothingIsHeardForTwoLeasesFailsAndItsUnitsGoToTheNext() {
    stage.receive(anEvent());
    JobRun lost = stage.plan();
    stage.queue.clear();
    stage.clock.advance(OpenRuns.LOST);
    assertThat(stage.scan().status()).isEqualTo(JobRun.Status.COMPLETED);
    assertThat(stage.run(lost).status()).as("at two leases").isEqualTo(JobRun.Status.RUNNING);
    stage.clock.advance(Duration.ofMillis(1));

    stage.plan();

    JobRun failed = stage.run(lost);
    assertThat(failed.status()).isEqualTo(JobRun.Status.FAILED);
    assertThat(failed.outcome().error().orElseThrow()).contains("nothing was heard");
    assertThat(stage.onlyIssue().issueCounts().occurrences()).isEqualTo(1);
    assertThat(stage.plans.openRuns()).isEmpty();
  }

  @Test
  void aRunWhoseLastWorkerDiedBeforeCompletingItIsCompletedByAPlanner() {
    stage.receive(anEvent());
    JobRun run = stage.plan();
    stage.queue.clear();
    var counts = new ScanCounts(7, ScanCounts.Issues.NONE, 5, 0, 0);
    stage.results.put(run.id(), ScanStage.APP, counts, stage.clock.instant().plusSeconds(9));
    stage.clock.advance(OpenRuns.LOST.plusSeconds(1));

    stage.plan();

    assertThat(stage.run(run).status()).isEqualTo(JobRun.Status.COMPLETED);
    assertThat(stage.run(run).result()).containsEntry("events_processed", 7L);
  }

  @Test
  void aRunThatWasNotedButNeverStoredIsForgotten() {
    stage.plans.openRun(new OpenRun(stage.ids.next(), JobRun.SYSTEM, stage.clock.instant()));
    stage.clock.advance(OpenRuns.LOST.plusSeconds(1));

    stage.plan();

    assertThat(stage.plans.openRuns()).isEmpty();
  }

  @Test
  void aWorkerThatHandsOnKeepsItsRunAlive() {
    stage.receive(anEvent());
    JobRun planned = stage.plan();
    ScanTask task = stage.queue.waiting().getFirst();
    stage.clock.advance(OpenRuns.LOST);

    stage.worker().work(task, () -> true);
    stage.clock.advance(ScanTimes.LEASE);
    stage.plan();

    assertThat(stage.run(planned).status()).isEqualTo(JobRun.Status.RUNNING);
    assertThat(stage.queue.waiting()).hasSize(3);
  }

  @Test
  void aBusyUnitsTaskIsFinishedAndSentAnewWithADelay() {
    stage.receive(anEvent());
    stage.plan();
    ScanTask task = stage.queue.waiting().getFirst();
    stage.queue.clear();
    stage.clock.advance(ScanTimes.SETTLE);
    Instant now = stage.clock.instant();
    stage.units.take(ScanStage.APP, stage.ids.next(), now, now.plus(ScanTimes.LEASE));

    ScanWorker.Worked worked = stage.worker().work(task, () -> false);

    assertThat(worked).isEqualTo(new ScanWorker.Worked(ScanCounts.NONE, Optional.empty()));
    assertThat(stage.queue.waiting()).containsExactly(task);
    assertThat(stage.queue.nextAt()).isEqualTo(now.plus(ScanTimes.BUSY));
    assertThat(stage.issues()).isEmpty();
  }

  @Test
  void aTeamsOwnRunScansItsAppsAndLeavesThePlannersCheckpointAlone() {
    stage.scan();
    Optional<Instant> checkpoint = stage.plans.plannedThrough();
    stage.receive(ScanStage.APP, anEvent().build());
    stage.receive(ScanStage.OTHER_APP, anEvent().build());

    JobRun run = stage.planFor(pending(), List.of(app(ScanStage.APP)));
    stage.work();

    assertThat(run.planned()).isEqualTo(1);
    JobRun done = stage.run(run);
    assertThat(done.status()).isEqualTo(JobRun.Status.COMPLETED);
    assertThat(done.result()).containsEntry("events_processed", 1L);
    assertThat(stage.onlyIssue().scope().appId()).isEqualTo(ScanStage.APP.appId());
    assertThat(stage.plans.plannedThrough()).isEqualTo(checkpoint);
    assertThat(stage.scan().result()).containsEntry("events_processed", 1L);
  }

  @Test
  void aTeamsOwnRunTakesUpWhatIsOpenFromLongBefore() {
    stage.receive(ScanStage.APP, anEvent().build());
    stage.plan();
    stage.queue.clear();
    stage.clock.advance(Duration.ofHours(5));
    stage.plan();
    stage.queue.clear();
    stage.clock.advance(Duration.ofHours(5));

    JobRun run = stage.planFor(pending(), List.of(app(ScanStage.APP)));
    stage.work();

    assertThat(stage.run(run).result()).containsEntry("events_processed", 1L);
  }

  @Test
  void aTeamsOwnRunWithoutWorkIsCompletedAtOnceAndTheNextMayStart() {
    JobRun run = stage.planFor(pending(), List.of(app(ScanStage.APP)));

    assertThat(stage.run(run).status()).isEqualTo(JobRun.Status.COMPLETED);
    assertThat(stage.jobs.start(order())).isEqualTo(new JobStore.Start.Started());
  }

  @Test
  void aRunThatWasCalledOffIsNotPlanned() {
    stage.receive(anEvent());
    JobRun pending = pending();
    stage.jobs.end(pending.cancelled(stage.clock.instant()));

    JobRun run = stage.planFor(pending, List.of(app(ScanStage.APP)));

    assertThat(run.status()).isEqualTo(JobRun.Status.CANCELLED);
    assertThat(stage.queue.size()).isZero();
  }

  @Test // (R-job-5)
  void whatACalledOffRunDidNotScanIsScannedByTheNextHour() {
    stage.receive(anEvent());
    JobRun run = stage.planFor(pending(), List.of(app(ScanStage.APP)));
    stage.jobs.end(run.cancelled(stage.clock.instant()));
    stage.work();
    assertThat(stage.issues()).isEmpty();

    stage.scan();

    assertThat(stage.onlyIssue().issueCounts().occurrences()).isEqualTo(1);
  }

  @Test
  void aTeamsLostRunFailsSoThatTheNextMayStart() {
    stage.receive(anEvent());
    JobRun lost = stage.planFor(pending(), List.of(app(ScanStage.APP)));
    stage.queue.clear();
    stage.clock.advance(OpenRuns.LOST.plusSeconds(1));

    stage.plan();

    assertThat(stage.run(lost).status()).isEqualTo(JobRun.Status.FAILED);
    assertThat(stage.jobs.start(order())).isEqualTo(new JobStore.Start.Started());
  }

  private JobRun pending() {
    JobRun run = order();
    assertThat(stage.jobs.start(run)).isEqualTo(new JobStore.Start.Started());
    return run;
  }

  private JobRun order() {
    return JobRun.pending(
        stage.ids.next(),
        JobRun.ownedBy(ScanStage.TEAM),
        anOrder(JobType.ISSUE_SCAN).build(),
        stage.clock.instant());
  }

  private static App app(Unit unit) {
    return anApp().in(unit.teamId(), unit.projectId()).id(unit.appId()).build();
  }
}
