package dev.owlissues.shared.event;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.corpus.Corpus;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class BatchCodecTest {
  private final BatchCodec codec = new BatchCodec();

  @ParameterizedTest
  @ValueSource(longs = {1, 20_261_124})
  void whatIsPackedIsUnpackedUnchanged(long seed) {
    var events = new RandomEvents(seed);

    for (int i = 0; i < 200; i++) {
      List<Event> batch = events.list(20);

      assertThat(codec.decode(codec.encode(batch)))
          .as("seed %d, batch %d", seed, i)
          .isEqualTo(new Decoded.Events(batch));
    }
  }

  @Test
  void theCorpusIsPackedToLessThanAFifth() {
    List<Event> events = Corpus.events();

    byte[] packed = codec.encode(events);

    assertThat(codec.decode(packed)).isEqualTo(new Decoded.Events(events));
    assertThat(packed.length).isLessThan(String.join("\n", Corpus.lines()).length() / 5);
  }

  @Test
  void attributesKeepTheirOrder() {
    var content =
        new Content(
            "", Level.ERROR, "m", "", "", Instant.EPOCH, Map.of("b", "1", "a", "", "", "2"));
    var event =
        new Event(
            content,
            new Actor("s", ""),
            new Build("", "", false, "", ""),
            new Device("", "", "", "", ""));

    var unpacked = (Decoded.Events) codec.decode(codec.encode(List.of(event)));

    assertThat(unpacked.events().getFirst().content().attributes().entrySet())
        .containsExactlyElementsOf(content.attributes().entrySet());
  }

  @Test
  void bytesThatAreCutOffAreMalformed() {
    byte[] packed = codec.encode(Corpus.events().subList(0, 5));

    for (int length = 0; length < packed.length; length++) {
      assertThat(codec.decode(Arrays.copyOf(packed, length)))
          .as("cut to %d bytes", length)
          .isInstanceOf(Decoded.Malformed.class);
    }
  }

  @Test
  void aFlippedBitNeverYieldsOtherEvents() {
    List<Event> events = Corpus.events().subList(0, 3);
    byte[] packed = codec.encode(events);

    for (int bit = 0; bit < packed.length * Byte.SIZE; bit++) {
      byte[] damaged = packed.clone();
      damaged[bit / Byte.SIZE] ^= (byte) (1 << bit % Byte.SIZE);

      if (codec.decode(damaged) instanceof Decoded.Events(var decoded)) {
        assertThat(decoded).as("bit %d", bit).isEqualTo(events);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void damagedJsonNeverThrows(long seed) throws IOException {
    var random = new Random(seed);
    byte[] json =
        "[{\"t\":1,\"l\":\"error\",\"m\":\"a\",\"d\":true,\"a\":{\"k\":\"v\"}}]"
            .getBytes(StandardCharsets.UTF_8);

    for (int i = 0; i < 20_000; i++) {
      byte[] damaged = json.clone();
      for (int changes = 1 + random.nextInt(3); changes > 0; changes--) {
        damaged[random.nextInt(json.length)] = json[random.nextInt(json.length)];
      }

      assertThat(codec.decode(deflated(damaged)))
          .as("seed %d: %s", seed, new String(damaged, StandardCharsets.UTF_8))
          .isNotNull();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{}",
        "null",
        "[",
        "[{\"l\":\"error\"}",
        "[{\"l\":\"error\"},7]",
        "[{}]",
        "[{\"l\":\"fatal\"}]",
        "[{\"\":\"a\",\"l\":\"error\"}]",
        "[{\"A\":\"a\",\"l\":\"error\"}]",
        "[{\"mm\":\"a\",\"l\":\"error\"}]",
        "[{\"m\":null,\"l\":\"error\"}]",
        "[{\"m\":{\"l\":\"error\"}}]",
        "[{\"l\":\"error\",\"t\":\"x\"}]",
        "[{\"l\":\"error\",\"t\":99999999999999999999}]",
        "[{\"l\":\"error\",\"a\":[]}]",
        "[{\"l\":\"error\",\"a\":{\"k\":1}}]"
      })
  void whatIsNoListOfEventsIsMalformed(String json) throws IOException {
    assertThat(codec.decode(deflated(json.getBytes(StandardCharsets.UTF_8))))
        .isInstanceOf(Decoded.Malformed.class);
  }

  @Test
  void aBatchThatInflatesWithoutEndIsMalformed() throws IOException {
    byte[] spaces = new byte[BatchCodec.MAX_INFLATED + 1];
    Arrays.fill(spaces, (byte) ' ');

    assertThat(codec.decode(deflated(spaces))).isInstanceOf(Decoded.Malformed.class);
  }

  private static byte[] deflated(byte[] bytes) throws IOException {
    var deflated = new ByteArrayOutputStream();
    try (var out = new DeflaterOutputStream(deflated)) {
      out.write(bytes);
    }
    return deflated.toByteArray();
  }
}
