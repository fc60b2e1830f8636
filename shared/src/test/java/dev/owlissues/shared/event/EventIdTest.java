package dev.owlissues.shared.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EventIdTest {
  private static final long SEED = 8;
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00.123Z");
  private static final long LAST_BATCH = (1L << EventId.BATCH_BITS) - 1;

  @Test
  void anIdIsReadBackFromItsUuid() {
    var random = new Random(SEED);

    for (int i = 0; i < 10_000; i++) {
      EventId id = random(random);

      assertThat(EventId.of(id.uuid())).as("seed %d, %s", SEED, id).contains(id);
      assertThat(EventId.of(UUID.fromString(id.uuid().toString()))).contains(id);
    }
  }

  @Test
  void theHighestValuesFit() {
    var id = new EventId(NOON, Kind.REST, Unit.MAX_SHARD, LAST_BATCH, EventId.MAX_POSITION);

    assertThat(EventId.of(id.uuid())).contains(id);
    assertThat(id.uuid()).hasToString(id.uuid().toString().toLowerCase(Locale.ROOT));
  }

  @Test
  void theUuidIsOfVersionEight() {
    UUID uuid = new EventId(NOON, Kind.ERROR, 3, 77, 5).uuid();

    assertThat(uuid.version()).isEqualTo(8);
    assertThat(uuid.variant()).isEqualTo(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "00000000-0000-0000-0000-000000000000",
        "ffffffff-ffff-ffff-ffff-ffffffffffff",
        "550e8400-e29b-41d4-a716-446655440000",
        "018f3b5e-1c1b-7aaa-8bbb-0123456789ab",
        "018f3b5e-1c1b-8aaa-cbbb-0123456789ab"
      })
  void aForeignUuidIsNoEventsId(String uuid) {
    assertThat(EventId.of(UUID.fromString(uuid))).isEmpty();
  }

  @Test
  void textsOfIdsSortAsEventsWereReceived() {
    List<EventId> ids =
        Stream.of(
                new EventId(NOON, Kind.ERROR, 0, 5, 0),
                new EventId(NOON, Kind.ERROR, 0, 5, 1),
                new EventId(NOON, Kind.ERROR, 0, LAST_BATCH, 0),
                new EventId(NOON, Kind.ERROR, 1, 0, 0),
                new EventId(NOON, Kind.REST, 0, 0, 0),
                new EventId(NOON.plusMillis(1), Kind.ERROR, 0, 0, 0))
            .toList();

    assertThat(ids).isSortedAccordingTo(Comparator.comparing(id -> id.uuid().toString()));
  }

  @Test
  void anIdLeadsToItsBatch() {
    UUID app = UUID.fromString("018f3b5e-1c1b-7aaa-8bbb-0123456789ab");
    var key = new BatchKey(app, Kind.ERROR, 2, NOON.plusNanos(456), 99);

    assertThat(key.event(7).in(app)).isEqualTo(key);
    assertThat(EventId.of(key.event(7).uuid()).orElseThrow().in(app)).isEqualTo(key);
  }

  @Test
  void whatIsSmallerThanAMillisecondIsCut() {
    var id = new EventId(NOON.plusNanos(456), Kind.ERROR, 0, 0, 0);

    assertThat(EventId.of(id.uuid())).contains(id);
    assertThat(id.receivedAt()).isEqualTo(NOON);
  }

  @Test
  void partsThatDoNotFitAreRefused() {
    assertThatThrownBy(() -> new EventId(NOON, Kind.ERROR, 0, 0, 1024))
        .hasMessageContaining("position 1024");
    assertThatThrownBy(() -> new EventId(NOON, Kind.ERROR, 0, LAST_BATCH + 1, 0))
        .hasMessageContaining("52 bits");
    assertThatThrownBy(() -> new EventId(NOON, Kind.ERROR, 2048, 0, 0))
        .hasMessageContaining("shard 2048");
    assertThatThrownBy(() -> new EventId(Instant.ofEpochMilli(-1), Kind.ERROR, 0, 0, 0))
        .hasMessageContaining("1969");
  }

  private static EventId random(Random random) {
    return new EventId(
        Instant.ofEpochMilli(random.nextLong(1L << 48)),
        random.nextBoolean() ? Kind.ERROR : Kind.REST,
        random.nextInt(Unit.MAX_SHARD + 1),
        random.nextLong(LAST_BATCH + 1),
        random.nextInt(EventId.MAX_POSITION + 1));
  }
}
