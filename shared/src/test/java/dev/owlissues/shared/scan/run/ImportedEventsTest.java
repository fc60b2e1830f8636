package dev.owlissues.shared.scan.run;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.Lifecycles;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Imported events are counted like any, but they are no news: digests go by {@code activity_at}.
 */
class ImportedEventsTest {
  @RegisterExtension final LocalTables tables = new LocalTables();

  private ScanStage stage;

  @BeforeEach
  void setUp() {
    stage = new ScanStage(tables);
  }

  private Instant activity() {
    return stage.onlyIssue().bookkeeping().activityAt();
  }

  @Test // (R-import-5)
  void anIssueWhoseEventsAllCameByImportHasNoActivity() {
    stage.bring(anEvent().session("a"));

    stage.scan();

    assertThat(stage.onlyIssue().issueCounts().occurrences()).isEqualTo(1);
    assertThat(activity()).isEqualTo(Instant.EPOCH);
  }

  @Test // (R-import-5)
  void anEventAsItHappensMakesItNews() {
    stage.bring(anEvent().session("a"));
    stage.scan();
    stage.receive(anEvent().session("b"));
    Instant before = stage.clock.instant();

    stage.scan();

    assertThat(activity()).isAfterOrEqualTo(before);
  }

  @Test // (R-import-5)
  void oneEventAsItHappensAmongManyImportedOnesIsEnough() {
    stage.bring(anEvent().session("a"));
    stage.receive(anEvent().session("b"));
    stage.bring(anEvent().session("c"));

    stage.scan();

    assertThat(stage.onlyIssue().issueCounts().occurrences()).isEqualTo(3);
    assertThat(activity()).isAfter(Instant.EPOCH);
  }

  @Test // (R-import-5)
  void anImportRaisesNoActivityOfAnIssueThatIsThere() {
    stage.receive(anEvent().session("a"));
    stage.scan();
    Instant before = activity();
    stage.clock.advance(Duration.ofHours(1));
    stage.bring(anEvent().session("b"));

    stage.scan();

    assertThat(stage.onlyIssue().issueCounts().occurrences()).isEqualTo(2);
    assertThat(stage.onlyIssue().bookkeeping().updatedAt()).isAfter(before);
    assertThat(activity()).isEqualTo(before);
  }

  @Test // (R-import-5)
  void anImportedRegressionIsOneButNoNews() {
    stage.receive(anEvent().session("a").version("1.0.0"));
    stage.scan();
    Instant before = activity();
    stage.become(stage.onlyIssue(), Lifecycles.resolvedAt("1.0.0"));
    stage.bring(anEvent().session("b").version("1.1.0"));

    stage.scan();

    assertThat(stage.onlyIssue().lifecycle().status()).isEqualTo(IssueStatus.REGRESSED);
    assertThat(activity()).isEqualTo(before);
  }
}
