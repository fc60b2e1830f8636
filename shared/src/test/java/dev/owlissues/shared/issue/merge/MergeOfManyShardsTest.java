package dev.owlissues.shared.issue.merge;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.dynamo.FaultyDynamo;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.TableSnapshot;
import dev.owlissues.shared.event.EventBuilder;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.scan.run.Exactness;
import dev.owlissues.shared.scan.run.ScanTimes;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.function.Function;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Merges and scans of an app whose events lie in several shards, some of which neither issue has
 * met: one is suspended before each of its calls in turn, while the other does what it can.
 */
class MergeOfManyShardsTest {
  @RegisterExtension final LocalTables tables = new LocalTables();

  /** What happens while somebody is suspended. */
  private interface Meanwhile {
    void act(MergeStage stage, Issue source, Issue target);
  }

  // Which of the two issues a page counts first is not for a test to know: so both ways.
  @ParameterizedTest
  @CsvSource({"left, right, 1", "right, left, 1", "left, right, 40", "right, left, 40"})
  void aMergeMayComeAtAnyCallOfAScan(String source, String target, int sessions) {
    suspendScans(source, target, sessions, MergeOfManyShardsTest::mergeUndisturbed);
  }

  @ParameterizedTest
  @CsvSource({"left, right", "right, left"})
  void aMergeMayComeWhenTheLeaseOfASuspendedScanHasRunOut(String source, String target) {
    suspendScans(
        source,
        target,
        1,
        (stage, from, into) -> {
          stage.clock.advance(ScanTimes.LEASE.plusSeconds(1));
          mergeUndisturbed(stage, from, into);
        });
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 40})
  void aScanMayComeAtAnyCallOfAMerge(int sessions) {
    suspendMerges(sessions, (stage, _, _) -> stage.scan());
  }

  @Test
  void aScanMayComeWhenAMergeHasBeenSuspendedForLong() {
    suspendMerges(
        1,
        (stage, _, _) -> {
          stage.clock.advance(ScanTimes.LEASE.plusSeconds(1));
          stage.scan();
        });
  }

  // The scan begins when the merge has found all units at rest and is about to be settled, gets as
  // far as that call, and goes on when the merge is over.
  @ParameterizedTest
  @CsvSource({"left, right", "right, left"})
  void aScanMayBeginJustBeforeAMergeIsSettledAndGoOnAfterIt(String from, String into)
      throws InterruptedException {
    TableSnapshot prepared = prepare(1);
    long settling = settlingCall(prepared, from, into);
    boolean reached = true;
    for (long call = 1; reached; call++) {
      prepared.restore();
      var merging = FaultyDynamo.over(tables.client());
      var scanning = FaultyDynamo.over(tables.client());
      var stage =
          new MergeStage(tables, merging.client(), scanning.client(), MergeService.IN_REQUEST);
      stage.clock.advance(Duration.ofMinutes(10));
      Issue source = stage.titled(from);
      Issue target = stage.titled(into);
      var scan = new SuspendedScan(stage, scanning, call);
      merging.before(settling, scan::begin);

      stage.merge(source, target);
      reached = scan.goOn();

      merging.reset();
      assertExact(stage, source, target, call);
    }
  }

  // The call that makes the source a tombstone.
  private long settlingCall(TableSnapshot prepared, String from, String into) {
    prepared.restore();
    var merging = FaultyDynamo.over(tables.client());
    var stage = new MergeStage(tables, merging.client(), MergeService.IN_REQUEST);
    stage.clock.advance(Duration.ofMinutes(10));
    Issue source = stage.titled(from);
    var live = new long[1];
    merging.beforeEach(() -> {
      if (stage.issues.find(MergeStage.PROJECT, source.id()).isPresent()) {
        live[0] = merging.calls();
      }
    });
    stage.merge(source, stage.titled(into));
    return live[0];
  }

  /** A scan in a thread of its own, which waits before a call until it may go on. */
  private static final class SuspendedScan {
    private final MergeStage stage;
    private final Thread thread;
    private final Semaphore stopped = new Semaphore(0);
    private final Semaphore go = new Semaphore(0);
    private boolean reached;

    SuspendedScan(MergeStage stage, FaultyDynamo scanning, long call) {
      this.stage = stage;
      this.thread = Thread.ofPlatform().daemon().unstarted(this::scan);
      scanning.before(call, this::suspend);
    }

    private void scan() {
      stage.scan();
      stopped.release();
    }

    private void suspend() {
      reached = true;
      stopped.release();
      go.acquireUninterruptibly();
    }

    void begin() {
      thread.start();
      stopped.acquireUninterruptibly();
    }

    /** Lets it come to its end, and says whether it had been suspended. */
    boolean goOn() throws InterruptedException {
      go.release();
      thread.join();
      return reached;
    }
  }

  private static void mergeUndisturbed(MergeStage stage, Issue source, Issue target) {
    stage.others.merge(target.key(), source.id(), MergeStage.ANN);
  }

  private void suspendScans(String source, String target, int sessions, Meanwhile meanwhile) {
    suspend(
        source,
        target,
        sessions,
        through -> new MergeStage(tables, tables.client(), through, MergeService.IN_REQUEST),
        meanwhile,
        (stage, _, _) -> stage.scan());
  }

  private void suspendMerges(int sessions, Meanwhile meanwhile) {
    suspend(
        "right",
        "left",
        sessions,
        through -> new MergeStage(tables, through, MergeService.IN_REQUEST),
        meanwhile,
        MergeStage::merge);
  }

  private void suspend(
      String from,
      String into,
      int sessions,
      Function<DynamoDbClient, MergeStage> stages,
      Meanwhile meanwhile,
      Meanwhile suspended) {
    var suspending = FaultyDynamo.over(tables.client());
    TableSnapshot prepared = prepare(sessions);
    var reached = new boolean[] {true};
    for (long call = 1; reached[0]; call++) {
      reached[0] = false;
      prepared.restore();
      MergeStage stage = stages.apply(suspending.client());
      stage.clock.advance(Duration.ofMinutes(10));
      Issue source = stage.titled(from);
      Issue target = stage.titled(into);
      suspending.reset();
      suspending.before(
          call,
          () -> {
            reached[0] = true;
            meanwhile.act(stage, source, target);
          });

      suspended.act(stage, source, target);

      suspending.reset();
      if (!reached[0]) {
        meanwhile.act(stage, source, target);
      }
      assertExact(stage, source, target, call);
    }
  }

  /** Both issues know the first shard only; what lies in the second has not been scanned. */
  private TableSnapshot prepare(int sessions) {
    var stage = new MergeStage(tables);
    stage.receive(anEvent().message("left").session("l"), anEvent().message("right").session("r"));
    stage.scan();
    Unit app = MergeStage.APP;
    stage.receive(new Unit(app.teamId(), app.projectId(), app.appId(), 1), events(sessions));
    stage.receive(anEvent().message("left").session("r"), anEvent().message("right").session("l"));
    return TableSnapshot.of(tables.client(), tables.names());
  }

  private static EventBuilder[] events(int sessions) {
    return IntStream.range(0, sessions)
        .boxed()
        .flatMap(i ->
            Stream.of(
                anEvent().message("left").session("l" + i).user("u" + i),
                anEvent().message("right").session("r" + i).user("v" + i),
                anEvent().message("right").session("l" + (i + 1))))
        .toArray(EventBuilder[]::new);
  }

  private void assertExact(MergeStage stage, Issue source, Issue target, long call) {
    stage.merging.requeue();
    stage.scan();
    stage.drain(Duration.ofHours(1));
    assertThat(stage.merges.open()).as("after call %d", call).isEmpty();
    assertThat(stage.survivor(source.id())).as("after call %d", call).isEqualTo(target.id());
    assertThat(Exactness.violations(tables.client(), tables.names()))
        .as("after call %d", call)
        .isEmpty();
  }
}
