package dev.owlissues.shared.scan;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.FaultyDynamo;
import dev.owlissues.local.aws.FaultyDynamo.Fault;
import dev.owlissues.local.aws.MeteredDynamo;
import dev.owlissues.local.aws.Usage;
import dev.owlissues.shared.dynamo.DynamoEventArchive;
import dev.owlissues.shared.dynamo.DynamoEventLog;
import dev.owlissues.shared.dynamo.LocalTables;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.EventCursor;
import dev.owlissues.shared.event.EventFilter;
import dev.owlissues.shared.event.EventIntake;
import dev.owlissues.shared.event.EventPage;
import dev.owlissues.shared.event.EventQuery;
import dev.owlissues.shared.event.EventSource;
import dev.owlissues.shared.event.Intake;
import dev.owlissues.shared.event.StoredEvent;
import dev.owlissues.shared.event.Submission;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.issue.Tally;
import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.time.Span;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An app whose writes were throttled has several shards, and nobody had to be told. */
class ManyShardsTest {
  private static final int REQUESTS = 40;

  @RegisterExtension final LocalTables tables = new LocalTables();

  private ScanStage stage;

  @BeforeEach
  void receiveThroughThrottling() {
    stage = new ScanStage(tables.client(), tables.names());
    var faulty = FaultyDynamo.over(tables.client());
    var intake =
        new EventIntake(
            new DynamoEventLog(faulty.client(), tables.names()),
            stage.ids,
            stage.clock,
            stage.clock::advance);
    // The first call is for activity, the second for the batch, which is turned away.
    faulty.failAt(2, Fault.THROTTLED);
    for (int request = 0; request < REQUESTS; request++) {
      take(intake, anEvent().session("s" + request).user("u" + request % 3).build());
      stage.clock.advance(Duration.ofSeconds(2));
    }
  }

  @Test
  void eachShardIsAUnitThatIsPlannedAndScanned() {
    JobRun run = stage.scan();

    assertThat(run.planned()).isEqualTo(shards().size()).isGreaterThan(1);
    assertThat(run.result())
        .containsEntry("events_processed", (long) REQUESTS)
        .containsEntry("apps_scanned", 1L);
    assertThat(stage.onlyIssue().tally()).isEqualTo(new Tally(REQUESTS, 3));
    assertThat(stage.occurrences(stage.onlyIssue())).hasSize(REQUESTS);
  }

  @Test
  void readersFindTheEventsOfAllShards() {
    List<StoredEvent> listed = received();

    assertThat(listed).hasSize(REQUESTS);
    assertThat(listed).extracting(event -> event.id().receivedAt()).isSorted();
    assertThat(shards()).hasSizeGreaterThan(1);
    assertThat(listed)
        .allSatisfy(event -> assertThat(archive().find(event.id(), sources())).hasValue(event));
    assertThat(listed)
        .allSatisfy(event -> {
          String session = event.event().actor().sessionId();
          assertThat(archive().session(session, sources(), query(10, Optional.empty())).entries())
              .extracting(EventPage.Entry::event)
              .containsExactly(event);
        });
  }

  @Test
  void appsThatAreIdleCostThePlannerNothing() {
    Usage before = anIdleHoursPlan();
    for (int app = 0; app < 200; app++) {
      stage.receive(
          new Unit(ScanStage.TEAM, ScanStage.PROJECT, new UUID(7, app), 0), anEvent().build());
    }
    stage.scan();

    Usage after = anIdleHoursPlan();

    assertThat(after.requests()).isEqualTo(before.requests());
    assertThat(after.requests("GetItem")).as("the planner's checkpoint").isEqualTo(1);
    assertThat(after.requests("Query"))
        .as("what is open, and the activity of the hours since")
        .isLessThanOrEqualTo(5);
    assertThat(after.readUnits()).isLessThanOrEqualTo(10);
  }

  private Usage anIdleHoursPlan() {
    stage.scan();
    stage.clock.advance(Duration.ofHours(1));
    stage.scan();
    stage.clock.advance(Duration.ofHours(1));
    var metered = MeteredDynamo.over(tables.client());
    Scan scan = stage.scan(metered.client(), tables.names(), new Lanes(1), PageLimits.DEFAULT);
    return metered.during(() -> scan.planner().plan());
  }

  private Set<Integer> shards() {
    return received().stream().map(event -> event.id().shard()).collect(Collectors.toSet());
  }

  private List<StoredEvent> received() {
    List<StoredEvent> all = new ArrayList<>();
    EventPage page = archive().received(sources(), query(7, Optional.empty()));
    page.entries().forEach(entry -> all.add(entry.event()));
    while (page.next().isPresent()) {
      page = archive().received(sources(), query(7, page.next()));
      page.entries().forEach(entry -> all.add(entry.event()));
    }
    return all;
  }

  private static EventQuery query(int limit, Optional<EventCursor> after) {
    return new EventQuery(EventFilter.ANY, Span.ALL, true, limit, after);
  }

  private DynamoEventArchive archive() {
    return new DynamoEventArchive(tables.client(), tables.names(), stage.clock);
  }

  private List<EventSource> sources() {
    return List.of(new EventSource(ScanStage.APP.appId(), ScanStage.START.minusSeconds(60)));
  }

  private void take(EventIntake intake, Event event) {
    Intake taken =
        intake.take(
            new Submission(ScanStage.APP, new UUID(1, 5), Duration.ofDays(120), List.of(event)),
            stage.clock.instant().plusSeconds(8));
    assertThat(taken).isInstanceOf(Intake.Durable.class);
  }
}
