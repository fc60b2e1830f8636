package dev.owlissues.shared.base.time;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Comparator;
import org.junit.jupiter.api.Test;

class HourTest {
  private static final Hour EIGHT = Hour.parse("2026-11-24T08");

  @Test
  void anInstantLiesInItsHour() {
    assertThat(Hour.of(Instant.parse("2026-11-24T08:00:00Z"))).isEqualTo(EIGHT);
    assertThat(Hour.of(Instant.parse("2026-11-24T08:59:59.999999999Z"))).isEqualTo(EIGHT);
    assertThat(Hour.of(Instant.parse("2026-11-24T09:00:00Z"))).isEqualTo(EIGHT.next());
  }

  @Test
  void itsTextIsReadBack() {
    assertThat(EIGHT).hasToString("2026-11-24T08");
    assertThat(Hour.parse(EIGHT.toString())).isEqualTo(EIGHT);
  }

  @Test
  void textsSortAsHoursDo() {
    var days = Hour.parse("2026-12-30T21").through(Hour.parse("2027-01-02T03")).toList();

    assertThat(days).hasSize(55).isSortedAccordingTo(Comparator.comparing(Hour::toString));
    assertThat(days).isSorted();
  }

  @Test
  void hoursRunThroughTheLastOne() {
    assertThat(EIGHT.through(Hour.parse("2026-11-24T10")))
        .containsExactly(EIGHT, EIGHT.next(), EIGHT.next().next());
    assertThat(EIGHT.through(EIGHT)).containsExactly(EIGHT);
    assertThat(EIGHT.next().through(EIGHT)).isEmpty();
  }

  @Test
  void noOtherInstantIsTheStartOfAnHour() {
    assertThatThrownBy(() -> new Hour(Instant.parse("2026-11-24T08:00:00.001Z")))
        .hasMessageContaining("08:00:00.001");
  }
}
