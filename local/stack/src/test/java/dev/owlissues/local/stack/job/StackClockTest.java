package dev.owlissues.local.stack.job;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.owlissues.local.aws.MovableClock;
import dev.owlissues.local.stack.DataFolder;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackClockTest {
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir private Path place;
  private final MovableClock machine = new MovableClock();
  private DataFolder folder;

  @BeforeEach
  void open() {
    folder = DataFolder.open(place);
  }

  @AfterEach
  void close() {
    folder.close();
  }

  private StackClock started() {
    return new StackClock(machine, folder);
  }

  @Test
  void aFreshClockShowsTheMachinesTime() {
    assertThat(started().instant()).isEqualTo(machine.instant());
  }

  @Test
  void theClockRunsAsTheMachinesDoes() {
    StackClock clock = started();
    Instant before = clock.instant();

    machine.advance(Duration.ofMillis(1));

    assertThat(clock.instant()).isEqualTo(before.plusMillis(1));
  }

  @Test
  void aMoveAddsToEveryLaterReading() {
    StackClock clock = started();

    Instant answered = clock.advance(DAY);

    assertThat(answered).isEqualTo(machine.instant().plus(DAY));
    machine.advance(Duration.ofHours(1));
    assertThat(clock.instant()).isEqualTo(machine.instant().plus(DAY));
  }

  @Test
  void aMoveIsStoredWhenItIsAnswered() {
    started().advance(DAY);

    assertThat(started().instant()).isAfterOrEqualTo(machine.instant().plus(DAY));
  }

  @Test
  void aMoveBackIsRefused() {
    StackClock clock = started();

    assertThatIllegalArgumentException().isThrownBy(() -> clock.advance(Duration.ofNanos(-1)));
  }

  @Test
  void theClockGoesOnWhenTheMachinesIsSetBack() {
    StackClock clock = started();
    Instant before = clock.instant();

    machine.advance(DAY.negated());

    assertThat(clock.instant()).isEqualTo(before);
    machine.advance(Duration.ofSeconds(1));
    assertThat(clock.instant()).isEqualTo(before.plusSeconds(1));
  }

  @Test
  void theClockDoesNotGoBackWhenTheMachinesIsSetBackBetweenTwoRuns() {
    StackClock clock = started();
    Instant told = clock.instant();
    for (int reading = 0; reading < 10; reading++) {
      machine.advance(Duration.ofMillis(700));
      told = clock.instant();
    }
    machine.advance(DAY.negated());

    StackClock restarted = started();

    assertThat(restarted.instant()).isAfterOrEqualTo(told).isBefore(told.plusSeconds(3));
  }

  @Test
  void restartsAtOnceDoNotMoveTheClockAheadOneByOne() {
    for (int restart = 0; restart < 10; restart++) {
      started().instant();
    }

    machine.advance(Duration.ofSeconds(2));

    assertThat(started().instant()).isEqualTo(machine.instant());
  }

  @Test
  void aRestartDoesNotMoveTheClockAhead() {
    started().instant();
    machine.advance(Duration.ofSeconds(5));

    assertThat(started().instant()).isEqualTo(machine.instant());
  }
}
