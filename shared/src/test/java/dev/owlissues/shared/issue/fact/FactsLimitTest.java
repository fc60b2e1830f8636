package dev.owlissues.shared.issue.fact;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** What goes first when facts are too many for their bytes (R-fact-6). */
class FactsLimitTest {
  private static final Instant NOW = Instant.parse("2026-11-24T10:30:00Z");

  @Test
  void aBusyIssueWithTheVersionsOfAYearKeepsAllItsFacts() {
    Facts facts = facts(900, 20, "2.%d.0", 5);

    assertThat(FactsLimit.fitted(facts, FactsLimit.BYTES)).isEqualTo(facts);
  }

  @Test
  void theOldestVersionsGoToTheRestFirst() {
    Facts facts = facts(900, 20, "2.%d.0-nightly.20261124.build.4711", 10);

    Facts fitted = FactsLimit.fitted(facts, FactsLimit.BYTES);

    List<Breakdown.Part> kept = fitted.versions().parts();
    assertThat(kept).hasSizeBetween(1, 19);
    assertThat(kept).isEqualTo(facts.versions().parts().subList(0, kept.size()));
    assertThat(fitted.versions().rest()).isEqualTo(new Tally(10L * (20 - kept.size()), 0));
    assertThat(fitted.environments()).isEqualTo(facts.environments());
    assertThat(fitted.history()).isEqualTo(facts.history());
  }

  @Test
  void environmentsGoWhenNoVersionIsLeft() {
    Facts facts = facts(900, 3, "2.%d.0", 10);
    int history = FactsCodec.encode(facts(900, 0, "", 0)).length;

    Facts fitted = FactsLimit.fitted(facts, history + 60);

    assertThat(fitted.versions().parts()).isEmpty();
    assertThat(fitted.environments().parts()).hasSizeBetween(1, 9);
    assertThat(fitted.history()).isEqualTo(facts.history());
  }

  private static Facts facts(long anHour, int versions, String version, int environments) {
    Map<Long, Long> byHour = new HashMap<>();
    for (long age = 0; age < History.DAYS * 24; age++) {
      byHour.put(History.hour(NOW) - age, anHour);
    }
    return new Facts(
        anHour * History.DAYS * 24,
        History.of(NOW, byHour),
        parts(version, versions),
        parts("environment-%d", environments),
        Optional.of(new NewestEvent(NOW, new UUID(1, 2))),
        Optional.of(new Regression("2.0.1", "2.1.0", NOW)));
  }

  private static Breakdown parts(String name, int count) {
    return Breakdown.of(
        IntStream.range(0, count)
            .mapToObj(i -> {
              Instant last = NOW.minus(Duration.ofDays(i));
              return new Breakdown.Part(
                  name.formatted(count - i), new Tally(10, 0), last.minusSeconds(999_999), last);
            })
            .toList());
  }
}
