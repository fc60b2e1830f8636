package dev.owlissues.shared.scan.run;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.dynamo.MeteredDynamo;
import dev.owlissues.local.aws.dynamo.Usage;
import dev.owlissues.shared.dynamo.event.DynamoEventLog;
import dev.owlissues.shared.dynamo.event.DynamoUnitLog;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.event.BatchKey;
import dev.owlissues.shared.event.Kind;
import dev.owlissues.shared.event.intake.EventLog;
import dev.owlissues.shared.event.intake.NewBatch;
import dev.owlissues.shared.event.packing.BatchCodec;
import dev.owlissues.shared.issue.IssueCounts;
import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.scan.ScanCounts;
import dev.owlissues.shared.scan.page.GroupingRule;
import dev.owlissues.shared.scan.page.PageFold;
import dev.owlissues.shared.scan.page.PageLimits;
import dev.owlissues.shared.scan.page.PageReader;
import dev.owlissues.shared.scan.page.QuarantinedBatch;
import dev.owlissues.shared.scan.page.ScanPage;
import dev.owlissues.shared.scan.page.UnitProgress;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How the scan keeps its promise (R-issue-8): freezing, leases, settling, bounded pages. */
class ScanProtocolTest {
  @RegisterExtension final LocalTables tables = new LocalTables();

  private ScanStage stage;

  @BeforeEach
  void setUp() {
    stage = new ScanStage(tables);
  }

  @Test
  void aScanThatFindsNothingNewWritesItsJobAndItsCheckpointOnly() {
    stage.receive(anEvent());
    stage.scan();
    var metered = MeteredDynamo.over(tables.client());
    var again = new ScanStage(tables.client(), tables.names(), metered.client());
    again.clock.advance(Duration.ofMinutes(1));

    Usage usage = metered.during(again::scan);

    assertThat(usage.requests("PutItem")).as("the job run").isEqualTo(1);
    assertThat(usage.requests("UpdateItem")).as("the checkpoint").isEqualTo(1);
    assertThat(usage.requests("BatchWriteItem") + usage.requests("TransactWriteItems")).isZero();
    assertThat(usage.requests("DeleteItem")).isZero();
  }

  @Test
  void aRunWithoutWorkIsCompletedAtOnce() {
    JobRun run = stage.plan();

    assertThat(run.status()).isEqualTo(JobRun.Status.COMPLETED);
    assertThat(stage.queue.size()).isZero();
    assertThat(run.result()).containsEntry("events_processed", 0L);
  }

  @Test // (R-issue-7)
  void aScanWaitsUntilNothingReceivedBeforeItCanChange() {
    stage.receive(anEvent());
    Instant asked = stage.clock.instant();
    stage.plan();

    stage.work();

    assertThat(stage.clock.instant()).isAfterOrEqualTo(asked.plus(ScanTimes.SETTLE));
    assertThat(stage.onlyIssue().issueCounts()).isEqualTo(new IssueCounts(1, 0));
  }

  @Test // (R-issue-7)
  void eventsReceivedAfterTheScanWasAskedForAreForTheNext() {
    stage.receive(anEvent().session("a"));
    stage.plan();
    stage.clock.advance(Duration.ofMillis(1));
    stage.receive(anEvent().session("b"));

    stage.work();
    assertThat(stage.onlyIssue().issueCounts().occurrences()).isEqualTo(1);

    stage.scan();
    assertThat(stage.onlyIssue().issueCounts().occurrences()).isEqualTo(2);
  }

  @Test // (R-issue-8)
  void aTaskDeliveredTwiceChangesNothing() {
    stage.receive(anEvent());
    stage.plan();
    stage.plan();

    stage.work();

    assertThat(stage.onlyIssue().issueCounts()).isEqualTo(new IssueCounts(1, 0));
    assertThat(stage.onlyIssue().bookkeeping().revision()).isEqualTo(1);
  }

  @Test
  void aBusyUnitIsTriedAgainWhenItsLeaseHasRunOut() {
    stage.receive(anEvent());
    JobRun run = stage.plan();
    Instant now = stage.clock.instant();
    assertThat(stage.units.take(ScanStage.APP, UUID.randomUUID(), now, now.plusSeconds(300)))
        .isPresent();

    stage.work();

    assertThat(stage.clock.instant()).isAfterOrEqualTo(now.plusSeconds(300));
    assertThat(stage.onlyIssue().issueCounts().occurrences()).isEqualTo(1);
    assertThat(stage.jobs.find(run.owner(), run.id()).orElseThrow().status())
        .isEqualTo(JobRun.Status.COMPLETED);
  }

