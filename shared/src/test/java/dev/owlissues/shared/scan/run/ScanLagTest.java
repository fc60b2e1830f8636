package dev.owlissues.shared.scan.run;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.dynamo.table.LocalTables;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** For how long a unit has been waiting, whatever its workers and planners went through. */
class ScanLagTest {
  private static final Duration HOUR = Duration.ofHours(1);

  @RegisterExtension final LocalTables tables = new LocalTables();
  private ScanStage stage;

  @BeforeEach
  void setUp() {
    stage = new ScanStage(tables);
  }

  @Test
  void nothingWaitsWhereNothingHappensAndWhereAllIsScanned() {
    assertThat(stage.planner().plan().lag()).isZero();
    stage.receive(anEvent());
    stage.scan();
    stage.clock.advance(HOUR);

    assertThat(stage.planner().plan().lag()).isZero();
  }

  @Test
  void aUnitThatNobodyScansWaitsLongerEveryHourThoughItIsAskedForAnew() {
    stage.receive(anEvent());
    stage.plan();
    stage.queue.clear();
    stage.clock.advance(HOUR);
    assertThat(stage.planner().plan().lag()).isEqualTo(HOUR);
    stage.queue.clear();
    stage.clock.advance(HOUR);

    assertThat(stage.planner().plan().lag()).isEqualTo(HOUR.multipliedBy(2));
  }

  @Test
  void theUnitThatWaitsLongestCounts() {
    stage.receive(anEvent());
    stage.plan();
    stage.clock.advance(HOUR);
    stage.plans.open(ScanStage.OTHER_APP, stage.clock.instant());
    stage.clock.advance(HOUR);

    assertThat(stage.planner().plan().lag()).isEqualTo(HOUR.multipliedBy(2));
  }

  @Test
  void aUnitThatIsScannedButNeverToTheEndWaitsFromWhereItsScanHasCome() {
    for (int hour = 0; hour < 3; hour++) {
      stage.receive(anEvent().session("of hour " + hour));
      stage.plan();
      stage.clock.advance(HOUR);
    }
    Instant fourth = stage.clock.instant();
    stage.queue.next(task -> stage.worker().work(task, () -> false));
    stage.queue.next(task -> stage.worker().work(task, () -> false));

    Instant second = fourth.minus(HOUR.multipliedBy(2)).minusMillis(10);
    assertThat(stage.plans.open()).extracting(OpenUnit::since).containsExactly(second);
    assertThat(stage.planner().plan().lag())
        .isEqualTo(Duration.between(second, stage.clock.instant()));
  }

  @Test
  void aRepeatedClosingMovesNothingBack() {
    Instant now = stage.clock.instant();
    stage.plans.open(ScanStage.APP, now.plusSeconds(9));
    stage.plans.close(ScanStage.APP, now.plusSeconds(5));

    stage.plans.close(ScanStage.APP, now);

    assertThat(stage.plans.open()).extracting(OpenUnit::since).containsExactly(now.plusSeconds(9));
  }
}
