package dev.owlissues.shared.issue.attention;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.issue.fact.History;
import dev.owlissues.shared.issue.fact.RecentEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PaceTest {
  private static final Instant SCANNED = Instant.parse("2026-11-24T15:05:00Z");

  @ParameterizedTest // (R-attention-2)
  @CsvSource({
    // recent, before, rises, ten times, times
    "9, 0, false, false, 4",
    "10, 0, true, false, 5",
    "10, 12, true, false, 5",
    "10, 20, true, false, 3",
    "10, 21, false, false, 2",
    "19, 12, true, false, 9",
    "20, 0, true, true, 10",
    "200, 120, true, true, 10",
    "199, 120, true, false, 9",
    "100, 600, false, false, 1",
    "0, 600, false, false, 0",
    "24, 12, true, true, 12"
  })
  void theRateIsComparedWithTheUsual(
      long recent, long before, boolean rises, boolean tenTimes, long times) {
    var pace = new Pace(recent, before);

    assertThat(pace.rises()).isEqualTo(rises);
    assertThat(pace.isTimes(10)).isEqualTo(tenTimes);
    assertThat(pace.times()).isEqualTo(times);
  }

  @Test
  void hoursAreWholeAndEndBeforeTheScan() {
    long hour = History.hour(SCANNED);
    RecentEvents events =
        RecentEvents.of(
            History.of(
                SCANNED.plusSeconds(30),
                Map.of(
                    hour, 1_000L, hour - 1, 1L, hour - 2, 2L, hour - 3, 4L, hour - 14, 8L,
                    hour - 15, 16L)));

    assertThat(Pace.of(events, SCANNED)).isEqualTo(new Pace(3, 12));
    assertThat(Pace.of(events, SCANNED.plus(Duration.ofMinutes(54)))).isEqualTo(new Pace(3, 12));
  }

  @Test
  void aPageThatWasFrozenInTheHourAfterTheLastScanHidesNothing() {
    long hour = History.hour(SCANNED);
    RecentEvents events =
        RecentEvents.of(
            History.of(
                SCANNED.plus(Duration.ofHours(1)),
                Map.of(hour + 1, 9L, hour - 1, 1L, hour - 14, 8L)));

    assertThat(Pace.of(events, SCANNED)).isEqualTo(new Pace(1, 8));
  }

  @Test
  void anIssueWithoutHistoryHasNoPace() {
    assertThat(Pace.of(RecentEvents.of(History.NONE), SCANNED)).isEqualTo(new Pace(0, 0));
  }
}
