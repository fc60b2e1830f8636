package dev.owlissues.shared.event.intake;

import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.event.Kind;
import dev.owlissues.shared.event.Level;
import dev.owlissues.shared.event.packing.BatchCodec;
import dev.owlissues.shared.event.packing.Decoded;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class BatchPartTest {
  private final BatchCodec codec = new BatchCodec();

  @Test
  void errorsAndTheRestArePartedAndErrorsComeFirst() {
    var info = anEvent().level(Level.INFO).build();
    var warn = anEvent().level(Level.WARN).build();
    var error = anEvent().level(Level.ERROR).build();

    List<BatchPart> parts = BatchPart.of(List.of(info, error, warn), codec);

    assertThat(parts).extracting(BatchPart::kind).containsExactly(Kind.ERROR, Kind.REST);
    assertThat(parts)
        .extracting(BatchPart::events)
        .containsExactly(List.of(error), List.of(info, warn));
  }

  @Test
  void noEventsMakeNoParts() {
    assertThat(BatchPart.of(List.of(), codec)).isEmpty();
  }

  @Test
  void morePositionsThanABatchHasAreDivided() {
    var events =
        IntStream.range(0, BatchPart.MAX_EVENTS + 1)
            .mapToObj(i -> anEvent().message("m" + i).build());

    List<BatchPart> parts = BatchPart.of(events.toList(), codec);

    assertThat(parts).extracting(part -> part.events().size()).containsExactly(500, 501);
  }

  @Test
  void whatIsTooBigForAnItemIsHalvedUntilItFitsInOrder() {
    var random = new Random(7);
    var events =
        IntStream.range(0, 20).mapToObj(i -> anEvent().message(noise(random)).build()).toList();

    List<BatchPart> parts = BatchPart.of(events, codec);

    assertThat(parts).hasSizeGreaterThan(1);
    assertThat(parts).allMatch(part -> part.bytes().length <= BatchPart.MAX_BYTES);
    assertThat(parts.stream().flatMap(part -> part.events().stream())).isEqualTo(events);
    assertThat(parts).allMatch(p -> codec.decode(p.bytes()).equals(new Decoded.Events(p.events())));
  }

  private static String noise(Random random) {
    return random
        .ints(60_000, ' ', '~')
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
