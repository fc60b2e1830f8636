package dev.owlissues.shared.event.intake;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.MovableClock;
import dev.owlissues.local.aws.dynamo.FaultyDynamo;
import dev.owlissues.local.aws.dynamo.FaultyDynamo.Fault;
import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.base.id.RandomIds;
import dev.owlissues.shared.dynamo.event.DynamoEventLog;
import dev.owlissues.shared.dynamo.event.StoredEvents;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.EventId;
import dev.owlissues.shared.event.Level;
import dev.owlissues.shared.event.PointerHash;
import dev.owlissues.shared.event.Unit;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EventIntakeTest {
  private static final Duration PATIENCE = Duration.ofSeconds(7);
  @RegisterExtension static final LocalTables TABLES = new LocalTables();

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T08:15:00Z"));
  private final Ids ids = new RandomIds(clock, new SecureRandom());
  private final FaultyDynamo faulty = FaultyDynamo.over(TABLES.client());
  private final WatchedLog log =
      new WatchedLog(new DynamoEventLog(faulty.client(), TABLES.names()));
  private final Unit unit = new Unit(ids.next(), ids.next(), ids.next(), 0);
  private final StoredEvents stored =
      new StoredEvents(TABLES.client(), TABLES.names(), unit.appId());
  private final EventIntake intake = intake(ids);

  @Test
  void activityComesBeforeTheBatchAndTheMarkerLast() {
    assertThat(take(intake, anEvent().id("a").build())).isEqualTo(new Intake.Durable(1, 0, 1));

    assertThat(log.steps()).containsExactly("find", "note", "put", "point", "mark");
  }

  @Test
  void activityAndItsMirrorAreWrittenOncePerHourAndKind() {
    take(intake, anEvent().build());
    take(intake, anEvent().build());
    take(intake, anEvent().level(Level.INFO).build());
    clock.advance(Duration.ofHours(1));
    take(intake, anEvent().build());

    assertThat(log.steps()).filteredOn("note"::equals).hasSize(3);
    String app = unit.appId().toString();
    assertThat(stored.activities())
        .containsExactlyInAnyOrder(
            "activity#2026-11-24T08 " + app + "#error#0",
            "activity#2026-11-24T08 " + app + "#rest#0",
            "activity#2026-11-24T09 " + app + "#error#0");
    assertThat(stored.mirrors())
        .containsExactlyInAnyOrder(
            "2026-11-24T08#error#0", "2026-11-24T08#rest#0", "2026-11-24T09#error#0");
  }

  @Test
  void activityThatMayNotBeStoredIsNotRemembered() {
    faulty.failFrom(1, Fault.BEFORE_SENDING);
    assertThat(take(intake, anEvent().build())).isEqualTo(new Intake.Busy());
    faulty.reset();
    log.steps().clear();

    take(intake, anEvent().build());

    assertThat(log.steps()).containsExactly("note", "put", "point");
    assertThat(stored.activities()).hasSize(1);
  }

  @Test
  void aBatchThatCameLateIsStampedAndWrittenAnew() {
    log.afterNext("put", () -> clock.advance(Duration.ofMillis(5_001)));

    assertThat(take(intake, anEvent().id("a").build())).isEqualTo(new Intake.Durable(1, 0, 1));

    assertThat(log.steps()).containsExactly("find", "note", "put", "put", "point", "mark");
    var copies = stored.batches();
    assertThat(copies).hasSize(2);
    assertThat(copies.get(0).request()).isEqualTo(copies.get(1).request());
    assertThat(copies.get(1).key().receivedAt())
        .isAfter(copies.get(0).key().receivedAt().plusSeconds(5));
    assertThat(stored.pointed("s1")).containsExactly(copies.get(1).key());
  }

  @Test
  void pointersThatCameLateMakeTheBatchLate() {
    log.afterNext("point", () -> clock.advance(Duration.ofMillis(5_001)));

    assertThat(take(intake, anEvent().build())).isEqualTo(new Intake.Durable(1, 0, 1));

    assertThat(log.steps()).containsExactly("note", "put", "point", "put", "point");
  }

  @Test
  void aBatchAtTheVeryDeadlineIsInTime() {
    log.afterNext("point", () -> clock.advance(WriteTimes.DEADLINE));

    take(intake, anEvent().build());

    assertThat(stored.batches()).hasSize(1);
  }

  @Test
  void aNewStampInTheNextHourWritesThatHoursActivityFirst() {
    clock.advance(Duration.ofMinutes(44).plusSeconds(58));
    log.afterNext("put", () -> clock.advance(Duration.ofSeconds(6)));

    take(intake, anEvent().build());

    assertThat(log.steps()).containsExactly("note", "put", "note", "put", "point");
    assertThat(stored.mirrors()).containsExactly("2026-11-24T08#error#0", "2026-11-24T09#error#0");
  }

  @Test // (R-ingest-3)
  void aBatchOfUnknownFateIsStampedAndWrittenAnew() {
    faulty.failAt(3, Fault.BEFORE_ANSWER);

    assertThat(take(intake, anEvent().id("a").build())).isEqualTo(new Intake.Durable(1, 0, 1));

    var copies = stored.batches();
    assertThat(copies).hasSize(2);
    assertThat(copies.get(0).request()).isEqualTo(copies.get(1).request());
    assertThat(copies.get(0).events()).isEqualTo(copies.get(1).events());
  }

  @Test
  void aBatchWhoseKeyIsTakenIsNeverOverwritten() {
    var other = anEvent().message("other").build();
    var mine = anEvent().message("mine").build();
    take(intake(new RepeatedBits(ids)), other);

    assertThat(take(intake(new RepeatedBits(ids)), mine)).isInstanceOf(Intake.Durable.class);

    assertThat(stored.batches().stream().flatMap(batch -> batch.events().stream()))
        .containsExactlyInAnyOrder(other, mine);
  }

  @Test
  void throttledWritesAreRetriedUntilTheyPass() {
    IntStream.of(1, 3, 4, 6, 8).forEach(call -> faulty.failAt(call, Fault.THROTTLED));

    assertThat(take(intake, anEvent().id("a").build())).isEqualTo(new Intake.Durable(1, 0, 1));

    // After a throttled put the batch may go to another shard, whose activity is noted first.
    assertThat(log.steps())
        .startsWith("find", "find", "note", "note", "note", "put")
        .endsWith("point", "mark");
    assertThat(log.steps()).filteredOn("put"::equals).hasSizeGreaterThan(1);
    assertThat(stored.batches()).hasSize(1);
  }

  @ParameterizedTest // (R-ingest-3)
  @EnumSource(names = {"THROTTLED", "BEFORE_SENDING", "BEFORE_ANSWER"})
  void whatDoesNotPassInTimeIsNotAcknowledged(Fault fault) {
    Instant start = clock.instant();
    faulty.failFrom(3, fault);

    assertThat(take(intake, anEvent().id("a").build())).isEqualTo(new Intake.Busy());

    // The last try of the writes ends with a pause, and that of the request around them with
    // another.
    assertThat(Duration.between(start, clock.instant()))
        .isBetween(PATIENCE, PATIENCE.plusSeconds(2));
    assertThat(stored.markerExpiries()).isEmpty();
  }

  @Test
  void pointersLeftUnprocessedAreWrittenAgain() {
    faulty.failAt(3, Fault.UNPROCESSED);

    take(intake, anEvent().session("s1").user("u1").build());

    assertThat(log.steps()).containsExactly("note", "put", "point", "point");
    assertThat(stored.sessionPointers("s1")).hasSize(1);
    assertThat(stored.userPointers("u1")).hasSize(1);
  }

  @Test // (R-ingest-4)
  void aResendWithinTwoDaysIsARepeat() {
    var events = new Event[] {anEvent().id("a").build(), anEvent().id("b").build()};
    take(intake, events);
    clock.advance(Duration.ofDays(2).minusSeconds(1));
    log.steps().clear();

    assertThat(take(intake(ids), events[1], events[0])).isEqualTo(new Intake.Durable(0, 2, 0));

    assertThat(log.steps()).containsExactly("find");
  }

  @Test
  void aResendAfterTwoDaysIsStoredAgain() {
    take(intake, anEvent().id("a").build());
    clock.advance(Duration.ofDays(2));

    assertThat(take(intake, anEvent().id("a").build())).isEqualTo(new Intake.Durable(1, 0, 1));

    assertThat(stored.batches()).hasSize(2);
  }

  @Test
  void anotherAppsMarkerIsNotMine() {
    take(intake, anEvent().id("a").build());
    var other = new Unit(unit.teamId(), unit.projectId(), ids.next(), 0);

    Intake outcome =
        intake.take(submission(other, anEvent().id("a").build()), clock.instant().plus(PATIENCE));

    assertThat(outcome).isEqualTo(new Intake.Durable(1, 0, 1));
  }

  @Test
  void aPartialOverlapIsStored() {
    take(intake, anEvent().id("a").build());

    assertThat(take(intake, anEvent().id("a").build(), anEvent().id("b").build()))
        .isEqualTo(new Intake.Durable(2, 0, 1));
  }

  @Test
  void eventsWithoutAnIdAreStoredEachTime() {
    var withId = anEvent().id("a").build();
    var without = anEvent().message("no id").build();
    take(intake, withId, without);

    assertThat(take(intake, withId, without)).isEqualTo(new Intake.Durable(1, 1, 1));

    assertThat(stored.batches().stream().flatMap(batch -> batch.events().stream()))
        .containsExactlyInAnyOrder(withId, without, without);
  }

  @Test
  void ofRepeatsInOneRequestTheFirstIsKept() {
    var first = anEvent().id("a").version("1").build();
    var second = anEvent().id("a").version("2").build();

    assertThat(take(intake, first, second)).isEqualTo(new Intake.Durable(1, 1, 1));

    assertThat(stored.batches().getFirst().events()).containsExactly(first);
  }

  @Test
  void noEventsAskNothingOfTheTable() {
    assertThat(take(intake)).isEqualTo(new Intake.Durable(0, 0, 0));

    assertThat(faulty.calls()).isZero();
  }

  @Test // (R-ingest-19)
  void eventsExpireByRetentionButNotBeforeTheyAreScanned() {
    take(intake, anEvent().build());
    intake.take(
        new Submission(unit, ids.next(), Duration.ofDays(1), List.of(anEvent().build())),
        clock.instant().plus(PATIENCE));

    assertThat(stored.batches())
        .extracting(StoredEvents.Stored::expiresAt)
        .containsExactlyInAnyOrder(
            Instant.parse("2027-03-24T08:15:00Z"), Instant.parse("2026-12-08T08:15:00Z"));
  }

  @Test
  void manySessionsGetPackedPointersInstead() {
    Event[] events =
        IntStream.range(0, 100)
            .mapToObj(i -> anEvent().session("s" + i).user("u" + i).build())
            .toArray(Event[]::new);

    take(intake, events);

    assertThat(stored.packedPointers()).hasSizeBetween(12, PointerHash.BUCKETS);
    assertThat(stored.sessionPointers("s")).isEmpty();
  }

  @ParameterizedTest // (R-ingest-3)
  @EnumSource(names = {"BEFORE_SENDING", "BEFORE_ANSWER"})
  void whereverTheProcessDiesAResendLosesNothing(Fault fault) {
    var events =
        new Event[] {
          anEvent().id("a").build(), anEvent().id("b").build(), anEvent().level(Level.INFO).build()
        };
    int calls = 8;
    for (int call = 1; call <= calls; call++) {
      var unit = new Unit(ids.next(), ids.next(), ids.next(), 0);
      var stored = new StoredEvents(TABLES.client(), TABLES.names(), unit.appId());
      faulty.reset();
      faulty.dieAt(call, fault);
      Intake before = intake(ids).take(submission(unit, events), clock.instant().plus(PATIENCE));
      boolean marked = !stored.markerExpiries().isEmpty();
      faulty.reset();

      Intake after = intake(ids).take(submission(unit, events), clock.instant().plus(PATIENCE));

      assertThat(before).as("death at call %d", call).isEqualTo(new Intake.Busy());
      assertThat(after)
          .as("resend after death at call %d", call)
          .isEqualTo(marked ? new Intake.Durable(1, 2, 1) : new Intake.Durable(3, 0, 2));
      assertThat(stored.ids()).containsExactly("", "a", "b");
      assertThat(stored.mirrors()).hasSize(2);
      assertThat(stored.batches().stream().map(StoredEvents.Stored::key).toList())
          .containsAll(stored.pointed("s1"));
    }
  }

  private EventIntake intake(Ids ids) {
    return new EventIntake(log, ids, clock, clock::advance);
  }

  private Intake take(EventIntake intake, Event... events) {
    return intake.take(submission(unit, events), clock.instant().plus(PATIENCE));
  }

  private Submission submission(Unit unit, Event... events) {
    return new Submission(unit, ids.next(), Duration.ofDays(120), List.of(events));
  }

  /** Ids whose first batch number is always the same. */
  private static final class RepeatedBits implements Ids {
    private final Ids ids;
    private boolean repeated;

    private RepeatedBits(Ids ids) {
      this.ids = ids;
    }

    @Override
    public UUID next() {
      return ids.next();
    }

    @Override
    public long bits(int count) {
      if (!repeated && count == EventId.BATCH_BITS) {
        repeated = true;
        return 7;
      }
      return ids.bits(count);
    }
  }
}
