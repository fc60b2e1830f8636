package dev.owlissues.shared.base.id;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class RandomIdsTest {
  private final AtomicLong millis =
      new AtomicLong(Instant.parse("2026-11-24T08:15:00.123Z").toEpochMilli());
  private final RandomIds ids =
      new RandomIds(() -> Instant.ofEpochMilli(millis.get()), new SecureRandom());

  @Test
  void anIdIsAUuidOfVersionSevenThatHoldsTheTime() {
    for (int i = 0; i < 1_000; i++) {
      UUID id = ids.next();

      assertThat(id.version()).isEqualTo(7);
      assertThat(id.variant()).isEqualTo(2);
      assertThat(id.getMostSignificantBits() >>> 16).isEqualTo(millis.get());
    }
  }

  @Test
  void laterIdsSortAfterEarlierOnes() {
    List<UUID> drawn = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      drawn.add(ids.next());
      millis.incrementAndGet();
    }

    assertThat(drawn).isSorted();
    assertThat(drawn.stream().map(UUID::toString)).isSorted();
  }

  @Test
  void idsOfOneMillisecondDiffer() {
    Set<UUID> drawn = new HashSet<>();
    for (int i = 0; i < 10_000; i++) {
      drawn.add(ids.next());
    }

    assertThat(drawn).hasSize(10_000);
  }

  @Test
  void asManyBitsAreRandomAsWereAskedFor() {
    for (int count = 1; count < Long.SIZE; count++) {
      long any = 0;
      for (int i = 0; i < 200; i++) {
        any |= ids.bits(count);
      }

      assertThat(any).as("%d bits", count).isEqualTo((1L << count) - 1);
    }
  }
}
