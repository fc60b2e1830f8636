package dev.owlissues.shared.dynamo.event;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.MovableClock;
import dev.owlissues.shared.base.id.RandomIds;
import dev.owlissues.shared.base.time.Span;
import dev.owlissues.shared.dynamo.table.LocalStores;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.event.Activity;
import dev.owlissues.shared.event.BatchKey;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.Kind;
import dev.owlissues.shared.event.Level;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.event.intake.EventIntake;
import dev.owlissues.shared.event.intake.NewBatch;
import dev.owlissues.shared.event.intake.Submission;
import dev.owlissues.shared.event.packing.BatchCodec;
import dev.owlissues.shared.event.reading.DataMode;
import dev.owlissues.shared.event.reading.EventCount;
import dev.owlissues.shared.event.reading.EventFilter;
import dev.owlissues.shared.event.reading.EventSource;
import dev.owlissues.shared.event.reading.EventStream;
import dev.owlissues.shared.event.reading.EventTally;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class EventCountingTest {
  @RegisterExtension static final LocalTables TABLES = new LocalTables();

  private static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
  private static final UUID APP = new UUID(0, 1);
  private static final UUID OTHER_APP = new UUID(0, 2);
  private static final Duration KEPT = Duration.ofDays(120);

  private final MovableClock clock = new MovableClock(START);
  private final DynamoEventLog log = new DynamoEventLog(TABLES.client(), TABLES.names());
  private final EventIntake intake =
      new EventIntake(log, new RandomIds(clock, new SecureRandom()), clock, time -> {});
  private final DynamoEventArchive archive =
      LocalStores.in(TABLES.client(), TABLES.names(), clock).eventArchive();

  @BeforeEach
  void empty() {
    TABLES.clear();
  }

  @Test
  void eventsUsersAndSessionsAreCountedApart() {
    receive(APP, anEvent().session("a").user("ann").build(), anEvent().session("a").build());
    clock.advance(Duration.ofHours(30));
    receive(APP, anEvent().session("b").user("ann").level(Level.INFO).build());
    receive(OTHER_APP, anEvent().session("c").user("bob").build());

    assertThat(all(APP, OTHER_APP)).isEqualTo(new EventCount(4, 2, 3, false));
    assertThat(all(APP)).isEqualTo(new EventCount(3, 1, 2, false));
    assertThat(archive.countReceived(List.of(), EventFilter.ANY, Span.ALL))
        .isEqualTo(EventCount.NONE);
  }

  @Test
  void whatTheFilterRefusesIsNotCounted() {
    receive(
        APP,
        anEvent().level(Level.INFO).build(),
        anEvent().dev().session("dev").build(),
        anEvent().user("ann").environment("ios").build());

    assertThat(count(filter(Set.of(Level.INFO), DataMode.ALL)).events()).isEqualTo(1);
    assertThat(count(filter(Set.of(), DataMode.PRODUCTION)).events()).isEqualTo(2);
    assertThat(count(filter(Set.of(), DataMode.DEVELOPMENT)))
        .isEqualTo(new EventCount(1, 0, 1, false));
    var ann =
        new EventFilter(
            Set.of(), Optional.of("ann"), Optional.of("ios"), Optional.empty(), DataMode.ALL);
    assertThat(count(ann)).isEqualTo(new EventCount(1, 1, 1, false));
  }

  @Test
  void bothEndsOfTheTimeAreCountedAndNothingBeyondThem() {
    for (int hour = 0; hour < 5; hour++) {
      receive(APP, anEvent().session("s" + hour).build());
      clock.advance(Duration.ofHours(1));
    }
    Instant second = START.plus(Duration.ofHours(1));
    Instant fourth = START.plus(Duration.ofHours(3));

    assertThat(count(new Span(Optional.of(second), Optional.of(fourth)))).isEqualTo(3);
    assertThat(count(new Span(Optional.of(second.plusMillis(1)), Optional.of(fourth))))
        .isEqualTo(2);
    assertThat(count(new Span(Optional.empty(), Optional.of(fourth.minusMillis(1))))).isEqualTo(3);
  }

  @Test
  void whatIsPastItsRetentionIsNotCounted() {
    receive(APP, anEvent().build());
    clock.advance(Duration.ofDays(2));
    receive(APP, anEvent().build());
    var kept = new EventSource(APP, clock.instant().minus(Duration.ofDays(1)));

    assertThat(archive.countReceived(List.of(kept), EventFilter.ANY, Span.ALL).events())
        .isEqualTo(1);
  }

  @Test
  void aRepeatIsCountedOnce() {
    Event event = anEvent().id("c1").build();
    receive(APP, event);
    receive(APP, event, anEvent().id("c2").build());

    assertThat(all(APP).events()).isEqualTo(2);
  }

  @Test
  void aSessionIsCountedByTheTimeItsEventsTell() {
    receive(
        APP,
        anEvent().session("s").user("ann").at(START.minusSeconds(60)).build(),
        anEvent().session("s").at(START.minusSeconds(10)).build(),
        anEvent().session("other").at(START.minusSeconds(10)).build());
    clock.advance(Duration.ofDays(3));
    receive(APP, anEvent().session("s").at(START.minusSeconds(5)).build());
    Span lastMinute = new Span(Optional.of(START.minusSeconds(30)), Optional.of(START));

    assertThat(session(Span.ALL)).isEqualTo(new EventCount(3, 1, 1, false));
    assertThat(session(lastMinute)).isEqualTo(new EventCount(2, 0, 1, false));
  }

  @Test // (R-event-8)
  void aCountEndsWithItsWorkAndSaysSo() {
    for (int batch = 0; batch < EventTally.MAX_BATCHES + 1; batch++) {
      put(batch);
    }

    EventCount count = all(APP);

    assertThat(count.events()).isEqualTo(EventTally.MAX_BATCHES);
    assertThat(count.partial()).isTrue();
    Span lastHours = new Span(Optional.of(START.plus(Duration.ofMinutes(30))), Optional.empty());
    assertThat(archive.countReceived(sources(APP), EventFilter.ANY, lastHours).partial()).isFalse();
  }

  private void receive(UUID appId, Event... events) {
    Unit unit = new Unit(new UUID(0, 8), new UUID(0, 9), appId, 0);
    intake.take(
        new Submission(unit, new UUID(0, 7), KEPT, List.of(events)),
        clock.instant().plusSeconds(20));
  }

  /** A batch of one event, each a few seconds after the one before. */
  private void put(int number) {
    Instant stamp = START.plusSeconds(4L * number);
    var key = new BatchKey(APP, Kind.ERROR, 0, stamp, number);
    if (number % 900 == 0) {
      Unit unit = new Unit(new UUID(0, 8), new UUID(0, 9), APP, 0);
      log.note(new Activity(unit, key.hour(), Kind.ERROR), stamp.plus(KEPT));
    }
    byte[] packed = new BatchCodec().encode(List.of(anEvent().build()));
    log.put(
        new NewBatch(key, new UUID(0, 7), new UUID(1, number), false, packed, 1, stamp.plus(KEPT)));
  }

  private EventCount all(UUID... apps) {
    return archive.countReceived(sources(apps), EventFilter.ANY, Span.ALL);
  }

  private EventCount count(EventFilter filter) {
    return archive.countReceived(sources(APP), filter, Span.ALL);
  }

  private long count(Span span) {
    return archive.countReceived(sources(APP), EventFilter.ANY, span).events();
  }

  private EventCount session(Span span) {
    return archive.countStream(new EventStream.Session("s"), sources(APP), EventFilter.ANY, span);
  }

  private List<EventSource> sources(UUID... apps) {
    Instant since = clock.instant().minus(KEPT);
    return IntStream.range(0, apps.length).mapToObj(i -> new EventSource(apps[i], since)).toList();
  }

  private static EventFilter filter(Set<Level> levels, DataMode mode) {
    return new EventFilter(levels, Optional.empty(), Optional.empty(), Optional.empty(), mode);
  }
}