  @Test
  void aTaskThatAsksForLessThanOthersHaveScannedFindsNothingToDo() {
    stage.receive(anEvent().session("a"));
    JobRun run = stage.plan();
    stage.clock.advance(Duration.ofMinutes(1));
    stage.receive(anEvent().session("b"));
    new ScanStage(tables.client(), tables.names(), tables.client(), stage.clock, stage.ids).scan();

    stage.work();

    assertThat(stage.onlyIssue().issueCounts()).isEqualTo(new IssueCounts(2, 0));
    assertThat(stage.jobs.find(run.owner(), run.id()).orElseThrow().result())
        .containsEntry("events_processed", 0L);
  }

  @Test
  void whatLandsInAFrozenPageIsNoPartOfIt() {
    stage.receive(anEvent().session("first"));
    stage.receive(anEvent().session("last"));
    Instant stamp = stage.clock.instant().minusMillis(15);
    freezeAndDie();
    late(stamp, "late");

    stage.scan();

    assertThat(stage.occurrences(stage.onlyIssue()))
        .extracting(occurrence -> occurrence.sessionId())
        .containsExactlyInAnyOrder("first", "last");
  }

  @Test // (R-issue-12)
  void aBatchThatCannotBeDecodedIsSetAsideAndTheRestIsScanned() {
    stage.receive(anEvent().session("a"));
    put(stage.clock.instant(), new byte[] {1, 2, 3});
    stage.clock.advance(Duration.ofMillis(10));
    stage.receive(anEvent().session("b"));

    JobRun run = stage.scan();

    assertThat(stage.onlyIssue().issueCounts().occurrences()).isEqualTo(2);
    assertThat(run.result()).containsEntry("batches_set_aside", 1L);
    assertThat(stage.items("WorkTable"))
        .filteredOn(item -> ScanStage.value(item, "pk").s().equals("aside"))
        .hasSize(1);
    assertThat(stage.failed).hasSize(1);
  }

  @Test
  void aRedrivenBatchIsAPageOfItsOwnAndScannedOnce() {
    Instant stamp = stage.clock.instant();
    put(stamp, new byte[] {1, 2, 3});
    stage.clock.advance(Duration.ofMillis(10));
    stage.receive(anEvent().session("b"));
    stage.scan();
    ScanTask again = stage.failed.getFirst();
    // As if the code that reads it had been mended.
    replace(stamp, new BatchCodec().encode(List.of(anEvent().session("a").build())));

    ScanWorker.Worked worked = stage.worker().work(again, () -> false);
    ScanWorker.Worked twice = stage.worker().work(again, () -> false);

    assertThat(worked.counts().events()).isEqualTo(1);
    assertThat(twice.counts()).isEqualTo(ScanCounts.NONE);
    assertThat(stage.occurrences(stage.onlyIssue()))
        .extracting(occurrence -> occurrence.sessionId())
        .containsExactlyInAnyOrder("a", "b");
    assertThat(stage.onlyIssue().bookkeeping().lastPage(ScanStage.APP.key())).isEqualTo(2);
    stage.receive(anEvent().session("c"));
    assertThat(stage.scan().result()).containsEntry("events_processed", 1L);
  }

  @Test
  void aBatchThatStillCannotBeDecodedStaysAside() {
    stage.receive(anEvent());
    put(stage.clock.instant(), new byte[] {1, 2, 3});
    stage.clock.advance(Duration.ofMillis(10));
    stage.scan();

    ScanWorker.Worked worked = stage.worker().work(stage.failed.getFirst(), () -> false);

    assertThat(worked.counts()).isEqualTo(ScanCounts.NONE);
    assertThat(stage.items("WorkTable"))
        .filteredOn(item -> ScanStage.value(item, "pk").s().equals("aside"))
        .hasSize(1);
  }

  @Test
  void aWorkerThatDiedInARedrivenPageIsFollowedByOneThatEndsIt() {
    Instant stamp = stage.clock.instant();
    put(stamp, new byte[] {1, 2, 3});
    stage.clock.advance(Duration.ofMillis(10));
    stage.receive(anEvent().session("b"));
    stage.scan();
    UnitProgress before = stage.units.progress(ScanStage.APP);
    replace(stamp, new BatchCodec().encode(List.of(anEvent().session("a").build())));
    freezeRedrivenAndDie(new QuarantinedBatch(ScanStage.APP, key(stamp).order()));

    stage.worker().work(stage.failed.getFirst(), () -> false);

    assertThat(stage.onlyIssue().issueCounts().occurrences()).isEqualTo(2);
    assertThat(stage.units.progress(ScanStage.APP).position()).isEqualTo(before.position());
  }

