package dev.owlissues.shared.scan.run;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.MovableClock;
import dev.owlissues.local.aws.dynamo.FaultyDynamo;
import dev.owlissues.local.aws.dynamo.FaultyDynamo.Fault;
import dev.owlissues.local.aws.dynamo.MeteredDynamo;
import dev.owlissues.local.aws.dynamo.Usage;
import dev.owlissues.shared.appuser.AppUser;
import dev.owlissues.shared.appuser.AppUserQuery;
import dev.owlissues.shared.base.id.CountedIds;
import dev.owlissues.shared.dynamo.table.LocalStores;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.TableSnapshot;
import dev.owlissues.shared.event.EventBuilder;
import dev.owlissues.shared.issue.occurrence.Occurrence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.core.exception.SdkException;

/** Anonymous users who turned out to be somebody, as the scan counts them. */
class ClaimedUsersTest {
  /** More users than an issue holds in its own item. */
  private static final int MANY = 60;

  private static final String ANON = "owl_anon_1";
  private static final String LATER = "owl_anon_2";

  @RegisterExtension final LocalTables tables = new LocalTables();

  @Test // (R-alias-4)
  void eventsOfBothIdsCountAsOneUser() {
    var stage = new ScanStage(tables);
    stage.claim(ANON, "ann");
    stage.receive(anEvent().session("a").user(ANON), anEvent().session("b").user("ann"));

    stage.scan();

    assertThat(stage.onlyIssue().issueCounts().users()).isEqualTo(1);
    assertThat(stage.onlyIssue().issueCounts().occurrences()).isEqualTo(2);
    assertThat(appUsers()).containsExactly("ann");
  }

  @Test // (R-alias-4, R-occurrence-3)
  void anOccurrenceSaysWhoItsEventSaid() {
    var stage = new ScanStage(tables);
    stage.claim(ANON, "ann");
    stage.receive(anEvent().session("a").user(ANON));

    stage.scan();

    assertThat(stage.occurrences(stage.onlyIssue()))
        .extracting(Occurrence::userId)
        .containsExactly(ANON);
  }

  @ParameterizedTest // (R-alias-4)
  @ValueSource(ints = {0, MANY})
  void whatWasCountedBeforeStays(int others) {
    var stage = new ScanStage(tables);
    stage.receive(crowd(others));
    stage.receive(anEvent().session("a").user(ANON));
    stage.scan();
    stage.claim(ANON, "ann");
    stage.receive(anEvent().session("b").user(ANON), anEvent().session("c").user("ann"));

    stage.scan();

    assertThat(stage.onlyIssue().issueCounts().users()).isEqualTo(others + 2);
    assertThat(Exactness.violations(tables.client(), tables.names())).isEmpty();
  }

  @Test // (R-alias-1)
  void aClaimIsOfOneProject() {
    var stage = new ScanStage(tables);
    tables.stores().userClaims().claim(ScanStage.TEAM, ANON, "ann");
    stage.receive(anEvent().session("a").user(ANON), anEvent().session("b").user("ann"));

    stage.scan();

    assertThat(stage.onlyIssue().issueCounts().users()).isEqualTo(2);
  }

  @Test
  void aPageReadsAnItemForEachAnonymousUserAndNothingWithoutAny() {
    assertThat(readsOfScan("owl_anon_")).isEqualTo(readsOfScan("u") + 1);

    var metered = MeteredDynamo.over(tables.client());
    var claims = LocalStores.in(metered.client(), tables.names()).userClaims();
    List<String> ids = IntStream.range(0, 30).mapToObj(i -> "owl_anon_" + i).toList();
    ids.forEach(id -> tables.stores().userClaims().claim(ScanStage.PROJECT, id, "ann"));
    Usage usage = metered.during(() -> claims.claimants(ScanStage.PROJECT, ids));

    assertThat(usage.requests()).isEqualTo(Map.of("BatchGetItem", 1L));
    assertThat(usage.readUnits()).isEqualTo(30);
  }

  private long readsOfScan(String prefix) {
    tables.clear();
    var metered = MeteredDynamo.over(tables.client());
    var stage = new ScanStage(tables.client(), tables.names(), metered.client());
    stage.receive(
        IntStream.range(0, 30)
            .mapToObj(i -> anEvent().session("s").user(prefix + i))
            .toArray(EventBuilder[]::new));
    return metered.during(stage::scan).requests("BatchGetItem");
  }

