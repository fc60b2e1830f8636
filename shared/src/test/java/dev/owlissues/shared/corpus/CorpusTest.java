package dev.owlissues.shared.corpus;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.Level;
import dev.owlissues.shared.fingerprint.Fingerprinter;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class CorpusTest {

  @Test
  void theFileIsWhatTheGeneratorWrites() {
    assertThat(Corpus.lines()).isEqualTo(new CorpusGenerator().lines());
  }

  @Test
  void itsEventsHaveSevenHundredBytesOnAverage() {
    List<String> lines = Corpus.lines();

    int bytes = lines.stream().mapToInt(l -> l.getBytes(StandardCharsets.UTF_8).length).sum();

    assertThat(lines).hasSize(CorpusGenerator.EVENTS);
    assertThat(bytes / lines.size()).isCloseTo(CorpusGenerator.AVERAGE_BYTES, within(10));
  }

  @Test
  void itsEventsAreErrorsOfDozensOfKindsAndManyHaveAStack() {
    var fingerprinter = new Fingerprinter();
    List<Event> events = Corpus.events();

    assertThat(events).allMatch(event -> event.content().level() == Level.ERROR);
    assertThat(
            events.stream()
                .map(Event::content)
                .map(c -> fingerprinter.fingerprint(c.message(), c.sourceModule()))
                .collect(toSet()))
        .hasSizeGreaterThan(50);
    assertThat(events.stream().filter(e -> e.content().attributes().containsKey("_error_stack")))
        .hasSizeGreaterThan(500);
  }

  @Test
  void theSameEventsComeOfOneSessionOrOfMany() {
    List<Event> one = Corpus.events(Corpus.ofOneSession(100));
    List<Event> many = Corpus.events(Corpus.ofManySessions(100));

    assertThat(one.stream().map(Event::actor).collect(toSet())).hasSize(1);
    assertThat(many.stream().map(event -> event.actor().sessionId()).collect(toSet())).hasSize(100);
    assertThat(many.stream().map(event -> event.actor().userId()).collect(toSet())).hasSize(100);
    assertThat(one.stream().map(event -> event.content().clientEventId()).collect(toSet()))
        .hasSize(100);
  }
}
