package dev.owlissues.shared.digest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.account.team.AlertFrequency;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** When a digest is due. */
class DigestClockTest {

  @ParameterizedTest // (R-digest-1, R-digest-2)
  @CsvSource({
    "hourly,   2026-03-02T11:35:00Z, 2026-03-02T12:35:00Z",
    // Ran late, and is due again in the next hour all the same.
    "hourly,   2026-03-02T11:50:00Z, 2026-03-02T12:35:00Z",
    "hourly,   2026-03-02T11:59:59Z, 2026-03-02T12:00:00Z",
    "6_hourly, 2026-03-02T11:50:00Z, 2026-03-02T17:35:00Z",
    "daily,    2026-03-02T11:50:00Z, 2026-03-03T11:35:00Z",
    "weekly,   2026-03-02T11:50:00Z, 2026-03-09T11:35:00Z",
    "hourly,   2026-03-02T11:35:00Z, 2026-04-02T12:35:00Z",
  })
  void aDigestIsDueWhenItsIntervalHasPassedInWholeHours(
      String frequency, Instant last, Instant now) {
    assertThat(due(frequency, last, now)).isEqualTo(new DigestClock.Due.Now());
  }

  @ParameterizedTest // (R-digest-2)
  @CsvSource({
    "hourly,   2026-03-02T11:00:00Z, 2026-03-02T11:59:59Z, 2026-03-02T12:00:00Z",
    "6_hourly, 2026-03-02T11:35:00Z, 2026-03-02T16:59:59Z, 2026-03-02T17:00:00Z",
    "daily,    2026-03-02T11:35:00Z, 2026-03-03T10:35:00Z, 2026-03-03T11:00:00Z",
    "weekly,   2026-03-02T11:35:00Z, 2026-03-09T10:59:00Z, 2026-03-09T11:00:00Z",
    // A cut that lies ahead, as a task of an overtaken run sees it.
    "hourly,   2026-03-02T13:35:00Z, 2026-03-02T12:35:00Z, 2026-03-02T14:00:00Z",
  })
  void beforeThatItIsNotDueUntilTheHourBegins(
      String frequency, Instant last, Instant now, Instant until) {
    assertThat(due(frequency, last, now)).isEqualTo(new DigestClock.Due.Not(until));
  }

  @Test // (R-digest-3)
  void withFrequencyNoneItIsNeverDue() {
    assertThat(due("none", Instant.EPOCH, Instant.parse("2026-03-02T12:35:00Z")))
        .isEqualTo(new DigestClock.Due.Never());
  }

  @ParameterizedTest // (R-digest-21)
  @CsvSource({
    "hourly,   2026-03-02T11:35:00Z, 2026-03-02T11:36:00Z, 2026-03-02T12:35:00Z",
    "daily,    2026-03-02T11:59:00Z, 2026-03-02T12:00:00Z, 2026-03-03T11:35:00Z",
    "weekly,   2026-03-02T11:00:00Z, 2026-03-02T12:00:00Z, 2026-03-09T11:35:00Z",
    // Overdue, before a look, at it and after it.
    "daily,    2026-03-02T11:35:00Z, 2026-03-07T15:34:59.999Z, 2026-03-07T15:35:00Z",
    "daily,    2026-03-02T11:35:00Z, 2026-03-07T15:35:00Z, 2026-03-07T15:35:00Z",
    "daily,    2026-03-02T11:35:00Z, 2026-03-07T23:35:00.001Z, 2026-03-08T00:35:00Z",
  })
  void theNextOneGoesAtTheFirstLookAtWhichItIsDue(
      String frequency, Instant last, Instant now, Instant next) {
    assertThat(DigestClock.next(AlertFrequency.ofWire(frequency).orElseThrow(), last, now))
        .contains(next);
  }

  @Test // (R-digest-3, R-digest-21)
  void withFrequencyNoneThereIsNoNext() {
    assertThat(DigestClock.next(AlertFrequency.NONE, Instant.EPOCH, Instant.EPOCH)).isEmpty();
  }

  private static DigestClock.Due due(String frequency, Instant last, Instant now) {
    return DigestClock.due(AlertFrequency.ofWire(frequency).orElseThrow(), last, now);
  }
}
