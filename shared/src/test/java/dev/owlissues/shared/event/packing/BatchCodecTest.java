package dev.owlissues.shared.event.packing;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.EventId;
import dev.owlissues.shared.event.Level;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchCodecTest {
  private static final long SEED = 20261124;
  private static final String[] TEXTS = {
    "",
    "a",
    "Größe 12 Ünknown",
    "🦉 owl",
    "line\nbreak\ttab \u0001",
    "0b9f4c1e-6a53-4a35-9a0c-0d7ec40f9ac1",
    "0B9F4C1E-6A53-4A35-9A0C-0D7EC40F9AC1",
    "0B9F4C1E-6a53-4A35-9A0C-0D7EC40F9AC1",
    "00000000-0000-0000-0000-000000000000",
    "0b9f4c1e-6a53-4a35-9a0c-0d7ec40f9acg",
    "x".repeat(16_000)
  };

  private final BatchCodec codec = new BatchCodec();

  @Test
  void eventsComeBackAsTheyWere() {
    var random = new Random(SEED);
    for (int round = 0; round < 200; round++) {
      List<Event> events = randomEvents(random);

      Decoded decoded = codec.decode(codec.encode(events));

      assertThat(decoded).as("seed %d round %d", SEED, round).isEqualTo(new Decoded.Events(events));
    }
  }

  @Test
  void attributesKeepTheirOrder() {
    var event = anEvent().attribute("z", "1").attribute("", "empty").attribute("a", "").build();
    var other = anEvent().attribute("a", "2").attribute("z", "3").build();

    var decoded = (Decoded.Events) codec.decode(codec.encode(List.of(event, other)));

    assertThat(decoded.events().getFirst().content().attributes())
        .containsExactlyEntriesOf(event.content().attributes());
    assertThat(decoded.events().getLast().content().attributes())
        .containsExactlyEntriesOf(other.content().attributes());
  }

  @Test
  void aScanReadsEventsWithoutTheirAttributes() {
    var event = anEvent().message("m").attribute("_error_stack", "at a").build();

    Decoded decoded = codec.decodeWithoutAttributes(codec.encode(List.of(event)));

    assertThat(decoded).isEqualTo(new Decoded.Events(List.of(anEvent().message("m").build())));
  }

  @Test
  void aFullBatchComesBack() {
    List<Event> events =
        IntStream.range(0, EventId.MAX_POSITION + 1)
            .mapToObj(i -> anEvent().message("m" + i).build())
            .toList();

    assertThat(codec.decode(codec.encode(events))).isEqualTo(new Decoded.Events(events));
  }

  @Test
  void aHundredEqualEventsTakeTheirIdsAndLittleMore() {
    var random = new Random(SEED);
    List<Event> events =
        IntStream.range(0, 100)
            .mapToObj(i -> anEvent().id(uuid(random)).session("s").user("u").build())
            .toList();

    assertThat(codec.encode(events)).hasSizeLessThan(100 * 16 + 350);
  }

  @Test
  void damagedBytesAreMalformedAndNeverThrow() {
    var random = new Random(SEED);
    byte[] whole = codec.encode(randomEvents(random));
    for (int round = 0; round < 2_000; round++) {
      byte[] damaged = Arrays.copyOf(whole, random.nextInt(whole.length) + 1);
      damaged[random.nextInt(damaged.length)] ^= (byte) (1 << random.nextInt(8));

      assertThat(codec.decode(damaged)).as("seed %d round %d", SEED, round).isNotNull();
      assertThat(codec.decodeWithoutAttributes(damaged)).isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 16, 17, 40})
  void aTruncatedBatchIsMalformed(int length) {
    byte[] whole = codec.encode(List.of(anEvent().build()));

    assertThat(codec.decode(Arrays.copyOf(whole, length))).isInstanceOf(Decoded.Malformed.class);
  }

  @Test
  void anUnknownFormatIsMalformed() {
    byte[] bytes = codec.encode(List.of(anEvent().build()));
    bytes[0] = 9;

    assertThat(codec.decode(bytes)).isInstanceOf(Decoded.Malformed.class);
  }

  private static List<Event> randomEvents(Random random) {
    List<Event> events = new ArrayList<>();
    int count = 1 + random.nextInt(30);
    for (int i = 0; i < count; i++) {
      var event =
          anEvent()
              .id(any(random))
              .level(List.of(Level.values()).get(random.nextInt(4)))
              .message(any(random))
              .module(any(random))
              .at(Instant.ofEpochMilli(random.nextLong(2_000_000_000_000L)))
              .session(any(random))
              .user(any(random))
              .version(any(random))
              .dev(random.nextBoolean());
      for (int a = random.nextInt(4); a > 0; a--) {
        event.attribute("k" + random.nextInt(5), any(random));
      }
      events.add(event.build());
    }
    return events;
  }

  private static String any(Random random) {
    return random.nextInt(3) == 0 ? uuid(random) : TEXTS[random.nextInt(TEXTS.length)];
  }

  private static String uuid(Random random) {
    return new UUID(random.nextLong(), random.nextLong()).toString();
  }
}