  @Test
  void aUnitWithMoreThanAPageIsScannedPageByPage() {
    for (int batch = 0; batch < 7; batch++) {
      stage.receive(anEvent().session("s" + batch), anEvent().session("t" + batch));
    }
    var small = new PageLimits(1_000_000, 1_000_000, 3, 100);
    ScanStage.Scan scan = stage.scan(tables.client(), tables.names(), 4, small);
    scan.planner().plan();
    ScanWorker worker = scan.worker();

    stage.queue.drain(task -> worker.work(task, () -> false));

    assertThat(stage.onlyIssue().issueCounts().occurrences()).isEqualTo(14);
    assertThat(stage.onlyIssue().bookkeeping().lastPage(ScanStage.APP.key())).isEqualTo(3);
    assertThat(stage.occurrences(stage.onlyIssue())).hasSize(14);
  }

  @Test
  void aWorkerShortOfTimeHandsOnWhatIsLeft() {
    for (int batch = 0; batch < 4; batch++) {
      stage.receive(anEvent().session("s" + batch));
    }
    var small = new PageLimits(1_000_000, 1_000_000, 1, 100);
    ScanStage.Scan scan = stage.scan(tables.client(), tables.names(), 1, small);
    JobRun run = scan.planner().plan().run();
    ScanWorker worker = scan.worker();
    var asked = new int[1];

    stage.queue.drain(task -> worker.work(task, () -> asked[0]++ % 2 == 1));

    JobRun done = stage.jobs.find(run.owner(), run.id()).orElseThrow();
    assertThat(done.result())
        .containsEntry("occurrences_created", 4L)
        .containsEntry("events_processed", 4L);
  }

  // Freezes the unit's page as a worker does, and is gone before it does anything about it.
  private void freezeAndDie() {
    Instant now = stage.clock.instant();
    var lease =
        stage.units.take(ScanStage.APP, UUID.randomUUID(), now, now.plusMillis(1)).orElseThrow();
    ScanPage page = reader().next(lease, now, ScanProtocolTest::fold).orElseThrow().page();
    stage.units.advance(lease, UnitProgress.NONE.freeze(page), now.plusMillis(1));
    stage.clock.advance(Duration.ofSeconds(1));
  }

  private void freezeRedrivenAndDie(QuarantinedBatch aside) {
    Instant now = stage.clock.instant();
    var lease =
        stage.units.take(ScanStage.APP, UUID.randomUUID(), now, now.plusMillis(1)).orElseThrow();
    ScanPage page = reader().only(lease, aside, ScanProtocolTest::fold).orElseThrow().page();
    stage.units.advance(lease, lease.progress().freeze(page), now.plusMillis(1));
    stage.clock.advance(Duration.ofSeconds(1));
  }

  private static PageFold fold() {
    return new PageFold(GroupingRule.byMessage());
  }

  private PageReader reader() {
    return new PageReader(
        new DynamoUnitLog(tables.client(), tables.names()),
        stage.units,
        PageLimits.DEFAULT,
        tables.stores().userClaims(),
        stage.clock);
  }

  private void late(Instant stamp, String session) {
    put(stamp, new BatchCodec().encode(List.of(anEvent().session(session).build())));
  }

  private void put(Instant stamp, byte[] bytes) {
    var batch =
        new NewBatch(
            key(stamp),
            UUID.randomUUID(),
            UUID.randomUUID(),
            false,
            bytes,
            1,
            stamp.plus(Duration.ofDays(14)));
    assertThat(new DynamoEventLog(tables.client(), tables.names()).put(batch))
        .isEqualTo(EventLog.Put.STORED);
  }

  private void replace(Instant stamp, byte[] bytes) {
    stage.items("EventsTable").stream()
        .filter(item -> ScanStage.value(item, "sk").s().equals(key(stamp).order()))
        .forEach(item ->
            tables
                .client()
                .deleteItem(r ->
                    r.tableName(tables.names().of(Tables.EVENTS))
                        .key(
                            Map.of(
                                "pk", ScanStage.value(item, "pk"),
                                "sk", ScanStage.value(item, "sk")))));
    put(stamp, bytes);
  }

  private static BatchKey key(Instant stamp) {
    return new BatchKey(ScanStage.APP.appId(), Kind.ERROR, 0, stamp, 42);
  }
}
