package dev.owlissues.shared.scan.run;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.dynamo.FaultyDynamo;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.event.EventBuilder;
import dev.owlissues.shared.fingerprint.Grouping;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueCounts;
import dev.owlissues.shared.issue.occurrence.Occurrence;
import dev.owlissues.shared.issue.route.Evidence;
import dev.owlissues.shared.issue.route.FingerprintRoute;
import dev.owlissues.shared.issue.route.RouteStore;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How the scan finds by a fingerprint the issue that it leads to (R-fingerprint-11). */
class RoutesTest {
  private static final Grouping TIMEOUT = ScanStage.grouping("timeout <n>");

  @RegisterExtension final LocalTables tables = new LocalTables();
  private ScanStage stage;
  private RouteStore routes;

  @BeforeEach
  void setUp() {
    stage = new ScanStage(tables);
    routes = tables.stores().routes();
  }

  @Test // (R-fingerprint-12)
  void aNewFingerprintIsStoredWithWhatItStandsFor() {
    Instant early = ScanStage.START.minusSeconds(90);
    stage.receive(
        anEvent().message("Timeout 30").at(ScanStage.START.minusSeconds(60)),
        anEvent().message("Timeout 31").at(early));

    stage.scan();

    Issue issue = stage.onlyIssue();
    FingerprintRoute route = route(TIMEOUT).orElseThrow();
    assertThat(route.issueId()).isEqualTo(issue.id());
    assertThat(route.putBy()).contains("0#1");
    assertThat(route.epoch()).isZero();
    assertThat(route.movedFrom()).isEmpty();
    assertThat(route.evidence())
        .isEqualTo(
            new Evidence(
                "timeout <n>",
                "Timeout 30",
                "",
                Optional.of(stage.occurrences(issue).getFirst().eventId()),
                early));
  }

  @Test
  void aFingerprintThatIsKnownIsNotWrittenAgain() {
    stage.receive(anEvent().message("Timeout 30").session("a"));
    stage.scan();
    FingerprintRoute before = route(TIMEOUT).orElseThrow();

    stage.receive(anEvent().message("Timeout 31").session("b"));
    stage.scan();

    assertThat(route(TIMEOUT)).contains(before);
    assertThat(stage.onlyIssue().subject().fingerprintCount()).isEqualTo(1);
  }

  @Test
  void eventsGoWhereTheirFingerprintLeads() {
    Issue known = known();
    put(known.id(), Optional.of("1#1"));

    stage.receive(anEvent().message("Timeout 30").session("b"));
    stage.scan();

    assertThat(stage.onlyIssue().issueCounts()).isEqualTo(new IssueCounts(2, 0));
    assertThat(stage.occurrences(stage.onlyIssue()))
        .extracting(Occurrence::fingerprint)
        .containsExactlyInAnyOrder(
            Optional.of(ScanStage.grouping("known").fingerprint()),
            Optional.of(TIMEOUT.fingerprint()));
  }

  @Test
  void aLargeIssueKeepsTheFingerprintsOfItsOccurrencesToo() {
    Issue known = known();
    put(known.id(), Optional.of("1#1"));

    stage.receive(
        IntStream.range(0, 60)
            .mapToObj(i -> anEvent().message("Timeout 30").session("s" + i))
            .toArray(EventBuilder[]::new));
    stage.scan();

    assertThat(stage.occurrences(stage.onlyIssue()))
        .filteredOn(each -> each.fingerprint().equals(Optional.of(TIMEOUT.fingerprint())))
        .hasSize(60);
  }

  @Test
  void aPageThatDiedAfterItStoredAFingerprintCountsItOnce() {
    Issue known = known();
    // The next page of the unit is its second.
    put(known.id(), Optional.of("0#2"));

    stage.receive(anEvent().message("Timeout 30"));
    stage.scan();
    stage.receive(anEvent().message("Timeout 31"));
    stage.scan();

    assertThat(stage.onlyIssue().subject().fingerprintCount()).isEqualTo(2);
    assertThat(stage.onlyIssue().subject().fingerprints()).contains(TIMEOUT.fingerprint());
  }

  @Test
  void aFingerprintThatAnotherPageStoredIsCountedByThatPage() {
    Issue known = known();
    put(known.id(), Optional.of("1#2"));

    stage.receive(anEvent().message("Timeout 30"));
    stage.scan();

    assertThat(stage.onlyIssue().subject().fingerprintCount()).isEqualTo(1);
  }

  @Test
  void whoeverFindsAFingerprintWithoutAnIssueMakesIt() {
    put(TIMEOUT.issueId(), Optional.of("3#7"));

    stage.receive(anEvent().message("Timeout 30"));
    stage.scan();

    assertThat(stage.onlyIssue().id()).isEqualTo(TIMEOUT.issueId());
    assertThat(stage.onlyIssue().subject().fingerprintCount()).isEqualTo(1);
    assertThat(violations()).isEmpty();
  }

