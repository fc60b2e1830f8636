package dev.owlissues.shared.issue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SnoozeTest {
  private static final Instant NOW = Instant.parse("2027-11-24T10:00:00Z");
  private static final Instant NOON = NOW.plus(Duration.ofHours(2));

  @Test // (R-snooze-2)
  void withNothingNamedTheNextEventWakes() {
    Snooze snooze = Snooze.begun(NOW, SnoozeEnd.NEXT_EVENT);

    assertThat(after(snooze, NOW.minusMillis(1), NOW)).contains(snooze);
    assertThat(after(snooze, NOW.plusMillis(1))).isEmpty();
  }

  @Test // (R-snooze-3)
  void untilATimeNothingWakesThatWasReceivedBefore() {
    Snooze snooze = Snooze.begun(NOW, until(NOON));

    assertThat(after(snooze, NOW.plusMillis(1), NOON)).contains(snooze);
    assertThat(after(snooze, NOON.plusMillis(1))).isEmpty();
  }

  @Test // (R-snooze-4)
  void soManyMoreEventsAreSleptThroughAndTheNextOneWakes() {
    Snooze snooze = Snooze.begun(NOW, events(3));

    Optional<Snooze> two = after(snooze, NOW, NOON, NOON);
    Optional<Snooze> three = after(two.orElseThrow(), NOON);

    assertThat(two).map(Snooze::eventsLeft).contains(OptionalInt.of(1));
    assertThat(three).map(Snooze::eventsLeft).contains(OptionalInt.of(0));
    assertThat(after(three.orElseThrow(), NOW)).isEqualTo(three);
    assertThat(after(three.orElseThrow(), NOON)).isEmpty();
    assertThat(after(snooze, NOON, NOON, NOON, NOON)).isEmpty();
  }

  @Test
  void oneWaitsForATimeOrForEvents() {
    assertThatThrownBy(() -> new SnoozeEnd(Optional.of(NOON), OptionalInt.of(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @ParameterizedTest // (R-snooze-3)
  @CsvSource({
    "2027-11-24T10:00:00Z, false",
    "2027-11-24T10:00:00.001Z, true",
    "2028-11-24T10:00:00Z, true",
    "2028-11-24T10:00:00.001Z, false",
    "2020-01-01T00:00:00Z, false",
  })
  void aTimeIsAheadByAYearAtMost(Instant until, boolean ahead) {
    assertThat(SnoozeEnd.isAhead(until, NOW)).isEqualTo(ahead);
  }

  private static Optional<Snooze> after(Snooze snooze, Instant... received) {
    return snooze.after(
        time -> List.of(received).stream().filter(each -> each.isAfter(time)).count());
  }

  private static SnoozeEnd until(Instant time) {
    return new SnoozeEnd(Optional.of(time), OptionalInt.empty());
  }

  private static SnoozeEnd events(int count) {
    return new SnoozeEnd(Optional.empty(), OptionalInt.of(count));
  }
}
