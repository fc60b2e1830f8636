package dev.owlissues.shared.scan.run;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.dynamo.ItemSize;
import dev.owlissues.shared.base.time.Hour;
import dev.owlissues.shared.dynamo.event.DynamoEventLog;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.event.Activity;
import dev.owlissues.shared.event.BatchKey;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.EventBuilder;
import dev.owlissues.shared.event.EventId;
import dev.owlissues.shared.event.Kind;
import dev.owlissues.shared.event.intake.EventLog;
import dev.owlissues.shared.event.intake.NewBatch;
import dev.owlissues.shared.event.packing.BatchCodec;
import dev.owlissues.shared.issue.Lifecycles;
import dev.owlissues.shared.issue.fact.Breakdown.Part;
import dev.owlissues.shared.issue.fact.Facts;
import dev.owlissues.shared.issue.fact.FactsLimit;
import dev.owlissues.shared.issue.fact.Tally;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The facts that a scan writes of an issue, in the write that counts a page. */
class ScannedFactsTest {
  private static final Instant NOW = ScanStage.START;
  private static final int UNIT = 1_024;

  @RegisterExtension final LocalTables tables = new LocalTables();
  private ScanStage stage;

  @BeforeEach
  void setUp() {
    stage = new ScanStage(tables);
  }

  @Test // (R-fact-1)
  void everyEventCountsAlsoThoseOfAKnownSession() {
    stage.receive(anEvent().session("a"), anEvent().session("a"), anEvent().session("b"));
    stage.scan();
    stage.receive(anEvent().session("a"));
    stage.scan();

    assertThat(facts().events()).isEqualTo(4);
    assertThat(stage.onlyIssue().issueCounts().occurrences()).isEqualTo(2);
  }

  @Test // (R-fact-1)
  void aCopyOfARequestCountsOnceWithinAPageAndAgainInAnother() {
    Event event = anEvent().build();
    put(1, event);
    put(2, event);
    stage.scan();
    assertThat(facts().events()).isEqualTo(1);

    put(3, event);
    stage.scan();

    assertThat(facts().events()).isEqualTo(2);
    assertThat(stage.onlyIssue().issueCounts().occurrences()).isEqualTo(1);
  }

  @Test // (R-fact-1)
  void aRequestOfSeveralBatchesIsNoCopyOfItself() {
    put(1, anEvent().session("a").build());
    put(2, anEvent().session("b").build());

    stage.scan();

    assertThat(facts().events()).isEqualTo(2);
  }

  @Test // (R-fact-2)
  void hoursAndDaysGoByTheEventsOwnTimeAndNeverExceedTheEvents() {
    stage.receive(
        anEvent().at(NOW),
        anEvent().at(NOW.minus(Duration.ofHours(3))),
        anEvent().at(NOW.minus(Duration.ofDays(3))),
        anEvent().at(NOW.minus(Duration.ofDays(100))),
        anEvent().at(Instant.parse("2030-01-01T00:00:00Z")));

    stage.scan();

    Facts facts = facts();
    assertThat(facts.events()).isEqualTo(5);
    assertThat(facts.history().hoursUntil(NOW)).endsWith(1L, 0L, 0L, 1L);
    assertThat(facts.history().hours().stream().mapToLong(Long::longValue).sum()).isEqualTo(2);
    assertThat(facts.history().daysUntil(NOW, 4)).containsExactly(1L, 0L, 0L, 2L);
    assertThat(facts.history().days().stream().mapToLong(Long::longValue).sum()).isEqualTo(3);
  }

  @Test // (R-fact-3)
  void versionsAndEnvironmentsHaveTheirEventsSightsAndTheOccurrencesOpenedInThem() {
    Instant later = NOW.minusSeconds(10);
    stage.receive(
        anEvent().session("a").version("1.0").environment("ios").at(NOW.minusSeconds(30)),
        anEvent().session("a").version("1.1").environment("ios").at(NOW.minusSeconds(20)),
        anEvent().session("b").version("").environment("web").at(later));
    stage.scan();
    stage.receive(anEvent().session("a").version("1.1").environment("web").at(later));
    stage.scan();

    assertThat(facts().versions().parts())
        .containsExactly(
            new Part("", new Tally(1, 1), later, later),
            new Part("1.1", new Tally(2, 0), NOW.minusSeconds(20), later),
            new Part("1.0", new Tally(1, 1), NOW.minusSeconds(30), NOW.minusSeconds(30)));
    assertThat(facts().environments().parts())
        .containsExactly(
            new Part("web", new Tally(2, 1), later, later),
            new Part("ios", new Tally(2, 1), NOW.minusSeconds(30), NOW.minusSeconds(20)));
  }

