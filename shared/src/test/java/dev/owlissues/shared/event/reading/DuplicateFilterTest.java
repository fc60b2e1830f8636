package dev.owlissues.shared.event.reading;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.event.Batch;
import dev.owlissues.shared.event.BatchKey;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.Kind;
import dev.owlissues.shared.event.Level;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class DuplicateFilterTest {
  private static final UUID APP = new UUID(0, 1);
  private static final UUID REQUEST = new UUID(0, 2);

  private final DuplicateFilter repeats = new DuplicateFilter();

  @Test
  void aCopyOfARequestThatWasWrittenAnewIsARepeat() {
    Event event = anEvent().build();

    assertThat(repeats.first(batch(1, REQUEST, event), 0)).isTrue();
    assertThat(repeats.first(batch(2, REQUEST, event), 0)).isFalse();
  }

  @Test
  void equalEventsOfDifferentRequestsOrPositionsAreTwoEvents() {
    Event event = anEvent().build();
    Batch twice = batch(1, REQUEST, event, event);

    assertThat(repeats.first(twice, 0)).isTrue();
    assertThat(repeats.first(twice, 1)).isTrue();
    assertThat(repeats.first(batch(2, new UUID(0, 3), event), 0)).isTrue();
  }

  @Test
  void twoBatchesOfOneRequestCountTheirPositionsApart() {
    assertThat(repeats.first(batch(1, REQUEST, anEvent().message("a").build()), 0)).isTrue();
    assertThat(repeats.first(batch(2, REQUEST, anEvent().message("b").build()), 0)).isTrue();
  }

  @Test // (R-issue-9, R-ingest-4)
  void theSameEventIsKnownByItsIdWithinItsSession() {
    Event first = anEvent().id("c").build();

    assertThat(repeats.first(batch(1, REQUEST, first), 0)).isTrue();
    assertThat(repeats.first(batch(2, new UUID(0, 3), first), 0)).isFalse();
    assertThat(repeats.first(batch(3, new UUID(0, 4), anEvent().id("c").session("s2").build()), 0))
        .isTrue();
  }

  @Test // (R-issue-9)
  void anotherEventUnderAUsedIdIsAnEventOfItsOwn() {
    repeats.first(batch(1, REQUEST, anEvent().id("c").build()), 0);

    for (Event other :
        List.of(
            anEvent().id("c").message("other").build(),
            anEvent().id("c").module("other").build(),
            anEvent().id("c").level(Level.WARN).build())) {
      assertThat(repeats.first(batch(2, new UUID(0, 3), other), 0)).isTrue();
      assertThat(repeats.first(batch(3, new UUID(0, 4), other), 0)).isFalse();
    }
  }

  private static Batch batch(int number, UUID request, Event... events) {
    Instant stamp = Instant.parse("2026-11-24T10:00:00Z");
    BatchKey key = new BatchKey(APP, Kind.ERROR, 0, stamp, number);
    return new Batch(key, new UUID(0, 9), request, List.of(events));
  }
}
