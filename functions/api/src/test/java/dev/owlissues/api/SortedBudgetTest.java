package dev.owlissues.api;

import static dev.owlissues.api.Issues.anIssue;
import static dev.owlissues.shared.account.team.AppBuilder.anApp;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.dynamo.ItemSize;
import dev.owlissues.local.aws.dynamo.MeteredDynamo;
import dev.owlissues.local.aws.dynamo.Usage;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.fingerprint.Fingerprint;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueCounts;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.Subject;
import dev.owlissues.shared.issue.fact.Breakdown;
import dev.owlissues.shared.issue.fact.Facts;
import dev.owlissues.shared.issue.fact.History;
import dev.owlissues.shared.issue.fact.Tally;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/**
 * What a sorted or searched page may cost: 600 read units and eight dependent round trips. {@code
 * -Dowl.large=true} stores 100,000 issues.
 *
 * <p>DynamoDB Local cuts and bills a query by the items behind an index, not by its entries. So
 * what is looked at is read once more here, weighed, and billed as DynamoDB does it: half a unit
 * for each 4 KB, an answer for each megabyte. What the caller and the project cost is metered.
 */
class SortedBudgetTest {
  private static final String LIST = "/v1/projects/%s/issues".formatted(Stage.PROJECT);
  private static final String OF_ALL = "/v1/issues";
  private static final double MAX_UNITS = 600;
  private static final int MAX_ROUND_TRIPS = 8;
  private static final double UNITS_A_BYTE = 0.5 / 4_096;
  private static final int MEGABYTE = 1 << 20;
  private static final int MOST = 10_000;
  private static final List<IssueStatus> STATUSES = List.of(IssueStatus.values());
  private static final UUID EMPTY_APP = Stage.id(60);

  /** The rows of a page, each of a unit. */
  private static final int ROWS = 50;

  /** The key and its maker before; the rows after, and what digests said of them beside. */
  private static final int OTHER_ROUND_TRIPS = 2;

  /** A team's projects must be known before their indexes are asked. */
  private static final int PROJECTS = 1;

  /**
   * Of several lists, a part of each is read first, to see where activity is: {@code
   * EntryWindowTest} holds that to be the only query more.
   */
  private static final int FIRST_LOOK = 1;

  /** What digests said of the rows, at most. */
  private static final double UNITS_OF_DIGESTS = 25;

  @RegisterExtension final LocalTables tables = new LocalTables();
  private MeteredDynamo meter;
  private Stage stage;

  @BeforeEach
  void open() {
    meter = MeteredDynamo.over(tables.client());
    stage = new Stage(tables, meter.client());
  }

  @ParameterizedTest
  @ValueSource(ints = {100, MOST})
  void aSortedPageStaysWithinTheBudgetHoweverMuchAnIssueSays(int count) {
    store(count, Stage.PROJECT);

    assertWithinBudget(LIST, count, 0, Stage.PROJECT);
    assertThat(stage.get(LIST, "sort", "attention").json().get("partial").asBoolean()).isFalse();
    assertThat(stage.get(LIST, "q", "nowhere").json().get("issues")).isEmpty();
    assertSummaryLooksOnly(count);
  }

  @ParameterizedTest
  @ValueSource(ints = {100, MOST})
  void thePageOfSeveralProjectsStaysWithinTheSameBudget(int count) {
    stage.teams.create(anApp().id(EMPTY_APP).in(Stage.TEAM, Stage.EMPTY_PROJECT).build());
    store(count, Stage.PROJECT, Stage.EMPTY_PROJECT);

    assertWithinBudget(OF_ALL, count, PROJECTS + FIRST_LOOK, Stage.PROJECT, Stage.EMPTY_PROJECT);
    assertThat(stage.get(OF_ALL, "sort", "attention").json().get("partial").asBoolean()).isFalse();
  }

  @Test // (R-list-8)
  void beyondTenThousandItCostsNoMoreAndSaysSo() {
    store(Boolean.getBoolean("owl.large") ? 100_000 : MOST + 500, Stage.PROJECT);

    assertWithinBudget(LIST, MOST, 0, Stage.PROJECT);
    assertThat(stage.get(LIST, "sort", "attention").json().get("partial").asBoolean()).isTrue();
    assertSummaryLooksOnly(MOST);
  }