  @Test // (R-fact-4)
  void theNewestEventIsTheOneThatWasSeenLast() {
    stage.receive(
        anEvent().message("boom").at(NOW.minusSeconds(9)), anEvent().message("boom").at(NOW));
    stage.scan();
    var newest = facts().newest().orElseThrow();
    stage.receive(anEvent().message("boom").at(NOW.minusSeconds(5)));
    stage.scan();

    assertThat(facts().newest()).contains(newest);
    assertThat(newest.at()).isEqualTo(NOW);
    assertThat(EventId.of(newest.id()).orElseThrow().position()).isEqualTo(1);
  }

  @Test // (R-fact-5)
  void aRegressionIsNotedWithBothVersions() {
    stage.receive(anEvent().version("1.0"));
    stage.scan();
    stage.become(stage.onlyIssue(), Lifecycles.resolvedAt("1.0"));
    stage.receive(anEvent().version("1.1"));

    stage.scan();

    assertThat(facts().regression())
        .hasValueSatisfying(regression -> {
          assertThat(regression.resolvedAtVersion()).isEqualTo("1.0");
          assertThat(regression.appVersion()).isEqualTo("1.1");
          assertThat(regression.at()).isBetween(NOW, stage.clock.instant());
        });
  }

  @Test // (R-fact-8)
  void anIssueOfAnEarlierVersionBeginsWithoutFactsAndGoesOnWithThem() {
    stage.receive(anEvent().session("a"), anEvent().session("b"));
    stage.scan();
    forgetFacts();
    assertThat(facts()).isEqualTo(Facts.NONE);

    stage.receive(anEvent().session("c"));
    stage.scan();

    assertThat(facts().events()).isEqualTo(1);
    assertThat(facts().versions().sum()).isEqualTo(new Tally(1, 1));
    assertThat(stage.onlyIssue().issueCounts().occurrences()).isEqualTo(3);
  }

  /** An issue that has as many facts as it can, in pages that fill every hour and every version. */
  @Test // (R-fact-6)
  void factsAndEntryCostAWriteUnitEachAtTheMostAndNoFurtherWrite() {
    stage.receive(crowd(0));
    stage.scan();

    for (int page = 1; page <= 12; page++) {
      stage.receive(crowd(page));
      stage.scan();

      Map<String, AttributeValue> item = stage.items("IssuesTable").getFirst();
      long facts = ItemSize.of(Map.of("facts", ScanStage.value(item, "facts")));
      assertThat(facts).isLessThanOrEqualTo(UNIT).isLessThanOrEqualTo(FactsLimit.BYTES + 5);
      assertThat(units(item) - units(without(item, "facts"))).isBetween(0L, 1L);
      assertThat(units(item) - units(without(item, "entry"))).isBetween(0L, 1L);
      assertThat(ItemSize.of(item)).isLessThanOrEqualTo(4 * UNIT);
      assertThat(stage.onlyIssue().bookkeeping().revision()).as("one write").isEqualTo(page + 1);
    }
    assertThat(facts().versions().rest().events()).isPositive();
  }

  // Known sessions and users, in ever more versions, hours and environments.
  private EventBuilder[] crowd(int page) {
    return IntStream.range(0, 300)
        .mapToObj(i ->
            anEvent()
                .session("s" + i % 60)
                .version("%d.%d.0-build.20261124.%d".formatted(page, i % 7, i))
                .environment("environment-" + i % 12)
                .at(NOW.minus(Duration.ofHours(7L * i + page))))
        .toArray(EventBuilder[]::new);
  }

  private static long units(Map<String, AttributeValue> item) {
    return Math.ceilDiv(ItemSize.of(item), UNIT);
  }

  private Facts facts() {
    return stage.onlyIssue().facts();
  }

  private void forgetFacts() {
    tables
        .client()
        .putItem(r ->
            r.tableName(tables.names().of(Tables.ISSUES))
                .item(without(stage.items("IssuesTable").getFirst(), "facts")));
  }

  private static Map<String, AttributeValue> without(
      Map<String, AttributeValue> item, String name) {
    Map<String, AttributeValue> rest = new HashMap<>(item);
    rest.remove(name);
    return rest;
  }

  // A batch of one and the same request, as it is written when the write before was in doubt.
  private void put(long batch, Event... events) {
    Instant stamp = stage.clock.instant();
    Instant expiry = stamp.plus(Duration.ofDays(14));
    var log = new DynamoEventLog(tables.client(), tables.names());
    var written =
        new NewBatch(
            new BatchKey(ScanStage.APP.appId(), Kind.ERROR, 0, stamp, batch),
            new UUID(1, 5),
            new UUID(1, 6),
            false,
            new BatchCodec().encode(Stream.of(events).toList()),
            events.length,
            expiry);
    log.note(new Activity(ScanStage.APP, Hour.of(stamp), Kind.ERROR), expiry);
    assertThat(log.put(written)).isEqualTo(EventLog.Put.STORED);
    stage.clock.advance(Duration.ofMillis(10));
  }
}
