package dev.owlissues.shared.scan.run;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Table;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.event.EventBuilder;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.fact.Facts;
import dev.owlissues.shared.issue.fact.FactsCodec;
import dev.owlissues.shared.issue.fact.Openings;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The check of exactness sees what is wrong: each test breaks one thing. */
class ExactnessTest {
  @RegisterExtension final LocalTables tables = new LocalTables();

  private ScanStage stage;

  @BeforeEach
  void setUp() {
    stage = new ScanStage(tables.client(), tables.names());
    stage.receive(anEvent().message("young").session("a").user("ann"));
    stage.receive(
        IntStream.range(0, 60)
            .mapToObj(i -> anEvent().message("grown").session("s" + i).user("u" + i))
            .toArray(EventBuilder[]::new));
    stage.scan();
  }

  @Test
  void whatTheScanLeavesIsExact() {
    assertThat(violations()).isEmpty();
  }

  @Test
  void aCountThatIsNotTheSetsIsSeen() {
    change(Tables.ISSUES, "occurrence_count", "1", AttributeValue.fromN("2"));

    assertThat(violations()).anyMatch(line -> line.contains("its sets"));
  }

  @Test
  void aCountOfUsersThatIsNotTheSetsIsSeen() {
    change(Tables.ISSUES, "unique_user_count", "60", AttributeValue.fromN("61"));

    assertThat(violations()).anyMatch(line -> line.contains("its sets"));
  }

  @Test
  void aPackThatIsMissingIsSeen() {
    delete(Tables.OCCURRENCES, "count");

    assertThat(violations()).anyMatch(line -> line.contains("other sessions than its sets"));
  }

  @Test
  void aBucketThatIsMissingIsSeen() {
    delete(Tables.OCCURRENCES, "users");

    assertThat(violations()).anyMatch(line -> line.contains("its sets"));
  }

  @Test
  void aFingerprintThatLeadsToAnotherIssueIsSeen() {
    change(
        Tables.ISSUES,
        "occurrence_count",
        "1",
        "fingerprints",
        AttributeValue.fromL(List.of(AttributeValue.fromB(SdkBytes.fromByteArray(new byte[32])))));

    assertThat(violations()).anyMatch(line -> line.contains("leads elsewhere"));
  }

  @Test
  void aFingerprintThatLeadsToNoIssueIsSeen() {
    var item = stage.items(Tables.FINGERPRINTS.resource()).getFirst();

    put(Tables.FINGERPRINTS, item, "issue_id", AttributeValue.fromS(ScanStage.TEAM.toString()));

    assertThat(violations()).anyMatch(line -> line.contains("leads to no live issue"));
  }

  @Test
  void aNumberOfFingerprintsThatIsWrongIsSeen() {
    change(Tables.ISSUES, "occurrence_count", "60", "fingerprint_count", AttributeValue.fromN("2"));

    assertThat(violations()).anyMatch(line -> line.contains("counts 2 fingerprints"));
  }

  @Test
  void aTombstoneThatLeadsToNowhereIsSeen() {
    change(
        Tables.ISSUES,
        "occurrence_count",
        "60",
        "merged_into",
        AttributeValue.fromS(ScanStage.TEAM.toString()));

    assertThat(violations()).anyMatch(line -> line.contains("leads to no live issue"));
  }

  @Test
  void whatLiesUnderATombstoneIsSeen() {
    change(
        Tables.ISSUES,
        "occurrence_count",
        "60",
        "merged_into",
        AttributeValue.fromS(issue("young").id().toString()));

    assertThat(violations()).anyMatch(line -> line.contains("which is no live issue"));
  }

  @Test
  void aSightThatNoEventHasIsSeen() {
    change(
        Tables.ISSUES,
        "occurrence_count",
        "1",
        "last_seen_at",
        AttributeValue.fromS("2026-11-30T00:00:00.000Z"));

    assertThat(violations()).anyMatch(line -> line.contains("was seen"));
  }

  @Test
  void factsThatAreNotThoseOfTheEventsAreSeen() {
    Facts facts = issue("young").facts();
    List<Facts> wrong =
        List.of(
            facts.plus(facts),
            facts.opened(new Openings(Map.of("1.0.0", 1L), Map.of())),
            Facts.NONE);

    assertThat(wrong)
        .allSatisfy(each -> {
          byte[] packed = FactsCodec.encode(each);
          change(
              Tables.ISSUES,
              "occurrence_count",
              "1",
              "facts",
              AttributeValue.fromB(SdkBytes.fromByteArray(packed)));
          assertThat(violations()).isNotEmpty();
        });
  }

  @Test
  void anEventThatWasNotScannedIsSeen() {
    stage.receive(anEvent().message("young").session("later"));

    assertThat(violations()).anyMatch(line -> line.contains("received were"));
  }

  private List<String> violations() {
    return Exactness.violations(tables.client(), tables.names());
  }

  private Issue issue(String title) {
    return stage.issues().stream()
        .filter(issue -> issue.subject().title().equals(title))
        .findFirst()
        .orElseThrow();
  }

  private void change(Table table, String name, String now, AttributeValue value) {
    change(table, name, now, name, value);
  }

  // Changes an attribute of the item whose number of that name is the one given.
  private void change(
      Table table, String name, String number, String changed, AttributeValue value) {
    var item =
        stage.items(table.resource()).stream()
            .filter(each -> number.equals(ScanStage.value(each, name).n()))
            .findFirst()
            .orElseThrow();
    put(table, item, changed, value);
  }

  private void put(
      Table table, Map<String, AttributeValue> item, String name, AttributeValue value) {
    Map<String, AttributeValue> changed = new HashMap<>(item);
    changed.put(name, value);
    tables.client().putItem(r -> r.tableName(tables.names().of(table)).item(changed));
  }

  private void delete(Table table, String having) {
    var item =
        stage.items(table.resource()).stream()
            .filter(each -> each.containsKey(having))
            .findFirst()
            .orElseThrow();
    Map<String, AttributeValue> key =
        Map.of("pk", ScanStage.value(item, "pk"), "sk", ScanStage.value(item, "sk"));
    tables.client().deleteItem(r -> r.tableName(tables.names().of(table)).key(key));
  }
}
