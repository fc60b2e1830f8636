package dev.owlissues.shared.event.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class ShardsTest {
  private static final UUID APP = new UUID(1, 1);
  private static final Instant NOON = Instant.parse("2026-11-24T12:00:00Z");

  private final Shards shards = new Shards();

  @Test
  void anAppHasOneShardUntilThrottlingIsSeen() {
    assertThat(used(NOON)).containsExactly(0);

    shards.throttled(APP, NOON);

    assertThat(used(NOON)).containsExactlyInAnyOrder(0, 1);
    assertThat(shards.of(new UUID(1, 2), 7, NOON)).as("another app").isZero();
  }

  @Test
  void theyDoubleOnlyAfterTheNewOnesHadTimeToHelp() {
    shards.throttled(APP, NOON);
    shards.throttled(APP, NOON.plusMillis(999));
    assertThat(used(NOON)).hasSize(2);

    shards.throttled(APP, NOON.plus(Shards.PATIENCE));

    assertThat(used(NOON.plus(Shards.PATIENCE))).hasSize(4);
  }

  @Test
  void theyNeverGrowBeyondWhatATableCanUse() {
    for (int i = 0; i < 20; i++) {
      shards.throttled(APP, NOON.plusSeconds(i));
    }

    assertThat(used(NOON.plusSeconds(20))).hasSize(Shards.MOST);
  }

  @Test
  void eachCalmHourHalvesThem() {
    for (int i = 0; i < 3; i++) {
      shards.throttled(APP, NOON.plusSeconds(i));
    }
    Instant last = NOON.plusSeconds(2);

    assertThat(used(last.plus(Duration.ofMinutes(59)))).hasSize(8);
    assertThat(used(last.plus(Duration.ofMinutes(60)))).hasSize(4);
    assertThat(used(last.plus(Duration.ofHours(400)))).containsExactly(0);
  }

  private Set<Integer> used(Instant now) {
    return LongStream.range(0, 2_000)
        .mapToObj(batch -> shards.of(APP, batch, now))
        .collect(Collectors.toSet());
  }
}
