package dev.owlissues.shared.scan.run;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.audit.AuditPage;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.issue.Claimants;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.Lifecycle;
import dev.owlissues.shared.issue.Lifecycles;
import dev.owlissues.shared.issue.SnoozeEnd;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** What the scan makes of issues that sleep until a time or for so many more events. */
class SnoozedIssueTest {
  @RegisterExtension final LocalTables tables = new LocalTables();
  private ScanStage stage;

  @BeforeEach
  void anIssueIsKnown() {
    stage = new ScanStage(tables);
    stage.receive(anEvent().session("known"));
    stage.scan();
  }

  @Test // (R-snooze-3)
  void nothingReceivedUpToTheTimeWakesItAndTheFirstEventAfterItDoes() {
    snooze(
        new SnoozeEnd(
            Optional.of(stage.clock.instant().plus(Duration.ofHours(2))), OptionalInt.empty()));
    stage.receive(anEvent().session("before"));
    stage.scan();
    assertThat(status()).isEqualTo(IssueStatus.SNOOZED);
    stage.clock.advance(Duration.ofHours(2));
    stage.scan();
    assertThat(status()).isEqualTo(IssueStatus.SNOOZED);
    stage.receive(anEvent().session("after"));

    var run = stage.scan();

    assertThat(stage.onlyIssue().lifecycle()).isEqualTo(Lifecycle.NEW);
    assertThat(run.result()).containsEntry("issues_unsnoozed", 1L);
  }

  @Test // (R-snooze-4)
  void eventsReceivedBeforeItWasSnoozedDoNotCountThoughTheyAreScannedAfter() {
    stage.receive(anEvent().session("waits"), anEvent().session("waits too"));
    snooze(events(3));
    stage.receive(anEvent().session("known"), anEvent().session("known"));

    stage.scan();

    assertThat(stage.onlyIssue().lifecycle().snooze().orElseThrow().eventsLeft()).hasValue(1);
  }

  @Test // (R-snooze-4)
  void afterSoManyEventsTheNextOneWakesIt() {
    snooze(events(2));
    stage.receive(anEvent().session("known"));
    stage.receive(anEvent().session("another"));
    stage.scan();
    assertThat(status()).isEqualTo(IssueStatus.SNOOZED);
    stage.receive(anEvent().session("known"));

    stage.scan();

    assertThat(stage.onlyIssue().lifecycle()).isEqualTo(Lifecycle.NEW);
  }

  @Test // (R-snooze-4)
  void onePageWithMoreThanThatManyWakesIt() {
    snooze(events(2));
    stage.receive(anEvent().session("a"), anEvent().session("a"), anEvent().session("a"));

    stage.scan();

    assertThat(status()).isEqualTo(IssueStatus.NEW);
  }

  @Test // (R-snooze-4)
  void eventsOfEveryAppThatHasTheIssueCount() {
    Issue issue = stage.onlyIssue();
    snooze(events(3));
    stage.receive(ScanStage.OTHER_APP, anEvent().message("merged").build());
    tables
        .client()
        .putItem(r ->
            r.tableName(tables.names().of(Tables.ISSUES))
                .item(
                    Map.of(
                        "pk",
                        AttributeValue.fromS(
                            ScanStage.PROJECT
                                + "#"
                                + ScanStage.grouping(ScanStage.OTHER_APP, "merged").issueId()),
                        "merged_into",
                        AttributeValue.fromS(issue.id().toString()))));
    stage.receive(anEvent().session("known"));

    stage.scan();

    assertThat(stage.onlyIssue().lifecycle().snooze().orElseThrow().eventsLeft()).hasValue(1);
  }

  @Test // (R-undo-2)
  void wakingIsAChangeOfItsOwnAndCountingIsNone() {
    snooze(events(1));
    stage.receive(anEvent().session("known"));
    stage.scan();
    assertThat(stage.onlyIssue().bookkeeping().lastChange()).isEmpty();
    stage.receive(anEvent().session("known"));

    stage.scan();

    Optional<AuditPage.Place> change = stage.onlyIssue().bookkeeping().lastChange();
    assertThat(stage.items("AuditTable"))
        .singleElement()
        .satisfies(entry ->
            assertThat(entry)
                .containsEntry("id", AttributeValue.fromS(change.orElseThrow().id().toString())));
  }

  @Test // (R-claim-2, R-claim-3)
  void aClaimSurvivesARegressionAndEndsWithWaking() {
    Lifecycle claimed = Lifecycles.claimedBy(Claimants.ANN);
    stage.become(
        stage.onlyIssue(),
        new Lifecycle(
            IssueStatus.RESOLVED, Optional.of("1.0.0"), Optional.empty(), claimed.claimedBy()));
    stage.receive(anEvent().session("back").version("1.1.0"));
    stage.scan();
    assertThat(status()).isEqualTo(IssueStatus.REGRESSED);
    assertThat(stage.onlyIssue().lifecycle().claimedBy()).contains(Claimants.ANN);
    stage.become(
        stage.onlyIssue(),
        new Lifecycle(
            IssueStatus.SNOOZED,
            Optional.empty(),
            Lifecycles.snoozedAt(stage.clock.instant()).snooze(),
            claimed.claimedBy()));
    stage.clock.advance(Duration.ofSeconds(1));
    stage.receive(anEvent().session("awake"));

    stage.scan();

    assertThat(stage.onlyIssue().lifecycle()).isEqualTo(Lifecycle.NEW);
  }

  private void snooze(SnoozeEnd end) {
    stage.become(stage.onlyIssue(), Lifecycles.snoozed(stage.clock.instant(), end));
    stage.clock.advance(Duration.ofMillis(10));
  }

  private IssueStatus status() {
    return stage.onlyIssue().lifecycle().status();
  }

  private static SnoozeEnd events(int count) {
    return new SnoozeEnd(Optional.empty(), OptionalInt.of(count));
  }
}
