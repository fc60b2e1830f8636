package dev.owlissues.api;

import static dev.owlissues.api.Issues.anIssue;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.dynamo.MeteredDynamo;
import dev.owlissues.local.aws.dynamo.Usage;
import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.audit.AuditEntry.Actor;
import dev.owlissues.shared.dynamo.audit.AuditCodec;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.issue.IssueStatus;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * What a page may cost, whatever the project holds: the key's read and all. {@code
 * -Dowl.large=true} stores 100,000 issues, and 1,000,000 occurrences of one.
 */
class ReadBudgetTest {
  private static final String LIST = "/v1/projects/%s/issues".formatted(Stage.PROJECT);
  private static final int MAX_UNITS = 60;
  private static final boolean LARGE = Boolean.getBoolean("owl.large");

  @RegisterExtension final LocalTables tables = new LocalTables();
  private MeteredDynamo meter;
  private Stage stage;

  @BeforeEach
  void open() {
    meter = MeteredDynamo.over(tables.client());
    stage = new Stage(tables, meter.client());
  }

  /** How many issues a project has. */
  static IntStream counts() {
    return LARGE ? IntStream.of(100, 10_000, 100_000) : IntStream.of(100, 10_000);
  }

  @ParameterizedTest
  @MethodSource("counts")
  void aPageCostsTheSameHoweverManyIssuesThereAre(int count) {
    store(count);

    assertWithinBudget();
    assertTeamsPageWithinBudget();
    assertExportWithinBudget();
  }

  @Test
  void anIssueWithManyOccurrencesCostsFourRoundTrips() {
    stage.issues.create(anIssue().id(Stage.ISSUE).build());
    for (int page = 1; page <= (LARGE ? 2_500 : 60); page++) {
      Issues.pack(stage.packs, Stage.ISSUE, page, 0, 400);
    }

    Usage usage = meter.during(() -> stage.get(LIST + "/" + Stage.ISSUE));

    // The key and its maker; then project, apps and issue; then packs, comments and the first
    // fingerprint.
    assertThat(usage.requests("Query")).isEqualTo(3);
    assertThat(usage.requests("GetItem")).isEqualTo(2);
    assertThat(usage.requests("BatchGetItem")).isEqualTo(3);
    assertThat(usage.totalRequests()).isEqualTo(8);
  }

  @Test
  void anIssueWithSmallPacksNeedsOneMoreRoundTripAndNoSixth() {
    stage.issues.create(anIssue().id(Stage.ISSUE).build());
    for (int page = 1; page <= 90; page++) {
      Issues.pack(stage.packs, Stage.ISSUE, page, 0, 1);
    }

    Usage usage = meter.during(() -> stage.get(LIST + "/" + Stage.ISSUE));

    assertThat(usage.requests("Query")).isEqualTo(4);
    assertThat(usage.totalRequests()).isEqualTo(9);
  }

  @Test // (R-activity-1)
  void aPageOfActivityCostsTheSameHoweverMuchHappened() {
    stage.issues.create(anIssue().id(Stage.ISSUE).build());
    for (int i = 0; i < (LARGE ? 100_000 : 300); i++) {
      Actor by = i % 2 == 0 ? Actor.user(Stage.id(901)) : Actor.key(Stage.AGENT_KEY);
      var deed = AuditEntry.Deed.update(AuditEntry.Resource.issue(Stage.ISSUE), Map.of());
      var entry = new AuditEntry(Stage.id(i), Stage.TEAM, by, deed, Stage.START.plusSeconds(i));
      tables
          .client()
          .putItem(
              r -> r.tableName(tables.names().of(Tables.AUDIT)).item(AuditCodec.toItem(entry)));
    }
    String path = LIST + "/" + Stage.ISSUE + "/activity";

    Usage usage =
        meter.during(() -> assertThat(stage.get(path).json().get("activity")).hasSize(50));

    // The key and its maker; then project, apps and issue; then the index; then the entries; then
    // the people and the keys that made them.
    assertThat(usage.requests("GetItem")).isEqualTo(2);
    assertThat(usage.requests("Query")).isEqualTo(3);
    assertThat(usage.requests("BatchGetItem")).isEqualTo(5);
    assertThat(usage.totalRequests()).isEqualTo(10);
    assertThat(usage.readUnits()).isLessThanOrEqualTo(MAX_UNITS + 10);
  }

  private void assertWithinBudget() {
    assertWithinBudget(1);
    assertWithinBudget(1, "status", "new");
    assertWithinBudget(0, "is_dev", "false");
    assertWithinBudget(0, "is_dev", "true", "status", "new");
  }

  private void assertWithinBudget(int secondMode, String... query) {
    Usage usage = meter.during(() -> assertThat(count(query)).isEqualTo(50));

    assertThat(usage.readUnits()).isLessThanOrEqualTo(MAX_UNITS);
    // The key and its maker; then project, apps, how far the scan is and the index of each mode;
    // then the issues.
    assertThat(usage.requests("GetItem")).isEqualTo(1);
    assertThat(usage.requests("Query")).isEqualTo(2 + secondMode);
    assertThat(usage.requests("BatchGetItem")).isEqualTo(4);
    assertThat(usage.totalRequests()).isEqualTo(7 + secondMode);
  }

  // The key and its maker; the projects of the team, its apps, how far the scan is; the index of
  // production in both projects; then the issues.
  private void assertTeamsPageWithinBudget() {
    Usage usage =
        meter.during(() -> assertThat(stage.get("/v1/issues").json().get("issues")).hasSize(50));

    assertThat(usage.readUnits()).isLessThanOrEqualTo(MAX_UNITS);
    assertThat(usage.requests("GetItem")).isEqualTo(1);
    assertThat(usage.requests("Query")).isEqualTo(2 + 2);
    assertThat(usage.requests("BatchGetItem")).isEqualTo(3);
    assertThat(usage.totalRequests()).isEqualTo(8);
  }

  // (R-export-1) Beside what a list costs, a query of the occurrences and one of the comments of
  // each issue. After 50 issues one more is read, for which the page has no room; if that is in
  // the other mode, the index is asked twice more.
  private void assertExportWithinBudget() {
    String export = "/v1/projects/%s/export".formatted(Stage.PROJECT);

    Usage usage = meter.during(() -> assertThat(stage.get(export).json().get("lines")).hasSize(50));

    assertThat(usage.readUnits()).isLessThanOrEqualTo(MAX_UNITS + 2 * 50);
    assertThat(usage.requests("Query")).isLessThanOrEqualTo(4 + 2 * 50);
    assertThat(usage.totalRequests()).isLessThanOrEqualTo(9 + 2 * 50);
  }

  private int count(String... query) {
    return stage.get(LIST, query).json().get("issues").size();
  }

  private void store(int count) {
    for (int i = 0; i < count; i++) {
      stage.issues.create(
          anIssue()
              .status(IssueStatus.NEW)
              .dev(i % 2 == 1)
              .updatedAt(Stage.START.plusSeconds(i))
              .id(new UUID(0x7000L, 1L << 63 | i))
              .build());
    }
  }
}