  private void assertWithinBudget(String list, int looked, int moreRoundTrips, UUID... projects) {
    Usage caller = meter.during(() -> rows(list, 0, "app_id", Stage.OTHER_APP.toString()));
    Usage sorted = meter.during(() -> rows(list, ROWS, "sort", "attention"));
    List<Long> entries =
        Stream.of(projects)
            .flatMap(project -> entries(project).limit(looked / projects.length))
            .toList();
    long bytes = entries.stream().mapToLong(Long::longValue).sum();

    assertThat(entries).hasSize(looked).allMatch(size -> size <= 480);
    assertThat(caller.readUnits() + bytes * UNITS_A_BYTE + ROWS + UNITS_OF_DIGESTS)
        .isLessThanOrEqualTo(MAX_UNITS);
    assertThat((bytes + MEGABYTE - 1) / MEGABYTE + OTHER_ROUND_TRIPS + moreRoundTrips)
        .isLessThanOrEqualTo(MAX_ROUND_TRIPS);
    // Beside the index, the rows are all that is asked besides, and what digests said of them.
    assertThat(sorted.requests("GetItem")).isEqualTo(caller.requests("GetItem"));
    assertThat(sorted.requests("BatchGetItem"))
        .isLessThanOrEqualTo(caller.requests("BatchGetItem") + 2);
    // Searching and filtering look at the same and find no row that must be read.
    assertLooksOnly(caller, sorted, list, "q", "nowhere");
    assertLooksOnly(caller, sorted, list, "sort", "users", "version", "0.0.0", "q", "a");
    assertLooksOnly(caller, sorted, list, "environment", "nowhere");
    assertLooksOnly(caller, sorted, list, "claimed_by", "me");
  }

  private void assertLooksOnly(Usage caller, Usage sorted, String list, String... query) {
    Usage searched = meter.during(() -> rows(list, 0, query));

    assertThat(searched.requests("Query")).isEqualTo(sorted.requests("Query"));
    assertThat(searched.totalRequests())
        .isEqualTo(caller.totalRequests() + sorted.requests("Query") - caller.requests("Query"));
  }

  private void assertSummaryLooksOnly(int total) {
    Usage sorted = meter.during(() -> rows(LIST, ROWS, "sort", "attention"));
    Usage summary =
        meter.during(() ->
            assertThat(stage.get(LIST + "/summary").json().get("total").asInt()).isEqualTo(total));

    assertThat(summary.requests("Query")).isEqualTo(sorted.requests("Query"));
    assertThat(summary.requests("GetItem")).isEqualTo(sorted.requests("GetItem"));
    assertThat(summary.requests("BatchGetItem")).isLessThan(sorted.requests("BatchGetItem"));
  }

  private Stream<Long> entries(UUID project) {
    return tables
        .client()
        .queryPaginator(r ->
            r.tableName(tables.names().of(Tables.ISSUES))
                .indexName(Tables.BY_RECENCY.name())
                .keyConditionExpression("project_mode = :list")
                .expressionAttributeValues(Map.of(":list", AttributeValue.fromS(project + "#prod")))
                .scanIndexForward(false))
        .items()
        .stream()
        .map(ItemSize::of);
  }

  private void rows(String list, int count, String... query) {
    assertThat(stage.get(list, query).json().get("issues")).hasSize(count);
  }

  // Long titles and modules, twenty versions, events in every hour.
  private void store(int count, UUID... projects) {
    Map<Long, Long> byHour = new HashMap<>();
    for (long age = 0; age < 24 * 30; age++) {
      byHour.put(History.hour(Stage.START) - age, 90L);
    }
    var facts =
        new Facts(
            64_800,
            History.of(Stage.START, byHour),
            parts("%d.14.0-build", 20),
            parts("%d-environment", 10),
            Optional.empty(),
            Optional.empty());
    for (int i = 0; i < count; i++) {
      Issue issue =
          anIssue()
              .in(Stage.TEAM, projects[i % projects.length], appOf(projects[i % projects.length]))
              .subject(
                  new Subject(
                      "Payment declined ".repeat(20) + i,
                      "checkout/payment/cards/".repeat(5),
                      List.of(new Fingerprint(new byte[Fingerprint.BYTES])),
                      1))
              .status(STATUSES.get(i % STATUSES.size()))
              .issueCounts(new IssueCounts(20_000 + i, 1_000 + i))
              .facts(facts)
              .updatedAt(Stage.START.plusSeconds(i))
              .id(new UUID(0x7000L, 1L << 63 | i))
              .build();
      stage.issues.create(issue);
    }
  }

  private static UUID appOf(UUID project) {
    return project.equals(Stage.PROJECT) ? Stage.WEB : EMPTY_APP;
  }

  private static Breakdown parts(String name, int count) {
    return Breakdown.of(
        IntStream.range(0, count)
            .mapToObj(i ->
                new Breakdown.Part(
                    name.formatted(i),
                    new Tally(10, 10),
                    Stage.START.minusSeconds(i),
                    Stage.START.minusSeconds(i)))
            .toList());
  }
}
