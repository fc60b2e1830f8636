package dev.owlissues.shared.issue.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Events by hour and by day (R-fact-2). */
class HistoryTest {
  private static final Instant FROZEN = Instant.parse("2026-11-24T10:30:00Z");

  @Test
  void anEventIsCountedInItsHourAndItsDay() {
    History history = at(FROZEN, 0, 5);

    assertThat(history.hoursUntil(FROZEN)).hasSize(48).endsWith(5L);
    assertThat(history.daysUntil(FROZEN, 90)).hasSize(90).endsWith(5L);
    assertThat(sum(history)).isEqualTo(10);
  }

  @Test
  void windowsMoveOnWithTheReadersClock() {
    History history = at(FROZEN, 0, 5);

    assertThat(history.hoursUntil(FROZEN.plus(Duration.ofHours(2)))).endsWith(5L, 0L, 0L);
    assertThat(history.daysUntil(FROZEN.plus(Duration.ofDays(1)), 14)).hasSize(14).endsWith(5L, 0L);
    assertThat(history.daysUntil(FROZEN.plus(Duration.ofDays(400)), 14)).containsOnly(0L);
  }

  @Test
  void aReaderWhoseClockRunsBehindSeesWhatWasThen() {
    History history = at(FROZEN, 0, 5).plus(at(FROZEN, -1, 3));

    assertThat(history.hoursUntil(FROZEN.minus(Duration.ofHours(1)))).endsWith(0L, 3L);
  }

  @Test
  void whatLiesBeforeAWindowIsNotInIt() {
    assertThat(at(FROZEN, -47, 1).hours()).startsWith(1L);
    assertThat(at(FROZEN, -48, 1).hours()).containsOnly(0L);
    assertThat(at(FROZEN, -89 * 24 - 10, 1).days()).startsWith(1L);
    assertThat(at(FROZEN, -89 * 24 - 11, 1).days()).containsOnly(0L);
  }

  @Test
  void aClockThatIsYearsAheadMovesNothing() {
    long hours = Duration.ofDays(4 * 365).toHours();

    History history = at(FROZEN, 0, 5).plus(at(FROZEN, hours, 7));

    assertThat(history).isEqualTo(at(FROZEN, 0, 5));
  }

  @Test
  void aLaterPageMovesTheWindowsAndAnEarlierOneDoesNot() {
    History early = at(FROZEN, -40, 2).plus(at(FROZEN, 0, 5));
    History late = at(FROZEN.plus(Duration.ofHours(20)), 0, 1);

    assertThat(early.plus(late)).isEqualTo(late.plus(early));
    assertThat(early.plus(late).lastHour()).isEqualTo(History.hour(FROZEN) + 20);
    assertThat(early.plus(late).hours()).doesNotContain(2L).contains(5L).endsWith(1L);
    assertThat(early.plus(late).days()).endsWith(2L, 0L, 5L, 1L);
  }

  private static History at(Instant frozenAt, long hoursFrom, long count) {
    return History.of(frozenAt, Map.of(History.hour(frozenAt) + hoursFrom, count));
  }

  private static long sum(History history) {
    return history.hours().stream().mapToLong(Long::longValue).sum()
        + history.days().stream().mapToLong(Long::longValue).sum();
  }
}
