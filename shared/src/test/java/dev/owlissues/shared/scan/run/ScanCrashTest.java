package dev.owlissues.shared.scan.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.MovableClock;
import dev.owlissues.shared.base.id.CountedIds;
import dev.owlissues.shared.dynamo.CrashHarness;
import dev.owlissues.shared.dynamo.CrashHarness.Ending;
import dev.owlissues.shared.dynamo.CrashHarness.OvertakenWork;
import dev.owlissues.shared.dynamo.CrashHarness.Work;
import dev.owlissues.shared.dynamo.table.LocalTables;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A scan that is interrupted at any of its calls leaves, once somebody has gone on, what an
 * undisturbed one leaves: in every table, but for what {@code TableImage} names.
 */
class ScanCrashTest {
  private static final int FEWEST_CALLS = 20;

  @RegisterExtension final LocalTables tables = new LocalTables();

  /** What happens to the messages of a scan that was interrupted. */
  enum Messages {
    /** They are gone, and the next run finds what is open. */
    LOST,
    /** They are delivered again. */
    AGAIN,
    /** They are delivered again, each of them twice. */
    TWICE
  }

  @ParameterizedTest // (R-issue-8)
  @CsvSource({
    "YOUNG, DIES_BEFORE_SENDING, LOST",
    "YOUNG, DIES_BEFORE_ANSWER, AGAIN",
    "YOUNG, THROTTLED, TWICE",
    "GROWING, DIES_BEFORE_SENDING, AGAIN",
    "GROWING, DIES_BEFORE_ANSWER, LOST",
    "GROWING, DIES_BEFORE_ANSWER, TWICE",
    "GROWN, DIES_BEFORE_SENDING, TWICE",
    "GROWN, DIES_BEFORE_ANSWER, AGAIN",
    "CLAIMED, DIES_BEFORE_SENDING, LOST",
    "CLAIMED, DIES_BEFORE_ANSWER, TWICE",
    "SHARDED, DIES_BEFORE_SENDING, AGAIN",
    "SHARDED, DIES_BEFORE_ANSWER, LOST",
  })
  void aScanMayBeInterruptedAtAnyCall(ScanScene scene, Ending ending, Messages messages) {
    Instant now = set(scene);

    int calls =
        new CrashHarness(tables).everyCall(ending, client -> scan(stage(client, now), messages));

    assertThat(calls).isGreaterThan(FEWEST_CALLS);
  }

  @ParameterizedTest
  @EnumSource
  void batchesMayBeLeftHalfDone(ScanScene scene) {
    Instant now = set(scene);

    int batches =
        new CrashHarness(tables)
            .everyCall(Ending.UNPROCESSED, client -> scan(stage(client, now), Messages.AGAIN));

    assertThat(batches).isGreaterThanOrEqualTo(2);
  }

  @ParameterizedTest
  @EnumSource
  void aWorkerThatWasOvertakenChangesNothing(ScanScene scene) {
    Instant now = set(scene);

    int calls =
        new CrashHarness(tables)
            .everyOvertaking(client -> {
              ScanStage stage = stage(client, now);
              return new OvertakenWork(scan(stage, Messages.AGAIN), () -> overtake(stage));
            });

    assertThat(calls).isGreaterThan(FEWEST_CALLS);
  }

  @Test
  void aMessageThatIsDeliveredWhileItsUnitIsBeingScannedChangesNothing() {
    Instant now = set(ScanScene.YOUNG);

    int calls =
        new CrashHarness(tables)
            .everyOvertaking(client -> {
              ScanStage stage = stage(client, now);
              return new OvertakenWork(scan(stage, Messages.AGAIN), () -> join(stage));
            });

    assertThat(calls).isGreaterThan(FEWEST_CALLS);
  }

  private Instant set(ScanScene scene) {
    var clock = new MovableClock(ScanStage.START);
    var stage =
        new ScanStage(tables.client(), tables.names(), tables.client(), clock, new CountedIds(1));
    scene.set(stage);
    return clock.instant();
  }

  private ScanStage stage(DynamoDbClient scanning, Instant now) {
    return new ScanStage(
        tables.client(),
        tables.names(),
        LocalTables.actions().dynamo("ScanPlannerFunction", scanning),
        LocalTables.actions().dynamo("ScanWorkerFunction", scanning),
        new MovableClock(now),
        new CountedIds(2));
  }

  private Work scan(ScanStage stage, Messages messages) {
    return new Work() {
      @Override
      public void run() {
        stage.scan();
      }

      @Override
      public void recover() {
        stage.clock.advance(ScanTimes.LEASE.plusSeconds(1));
        switch (messages) {
          case LOST -> stage.queue.clear();
          case AGAIN -> stage.work();
          case TWICE -> {
            stage.queue.deliverTwice();
            stage.work();
          }
        }
        stage.scan();
      }
    };
  }

  // Another process, once the lease has run out: it does all there is to do.
  private void overtake(ScanStage suspended) {
    suspended.clock.advance(ScanTimes.LEASE.plusSeconds(1));
    others(suspended).scan();
  }

  // Another process, at once: what it cannot have it leaves.
  private void join(ScanStage busy) {
    ScanStage others = others(busy);
    busy.queue.copyTo(others.queue);
    others.workOnce();
  }

  private ScanStage others(ScanStage stage) {
    return new ScanStage(
        tables.client(), tables.names(), tables.client(), stage.clock, new CountedIds(3));
  }
}
