package dev.owlissues.shared.dynamo.issue;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.dynamo.MeteredDynamo;
import dev.owlissues.local.aws.dynamo.Usage;
import dev.owlissues.shared.base.hash.Sha256;
import dev.owlissues.shared.dynamo.table.LocalStores;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.fingerprint.Fingerprint;
import dev.owlissues.shared.fingerprint.Grouping;
import dev.owlissues.shared.fingerprint.Rule;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.issue.route.Evidence;
import dev.owlissues.shared.issue.route.FingerprintRoute;
import dev.owlissues.shared.issue.route.RoutePage;
import dev.owlissues.shared.issue.route.RoutePlace;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoRouteStoreTest {
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");
  private static final UUID APP = new UUID(1, 3);
  private static final UUID PROJECT = new UUID(1, 2);
  private static final UUID ONE = new UUID(7, 1);
  private static final UUID OTHER = new UUID(7, 2);

  @RegisterExtension final LocalTables tables = new LocalTables();
  private MeteredDynamo meter;
  private DynamoRouteStore routes;

  @BeforeEach
  void setUp() {
    meter = MeteredDynamo.over(tables.client());
    routes = LocalStores.in(meter.client(), tables.names()).routes();
  }

  @Test
  void whatWasPutIsFoundAsItWas() {
    FingerprintRoute route = route(1, ONE, NOON, Optional.of("0#12"), Optional.of(OTHER));

    assertThat(routes.put(route)).isTrue();

    assertThat(routes.find(List.of(grouping(1), grouping(2))))
        .containsOnly(Map.entry(grouping(1), route));
  }

  @Test
  void theSecondOfTwoPutsChangesNothing() {
    routes.put(route(1, ONE));

    assertThat(routes.put(route(1, OTHER))).isFalse();

    assertThat(issueOf(1)).isEqualTo(ONE);
  }

  @Test
  void aFingerprintMovesFromTheIssueThatItLeadsToOnly() {
    routes.put(route(1, ONE));

    assertThat(routes.move(grouping(1), OTHER, PROJECT)).isFalse();
    assertThat(issueOf(1)).isEqualTo(ONE);
    assertThat(routes.move(grouping(1), ONE, OTHER)).isTrue();
    assertThat(issueOf(1)).isEqualTo(OTHER);
    assertThat(found(1).movedFrom()).contains(ONE);
  }

  @Test // (R-fingerprint-12)
  void aListHasEachFingerprintOnceAlsoWhereAllAreOfOneTime() {
    for (int number = 0; number < 25; number++) {
      routes.put(route(number, ONE));
      routes.put(route(100 + number, OTHER));
    }

    List<Grouping> listed = new ArrayList<>();
    Optional<RoutePlace> after = Optional.empty();
    do {
      RoutePage page = routes.newest(new IssueKey(PROJECT, ONE), after, 4);
      assertThat(page.routes()).hasSizeLessThanOrEqualTo(4);
      page.routes().forEach(route -> listed.add(route.grouping()));
      after = page.next();
    } while (after.isPresent());

    assertThat(listed)
        .containsExactlyInAnyOrderElementsOf(
            IntStream.range(0, 25).mapToObj(DynamoRouteStoreTest::grouping).toList());
  }

  @Test
  void theNewestComesFirst() {
    for (int number : List.of(2, 0, 1)) {
      routes.put(route(number, ONE, NOON.plusSeconds(number), Optional.empty(), Optional.empty()));
    }

    RoutePage page = routes.newest(new IssueKey(PROJECT, ONE), Optional.empty(), 50);

    assertThat(page.routes())
        .extracting(FingerprintRoute::grouping)
        .containsExactly(grouping(2), grouping(1), grouping(0));
    assertThat(page.next()).isEmpty();
  }

  @Test
  void underAnotherProjectNothingIsListed() {
    routes.put(route(1, ONE));

    assertThat(routes.newest(new IssueKey(OTHER, ONE), Optional.empty(), 50).routes()).isEmpty();
  }

  @Test
  void aFingerprintCostsTwoWriteUnitsAtMostWhateverAClientSends() {
    Evidence longest =
        new Evidence(
            "🦉".repeat(8_000),
            "🦉".repeat(8_000),
            "ü".repeat(8_000),
            Optional.of(new UUID(-1, -1)),
            NOON);
    var route =
        new FingerprintRoute(
            grouping(1),
            PROJECT,
            ONE,
            longest,
            NOON,
            // As many pages, and as many deletions, as there are seconds in a lifetime.
            Optional.of("255#" + Integer.MAX_VALUE),
            Integer.MAX_VALUE,
            true,
            Optional.of(OTHER));

    Usage usage = meter.during(() -> routes.put(route));

    // One is the index's.
    assertThat(usage.writeUnits()).isLessThanOrEqualTo(2);
  }

  @Test
  void lookingUpCostsOneReadUnitForEachFingerprintKnownOrNot() {
    for (int number = 0; number < 150; number++) {
      routes.put(route(number, ONE));
    }

    Usage usage =
        meter.during(() ->
            routes.find(IntStream.range(0, 300).mapToObj(DynamoRouteStoreTest::grouping).toList()));

    assertThat(usage.readUnits()).isLessThanOrEqualTo(300);
    assertThat(usage.totalRequests()).isEqualTo(3);
  }

  private UUID issueOf(int number) {
    return found(number).issueId();
  }

  private FingerprintRoute found(int number) {
    return routes.find(List.of(grouping(number))).values().iterator().next();
  }

  private static Grouping grouping(int number) {
    return new Grouping(APP, false, Rule.STANDARD, new Fingerprint(Sha256.of("print" + number)));
  }

  private static FingerprintRoute route(int number, UUID issue) {
    return route(number, issue, NOON, Optional.empty(), Optional.empty());
  }

  private static FingerprintRoute route(
      int number, UUID issue, Instant createdAt, Optional<String> putBy, Optional<UUID> from) {
    var evidence =
        new Evidence("user <n>", "User 1", "users", Optional.of(new UUID(9, number)), NOON);
    return new FingerprintRoute(
        grouping(number), PROJECT, issue, evidence, createdAt, putBy, 0, false, from);
  }
}
