package dev.owlissues.bench.growth;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.bench.workload.Workload;
import dev.owlissues.shared.corpus.Corpus;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.fingerprint.Fingerprinter;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The figures mean nothing unless every event is a problem of its own, with a long message. */
class VarietyTest {
  private static final Instant NOW = Instant.parse("2026-11-24T08:00:00Z");
  private static final int COUNT = 20_000;

  private final Workload workload = new Workload(new Random(7), NOW, new Variety());
  private final List<String> lines = workload.next(COUNT);
  private final List<Event> events = Corpus.events(lines);

  @Test
  void everyEventHasAFingerprintOfItsOwn() {
    var fingerprinter = new Fingerprinter();

    assertThat(events)
        .extracting(event ->
            fingerprinter.fingerprint(event.content().message(), event.content().sourceModule()))
        .doesNotHaveDuplicates();
  }

  @Test
  void everyEventIsAnOccurrenceOfTheOneSession() {
    assertThat(events).extracting(Event::actor).containsOnly(events.getFirst().actor());
    assertThat(workload.pairs()).isEqualTo(COUNT);
  }

  @Test
  void everyMessageHasAboutAThousandCharacters() {
    assertThat(events)
        .extracting(event -> event.content().message().length())
        .allMatch(length -> length >= Variety.MESSAGE && length < Variety.MESSAGE + 10);
  }

  @Test
  void theSameSeedDrawsTheSameEvents() {
    assertThat(new Workload(new Random(7), NOW, new Variety()).next(100))
        .isEqualTo(lines.subList(0, 100));
    assertThat(new Workload(new Random(8), NOW, new Variety()).next(100))
        .isNotEqualTo(lines.subList(0, 100));
  }
}
