package dev.owlissues.shared.scan.run;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.dynamo.FaultyDynamo;
import dev.owlissues.local.aws.dynamo.FaultyDynamo.Fault;
import dev.owlissues.local.aws.dynamo.MeteredDynamo;
import dev.owlissues.local.aws.dynamo.Usage;
import dev.owlissues.shared.base.time.Span;
import dev.owlissues.shared.dynamo.event.DynamoEventArchive;
import dev.owlissues.shared.dynamo.event.DynamoEventLog;
import dev.owlissues.shared.dynamo.table.LocalStores;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Table;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.StoredEvent;
import dev.owlissues.shared.event.intake.EventIntake;
import dev.owlissues.shared.event.intake.Intake;
import dev.owlissues.shared.event.intake.Submission;
import dev.owlissues.shared.event.reading.EventCursor;
import dev.owlissues.shared.event.reading.EventFilter;
import dev.owlissues.shared.event.reading.EventPage;
import dev.owlissues.shared.event.reading.EventQuery;
import dev.owlissues.shared.event.reading.EventSource;
import dev.owlissues.shared.event.reading.EventStream;
import dev.owlissues.shared.issue.IssueCounts;
import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.scan.page.PageLimits;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

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
    assertThat(stage.onlyIssue().issueCounts()).isEqualTo(new IssueCounts(REQUESTS, 3));
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
          assertThat(
                  archive().stream(
                          new EventStream.Session(session), sources(), query(10, Optional.empty()))
                      .entries())
              .extracting(EventPage.Entry::event)
              .containsExactly(event);
        });
  }

  @Test
  void appsThatAreIdleCostThePlannerNothing() {
    Usage before = anIdleHoursPlan();
    multiplyApp();

    Usage after = anIdleHoursPlan();

    assertThat(after.requests()).isEqualTo(before.requests());
    assertThat(after.requests("GetItem")).as("the planner's checkpoint").isEqualTo(1);
    assertThat(after.requests("Query"))
        .as("what is open, and the activity of the hours since")
        .isEqualTo(4);
    assertThat(after.requests("PutItem")).as("its run").isEqualTo(1);
    assertThat(after.readUnits()).isLessThanOrEqualTo(10);
  }

  // Ten thousand apps that were as active as this one, and have been scanned as it has.
  private void multiplyApp() {
    String app = ScanStage.APP.appId().toString();
    for (Table table : List.of(Tables.EVENTS, Tables.WORK)) {
      List<Map<String, AttributeValue>> items =
          stage.items(table.resource()).stream()
              .filter(item -> key(item).contains(app + "#"))
              .filter(item -> !item.containsKey("events"))
              .limit(2)
              .toList();
      List<WriteRequest> copies =
          IntStream.range(0, 10_000)
              .boxed()
              .flatMap(
                  copy -> items.stream().map(item -> copy(item, app, new UUID(7, copy).toString())))
              .toList();
      for (int from = 0; from < copies.size(); from += 25) {
        List<WriteRequest> batch = copies.subList(from, Math.min(copies.size(), from + 25));
        tables
            .client()
            .batchWriteItem(r -> r.requestItems(Map.of(tables.names().of(table), batch)));
      }
    }
  }

  private static String key(Map<String, AttributeValue> item) {
    return ScanStage.value(item, "pk").s() + " " + ScanStage.value(item, "sk").s();
  }

  private static WriteRequest copy(Map<String, AttributeValue> item, String app, String other) {
    Map<String, AttributeValue> copied = new HashMap<>(item);
    for (String name : List.of("pk", "sk")) {
      String value = ScanStage.value(item, name).s();
      copied.put(name, AttributeValue.fromS(value.replace(app, other)));
    }
    return WriteRequest.builder().putRequest(put -> put.item(copied)).build();
  }

  private Usage anIdleHoursPlan() {
    stage.scan();
    stage.clock.advance(Duration.ofHours(1));
    stage.scan();
    stage.clock.advance(Duration.ofHours(1));
    var metered = MeteredDynamo.over(tables.client());
    ScanStage.Scan scan = stage.scan(metered.client(), tables.names(), 1, PageLimits.DEFAULT);
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
    return LocalStores.in(tables.client(), tables.names(), stage.clock).eventArchive();
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
