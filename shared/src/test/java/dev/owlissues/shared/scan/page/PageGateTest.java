package dev.owlissues.shared.scan.page;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.dynamo.event.DynamoUnitLog;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.work.DynamoPageGate;
import dev.owlissues.shared.scan.page.PageGate.Closing;
import dev.owlissues.shared.scan.run.ScanStage;
import dev.owlissues.shared.scan.run.ScanTimes;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** While a merge is settled, no page of its project begins; those that have begun go on. */
class PageGateTest {
  private static final Duration CLOSED = Duration.ofMinutes(1);
  private static final UUID MERGE = new UUID(8, 1);

  @RegisterExtension final LocalTables tables = new LocalTables();

  private ScanStage stage;
  private PageGate gate;

  @BeforeEach
  void open() {
    stage = new ScanStage(tables.client(), tables.names());
    gate = new DynamoPageGate(tables.client(), tables.names());
  }

  @Test
  void noPageBeginsBeforeTheGateIsOpen() {
    stage.receive(anEvent());
    stage.plan();
    stage.clock.advance(ScanTimes.SETTLE);
    Closing closing = closing(MERGE);
    assertThat(close(closing)).isTrue();

    stage.workOnce();

    assertThat(stage.issues()).isEmpty();
    assertThat(stage.units.progress(ScanStage.APP)).isEqualTo(UnitProgress.NONE);
    gate.open(closing);
    stage.work();
    assertThat(stage.onlyIssue().issueCounts().occurrences()).isEqualTo(1);
  }

  @Test
  void aGateThatNobodyOpensIsOpenWhenItsTimeHasRunOut() {
    stage.receive(anEvent());
    close(closing(MERGE));
    stage.clock.advance(CLOSED.plusMillis(1));

    stage.scan();

    assertThat(stage.onlyIssue().issueCounts().occurrences()).isEqualTo(1);
    assertThat(isClosed()).isFalse();
  }

  @Test
  void aPageThatHasBegunIsFinishedBehindAClosedGate() {
    stage.receive(anEvent());
    stage.plan();
    stage.clock.advance(ScanTimes.SETTLE);
    freeze();
    close(closing(MERGE));

    stage.workOnce();

    assertThat(stage.onlyIssue().issueCounts().occurrences()).isEqualTo(1);
    assertThat(stage.units.appsWithOpenPages(ScanStage.PROJECT)).isEmpty();
  }

  @Test
  void anAppWithAFrozenPageIsSeenWhateverTheShard() {
    assertThat(stage.units.appsWithOpenPages(ScanStage.PROJECT)).isEmpty();
    stage.receive(anEvent());

    freeze();

    assertThat(stage.units.appsWithOpenPages(ScanStage.PROJECT))
        .containsExactly(ScanStage.APP.appId());
  }

  @Test
  void oneMergeClosesTheGateAtATimeAndMayCloseItAgain() {
    Closing first = closing(MERGE);
    assertThat(close(first)).isTrue();

    assertThat(close(closing(new UUID(8, 2)))).isFalse();
    Closing again = closing(MERGE);
    assertThat(close(again)).isTrue();

    // What the first found no longer counts, and it cannot open what the second has closed.
    gate.open(first);
    assertThat(isClosed()).isTrue();
    gate.open(again);
    assertThat(isClosed()).isFalse();
    assertThat(close(closing(new UUID(8, 2)))).isTrue();
  }

  // As a worker leaves it that dies as soon as it has frozen a page.
  private void freeze() {
    var now = stage.clock.instant();
    UnitStore.Lease lease =
        stage.units.take(ScanStage.APP, stage.ids.next(), now, now.plusSeconds(1)).orElseThrow();
    var reader =
        new PageReader(
            new DynamoUnitLog(tables.client(), tables.names()),
            stage.units,
            PageLimits.DEFAULT,
            tables.stores().userClaims(),
            stage.clock);
    ScanPage page =
        reader.next(lease, now, () -> new PageFold(GroupingRule.byMessage())).orElseThrow().page();
    stage.units.release(stage.units.advance(lease, lease.progress().freeze(page), now));
  }

  private Closing closing(UUID merge) {
    return new Closing(
        ScanStage.PROJECT, merge, stage.ids.next(), stage.clock.instant().plus(CLOSED));
  }

  private boolean close(Closing closing) {
    return gate.close(closing, stage.clock.instant());
  }

  private boolean isClosed() {
    return gate.isClosed(ScanStage.PROJECT, stage.clock.instant());
  }
}