  // Whoever put it may be filling the issue's sets.
  @Test
  void whatWasStoredForALargeIssueBeginsWithoutInlineMembersThoughThePageIsSmall() {
    put(TIMEOUT.issueId(), Optional.of("3#7"), true);

    stage.receive(anEvent().message("Timeout 30"));
    stage.scan();

    assertThat(stage.onlyIssue().bookkeeping().inlineMembers()).isEmpty();
    assertThat(stage.occurrences(stage.onlyIssue())).hasSize(1);
    assertThat(violations()).isEmpty();
  }

  @Test
  void aFingerprintThatLeadsToAnotherLargeIssueSaysNothingOfThatOne() {
    UUID other = ScanStage.grouping("other").issueId();
    put(other, Optional.of("3#7"), true);

    stage.receive(anEvent().message("Timeout 30"));
    stage.scan();

    assertThat(stage.onlyIssue().id()).isEqualTo(other);
    assertThat(stage.onlyIssue().bookkeeping().inlineMembers()).isPresent();
  }

  @Test
  void aTombstoneOnTheWayIsReplacedByTheSurvivor() {
    Issue known = known();
    put(TIMEOUT.issueId(), Optional.of("1#1"));
    stage.bury("Timeout 30", known.id());

    stage.receive(anEvent().message("Timeout 30").session("b"));
    stage.scan();

    assertThat(route(TIMEOUT).map(FingerprintRoute::issueId)).contains(known.id());
    assertThat(route(TIMEOUT).flatMap(FingerprintRoute::movedFrom)).contains(TIMEOUT.issueId());
    assertThat(stage.onlyIssue().issueCounts().occurrences()).isEqualTo(2);
    assertThat(stage.onlyIssue().subject().fingerprintCount()).isEqualTo(1);
  }

  @Test
  void anIssueThatIsOlderThanTheTableGetsItsFingerprintWhenItHappensAgain() {
    stage.receive(anEvent().message("Timeout 30").session("a"));
    stage.scan();
    forget(TIMEOUT);

    stage.receive(anEvent().message("Timeout 31").session("b"));
    stage.scan();

    FingerprintRoute route = route(TIMEOUT).orElseThrow();
    assertThat(route.issueId()).isEqualTo(stage.onlyIssue().id());
    assertThat(route.putBy()).isEmpty();
    assertThat(stage.onlyIssue().issueCounts().occurrences()).isEqualTo(2);
    assertThat(stage.onlyIssue().subject().fingerprintCount()).isEqualTo(1);
  }

  @Test
  void aMergedIssueThatIsOlderThanTheTableLeadsItsFingerprintOn() {
    Issue known = known();
    stage.bury("Timeout 30", known.id());

    stage.receive(anEvent().message("Timeout 30").session("b"));
    stage.scan();

    FingerprintRoute route = route(TIMEOUT).orElseThrow();
    assertThat(route.issueId()).isEqualTo(known.id());
    assertThat(route.movedFrom()).contains(TIMEOUT.issueId());
    assertThat(route.putBy()).isEmpty();
    assertThat(stage.onlyIssue().subject().fingerprintCount()).isEqualTo(1);
  }

  @Test
  void aFingerprintThatSomebodyElseStoresMeanwhileIsTakenAsItIs() {
    var suspending = FaultyDynamo.over(tables.client());
    boolean reached = true;
    long call = 0;
    while (reached) {
      call++;
      tables.clear();
      suspending.reset();
      stage = new ScanStage(tables.client(), tables.names(), suspending.client());
      Issue known = known();
      stage.receive(anEvent().message("Timeout 30").session("b"));
      suspending.reset();
      var stored = new boolean[2];
      suspending.before(
          call,
          () -> {
            stored[0] = true;
            stored[1] = put(known.id(), Optional.of("9#9"));
          });
      stage.scan();
      reached = stored[0];

      boolean first = stored[1];
      assertThat(stage.issues()).as("before call %d", call).hasSize(first ? 1 : 2);
      assertThat(route(TIMEOUT).map(FingerprintRoute::issueId))
          .contains(first ? known.id() : TIMEOUT.issueId());
      assertThat(stage.issues().stream().mapToLong(each -> each.issueCounts().occurrences()).sum())
          .isEqualTo(2);
    }
    assertThat(call).isGreaterThan(15);
  }

  private Issue known() {
    stage.receive(anEvent().message("known").session("a"));
    stage.scan();
    return stage.onlyIssue();
  }

  private boolean put(UUID issue, Optional<String> page) {
    return put(issue, page, false);
  }

  private boolean put(UUID issue, Optional<String> page, boolean opensLarge) {
    var evidence = new Evidence("timeout <n>", "Timeout 1", "", Optional.empty(), ScanStage.START);
    return routes.put(
        new FingerprintRoute(
            TIMEOUT,
            ScanStage.PROJECT,
            issue,
            evidence,
            ScanStage.START,
            page,
            0,
            opensLarge,
            Optional.empty()));
  }

  private Optional<FingerprintRoute> route(Grouping grouping) {
    return Optional.ofNullable(routes.find(List.of(grouping)).get(grouping));
  }

  private void forget(Grouping grouping) {
    tables
        .client()
        .deleteItem(r ->
            r.tableName(tables.names().of(Tables.FINGERPRINTS))
                .key(Attributes.key(grouping.key())));
  }

  private List<String> violations() {
    return Exactness.violations(tables.client(), tables.names());
  }
}
