package dev.owlissues.shared.issue.fact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.issue.fact.Breakdown.Part;
import dev.owlissues.shared.issue.occurrence.Occurrence;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class FactsTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:30:00Z");

  @Test
  void partsOfOneNameAreOne() {
    Breakdown early = Breakdown.of(List.of(part("1.0", 2, 10, 20)));
    Breakdown late = Breakdown.of(List.of(part("1.0", 3, 15, 30), part("1.1", 1, 40, 40)));

    assertThat(early.plus(late).parts())
        .containsExactly(part("1.1", 1, 40, 40), part("1.0", 5, 10, 30));
  }

  @Test // (R-fact-3)
  void ofTooManyVersionsThoseThatWereSeenLastAreKept() {
    Facts facts = Facts.NONE;
    for (int i = 0; i < 25; i++) {
      facts = facts.plus(met("1." + i, i));
    }

    assertThat(facts.versions().parts())
        .extracting(Part::name)
        .containsExactlyElementsOf(
            IntStream.iterate(24, i -> i > 4, i -> i - 1).mapToObj(i -> "1." + i).toList());
    assertThat(facts.versions().rest()).isEqualTo(new Tally(5, 0));
    assertThat(facts.versions().sum()).isEqualTo(new Tally(25, 0));
  }

  @Test // (R-fact-3)
  void aVersionThatFellOutAndComesBackStartsAnew() {
    Facts facts = met("old", 0);
    for (int i = 1; i <= 20; i++) {
      facts = facts.plus(met("1." + i, i));
    }

    Facts after = facts.plus(met("old", 30));

    assertThat(after.versions().parts()).contains(part("old", 1, 30, 30));
    assertThat(after.versions().rest()).isEqualTo(new Tally(2, 0));
  }

  @Test
  void occurrencesOfAVersionThatIsNotKeptAreInTheRest() {
    var origins =
        List.of(
            new Occurrence.Origin("1.0", "", "", "ios"),
            new Occurrence.Origin("1.0", "", "", "web"),
            new Occurrence.Origin("0.9", "", "", "ios"));

    Facts facts = met("1.0", 0).opened(Openings.of(origins));

    assertThat(facts.versions().parts()).extracting(Part::tally).containsExactly(new Tally(1, 2));
    assertThat(facts.versions().rest()).isEqualTo(new Tally(0, 1));
    assertThat(facts.environments().rest()).isEqualTo(new Tally(0, 3));
  }

  @Test // (R-fact-4)
  void theNewestEventIsTheLatestAndOfThoseTheOneReceivedLast() {
    Facts early = newest(0, 9);
    Facts late = newest(1, 1);
    Facts lateToo = newest(1, 2);

    assertThat(early.plus(late).newest()).isEqualTo(late.newest());
    assertThat(lateToo.plus(late).plus(early).newest()).isEqualTo(lateToo.newest());
  }

  @Test // (R-fact-5)
  void theNewestRegressionIsKept() {
    var first = new Regression("1.0", "1.1", NOW);
    var second = new Regression("1.1", "1.2", NOW.plusSeconds(1));

    Facts facts = met("1.1", 0).regressed(first).plus(met("1.2", 1)).regressed(second);

    assertThat(facts.plus(met("1.2", 2)).regression()).contains(second);
  }

  private static Facts met(String version, int second) {
    return new Facts(
        1,
        History.of(NOW, Map.of(History.hour(NOW), 1L)),
        Breakdown.of(List.of(part(version, 1, second, second))),
        Breakdown.NONE,
        Optional.empty(),
        Optional.empty());
  }

  private static Facts newest(int second, long id) {
    return new Facts(
        1,
        History.NONE,
        Breakdown.NONE,
        Breakdown.NONE,
        Optional.of(new NewestEvent(NOW.plusSeconds(second), new UUID(1, id))),
        Optional.empty());
  }

  private static Part part(String name, long events, int first, int last) {
    return new Part(name, new Tally(events, 0), NOW.plusSeconds(first), NOW.plusSeconds(last));
  }
}
