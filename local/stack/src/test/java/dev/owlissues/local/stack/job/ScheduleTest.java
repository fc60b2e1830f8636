package dev.owlissues.local.stack.job;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.MovableClock;
import dev.owlissues.local.stack.DataFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ScheduleTest {
  @TempDir private Path place;
  private final MovableClock machine = new MovableClock();
  private final List<Instant> runs = new ArrayList<>();
  private DataFolder folder;
  private StackClock clock;
  private Schedule schedule;

  /** At 05:06:07 the fifth minute has just passed. */
  @BeforeEach
  void start() {
    folder = DataFolder.open(place);
    clock = new StackClock(machine, folder);
    schedule = new Schedule(5, clock);
  }

  @AfterEach
  void close() {
    folder.close();
  }

  private void run() {
    runs.add(clock.instant());
  }

  @Test
  void nothingIsDueBeforeTheMinute() {
    machine.advance(Duration.ofMinutes(58).plusSeconds(52));

    assertThat(schedule.runIfDue(this::run)).isFalse();
  }

  @Test
  void theRunIsDueFromItsMinuteOn() {
    machine.advance(Duration.ofMinutes(58).plusSeconds(53));

    assertThat(schedule.runIfDue(this::run)).isTrue();
    assertThat(schedule.runIfDue(this::run)).isFalse();
    assertThat(runs).containsExactly(Instant.parse("2026-03-04T06:05:00Z"));
  }

  @Test
  void theNextRunIsDueAnHourLater() {
    machine.advance(Duration.ofHours(1));
    schedule.runIfDue(this::run);

    machine.advance(Duration.ofHours(1));

    assertThat(schedule.runIfDue(this::run)).isTrue();
  }

  @Test
  void aJumpOverManyTimesMeansOneRunFinishedBeforeItReturns() {
    schedule.jump(Duration.ofDays(3), this::run);

    assertThat(runs).containsExactly(Instant.parse("2026-03-07T05:06:07Z"));
    assertThat(schedule.runIfDue(this::run)).isFalse();
  }

  @Test
  void aJumpOverNoTimeMeansNoRun() {
    schedule.jump(Duration.ofMinutes(30), this::run);

    assertThat(runs).isEmpty();
    assertThat(clock.instant()).isEqualTo(Instant.parse("2026-03-04T05:36:07Z"));
  }
}
