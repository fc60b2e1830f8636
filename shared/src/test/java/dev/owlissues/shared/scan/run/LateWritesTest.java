package dev.owlissues.shared.scan.run;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.MovableClock;
import dev.owlissues.local.aws.dynamo.FaultyDynamo;
import dev.owlissues.local.aws.dynamo.FaultyDynamo.Fault;
import dev.owlissues.shared.base.id.CountedIds;
import dev.owlissues.shared.dynamo.event.DynamoEventLog;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.TableSnapshot;
import dev.owlissues.shared.event.Activity;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.Pointer;
import dev.owlissues.shared.event.intake.EventIntake;
import dev.owlissues.shared.event.intake.EventLog;
import dev.owlissues.shared.event.intake.Intake;
import dev.owlissues.shared.event.intake.Marker;
import dev.owlissues.shared.event.intake.NewBatch;
import dev.owlissues.shared.event.intake.Submission;
import dev.owlissues.shared.issue.IssueCounts;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Events whose write is unknown, or succeeds when nobody waits for it any more, are counted once:
 * whenever it happens, before a scan, in the middle of it, or when it has passed.
 */
class LateWritesTest {
  private static final int SESSIONS = 3;

  @RegisterExtension final LocalTables tables = new LocalTables();

  @ParameterizedTest
  @EnumSource(names = {"BEFORE_SENDING", "BEFORE_ANSWER", "THROTTLED"})
  void anyWriteOfARequestMayBeUnknown(Fault fault) {
    var empty = TableSnapshot.of(tables.client(), tables.names());
    var faulty = FaultyDynamo.over(tables.client());
    long calls = 0;
    for (long call = 1; call == 1 || call <= calls; call++) {
      empty.restore();
      ScanStage stage = stage(tables.client());
      faulty.reset();
      faulty.failAt(call, fault);

      receive(stage, new DynamoEventLog(faulty.client(), tables.names()));
      stage.scan();
      // The client never heard, and sends all of it again.
      receive(stage, new DynamoEventLog(tables.client(), tables.names()));
      stage.scan();

      calls = Math.max(calls, faulty.calls());
      assertExact(stage, "%s at call %d".formatted(fault, call));
    }
    assertThat(calls).isGreaterThan(3);
  }

  @Test
  void aBatchMayArriveAtAnyCallOfAScanAndAfterIt() {
    var empty = planned();
    var reached = new boolean[] {true};
    for (long call = 1; reached[0]; call++) {
      reached[0] = false;
      empty.restore();
      var faulty = FaultyDynamo.over(tables.client());
      ScanStage stage = stage(faulty.client());
      var held = new HeldLog(new DynamoEventLog(tables.client(), tables.names()));
      receive(stage, held);
      faulty.before(
          call,
          () -> {
            reached[0] = true;
            held.arrive();
          });

      stage.scan();
      faulty.reset();
      if (!reached[0]) {
        held.arrive();
      }
      stage.scan();

      assertExact(stage, "arrived at call " + call);
    }
  }

  @Test
  void aBatchMayArriveBetweenTheDeathOfAWorkerAndTheRepetitionOfItsPage() {
    var empty = planned();
    var died = true;
    for (long call = 1; died; call++) {
      empty.restore();
      var faulty = FaultyDynamo.over(tables.client());
      ScanStage stage = stage(faulty.client());
      var held = new HeldLog(new DynamoEventLog(tables.client(), tables.names()));
      receive(stage, held);
      faulty.dieAt(call, Fault.BEFORE_ANSWER);

      died = dies(stage);
      faulty.reset();
      held.arrive();
      stage.clock.advance(ScanTimes.LEASE.plusSeconds(1));
      stage.work();
      stage.scan();

      assertExact(stage, "died at call " + call);
    }
  }

  private static boolean dies(ScanStage stage) {
    try {
      stage.scan();
      return false;
    } catch (SdkException death) {
      return true;
    }
  }

  /** A stack that was scanned before: the first plan of all looks at each hour of two weeks. */
  private TableSnapshot planned() {
    var clock = new MovableClock(ScanStage.START.minus(Duration.ofHours(1)));
    new ScanStage(tables.client(), tables.names(), tables.client(), clock, new CountedIds(3))
        .scan();
    return TableSnapshot.of(tables.client(), tables.names());
  }

  private ScanStage stage(DynamoDbClient scanning) {
    var clock = new MovableClock(ScanStage.START);
    return new ScanStage(tables.client(), tables.names(), scanning, clock, new CountedIds(1));
  }

  private static void receive(ScanStage stage, EventLog log) {
    var intake = new EventIntake(log, new CountedIds(2), stage.clock, stage.clock::advance);
    List<Event> events =
        IntStream.range(0, SESSIONS)
            .mapToObj(i -> anEvent().session("s" + i).user("u" + i).id("event-" + i).build())
            .toList();
    var submission = new Submission(ScanStage.APP, new UUID(1, 5), Duration.ofDays(120), events);
    Intake taken = intake.take(submission, stage.clock.instant().plusSeconds(8));
    assertThat(taken).isInstanceOf(Intake.Durable.class);
    stage.clock.advance(Duration.ofSeconds(1));
  }

  private void assertExact(ScanStage stage, String when) {
    assertThat(Exactness.violations(tables.client(), tables.names())).as(when).isEmpty();
    assertThat(stage.onlyIssue().issueCounts())
        .as(when)
        .isEqualTo(new IssueCounts(SESSIONS, SESSIONS));
    assertThat(stage.occurrences(stage.onlyIssue())).as(when).hasSize(SESSIONS);
  }

  /** A log whose first batch is on its way until it arrives; nobody knows what became of it. */
  private static final class HeldLog implements EventLog {
    private final EventLog log;
    private final List<NewBatch> held = new ArrayList<>();

    HeldLog(EventLog log) {
      this.log = log;
    }

    void arrive() {
      held.forEach(batch -> assertThat(log.put(batch)).isEqualTo(Put.STORED));
    }

    @Override
    public Put put(NewBatch batch) {
      if (held.isEmpty()) {
        held.add(batch);
        return Put.UNKNOWN;
      }
      return log.put(batch);
    }

    @Override
    public boolean note(Activity activity, Instant expiresAt) {
      return log.note(activity, expiresAt);
    }

    @Override
    public List<Pointer> point(List<Pointer> pointers) {
      return log.point(pointers);
    }

    @Override
    public Mark find(Marker marker, Instant now) {
      return log.find(marker, now);
    }

    @Override
    public boolean mark(Marker marker, Instant expiresAt) {
      return log.mark(marker, expiresAt);
    }
  }
}