  /**
   * Whatever a dead worker had done of a page, a claim that comes before the next one goes on
   * changes nothing of it: the page counts what it counted when it was frozen.
   */
  @ParameterizedTest // (R-alias-4, R-issue-8)
  @CsvSource({"0, BEFORE_SENDING", "0, BEFORE_ANSWER", "60, BEFORE_SENDING", "60, BEFORE_ANSWER"})
  void aClaimMayComeBetweenAPageAndItsRepetition(int others, Fault fault) {
    Instant now = receive(others);
    var before = TableSnapshot.of(tables.client(), tables.names());
    var faulty = FaultyDynamo.over(tables.client());
    int begun = 0;
    boolean died = true;
    for (int call = 1; died; call++) {
      before.restore();
      faulty.reset();
      ScanStage stage = stage(faulty, now);
      faulty.dieAt(call, fault);
      died = dies(stage);
      boolean isBegun = isBegun(stage);
      begun += died && isBegun ? 1 : 0;
      faulty.reset();
      stage.claim(LATER, "ann");
      stage.clock.advance(ScanTimes.LEASE.plusSeconds(1));

      stage.work();
      stage.scan();

      isExact(stage, others + (isBegun ? 2 : 1), "died at call " + call);
    }
    assertThat(begun).as("died with the page frozen").isGreaterThan(3);
  }

  @ParameterizedTest // (R-alias-4, R-issue-8)
  @ValueSource(ints = {0, MANY})
  void aClaimMayComeWhileAWorkerIsOvertaken(int others) {
    Instant now = receive(others);
    var before = TableSnapshot.of(tables.client(), tables.names());
    var faulty = FaultyDynamo.over(tables.client());
    boolean overtaken = true;
    for (int call = 1; overtaken; call++) {
      before.restore();
      faulty.reset();
      ScanStage stage = stage(faulty, now);
      var isBegun = new boolean[] {true};
      faulty.before(
          call,
          () -> {
            isBegun[0] = isBegun(stage);
            stage.claim(LATER, "ann");
            stage.clock.advance(ScanTimes.LEASE.plusSeconds(1));
            new ScanStage(
                    tables.client(),
                    tables.names(),
                    tables.client(),
                    stage.clock,
                    new CountedIds(3))
                .scan();
          });
      dies(stage);
      overtaken = faulty.calls() >= call;
      faulty.reset();
      stage.clock.advance(ScanTimes.LEASE.plusSeconds(1));

      stage.work();
      stage.scan();

      isExact(stage, others + (isBegun[0] ? 2 : 1), "overtaken at call " + call);
    }
  }

  // One anonymous user was claimed before the scan, and one will be.
  private Instant receive(int others) {
    var clock = new MovableClock(ScanStage.START);
    var stage =
        new ScanStage(tables.client(), tables.names(), tables.client(), clock, new CountedIds(1));
    // So that the scan has no hours before these to look at.
    stage.scan();
    stage.claim(ANON, "ann");
    stage.receive(crowd(others));
    stage.receive(
        anEvent().session("a").user(ANON),
        anEvent().session("b").user(LATER),
        anEvent().session("c").user("ann"));
    return clock.instant();
  }

  private ScanStage stage(FaultyDynamo faulty, Instant now) {
    return new ScanStage(
        tables.client(), tables.names(), faulty.client(), new MovableClock(now), new CountedIds(2));
  }

  private static boolean dies(ScanStage stage) {
    try {
      stage.scan();
      return false;
    } catch (SdkException died) {
      return true;
    }
  }

  private static boolean isBegun(ScanStage stage) {
    var progress = stage.units.progress(ScanStage.APP);
    return progress.pages() > 0 || progress.open().isPresent();
  }

  private void isExact(ScanStage stage, int users, String when) {
    assertThat(Exactness.violations(tables.client(), tables.names())).as(when).isEmpty();
    assertThat(stage.onlyIssue().issueCounts().users()).as(when).isEqualTo(users);
    assertThat(stage.units.progress(ScanStage.APP).open()).as(when).isEmpty();
    assertThat(stage.failed).as(when).isEmpty();
  }

  private static EventBuilder[] crowd(int users) {
    // At least one event, of nobody.
    return IntStream.rangeClosed(0, users)
        .mapToObj(i -> anEvent().session("s" + i).user(i == 0 ? "" : "u" + i))
        .toArray(EventBuilder[]::new);
  }

  private List<String> appUsers() {
    var query = new AppUserQuery(_ -> true, 100, Optional.empty());
    return tables.stores().appUsers().list(ScanStage.APP.appId(), query).users().stream()
        .map(AppUser::userId)
        .sorted()
        .toList();
  }
}
