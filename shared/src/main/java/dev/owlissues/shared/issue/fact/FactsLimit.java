package dev.owlissues.shared.issue.fact;

import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;

/** Keeps facts within the bytes that an item has for them (R-fact-6). */
public final class FactsLimit {
  /** The most bytes that the facts of any issue take. */
  public static final int BYTES = 900;

  private FactsLimit() {}

  /**
   * Facts that fit: of too many, the oldest versions go to the rest, then the oldest environments.
   *
   * @param room the bytes that there are for them, if they are fewer than {@value #BYTES}. Where
   *     texts leave next to none, only what has no rest takes more.
   */
  public static Facts fitted(Facts facts, int room) {
    int wanted = Math.min(room, BYTES);
    if (fits(facts, wanted)) {
      return facts;
    }
    Facts fitted = shortened(facts, next -> fits(next, wanted), FactsLimit::summedUp);
    return shortened(fitted, next -> fits(next, BYTES), FactsLimit::forgetting);
  }

  private static boolean fits(Facts facts, int bytes) {
    return FactsCodec.encode(facts).length <= bytes;
  }

  /** Makes facts shorter by one step, if it can. */
  @FunctionalInterface
  private interface Step {
    Optional<Facts> after(Facts facts);
  }

  private static Facts shortened(Facts facts, Predicate<Facts> fits, Step step) {
    Facts shortened = facts;
    Optional<Facts> next = Optional.of(facts);
    while (next.isPresent() && !fits.test(shortened)) {
      next = step.after(shortened);
      shortened = next.orElse(shortened);
    }
    return shortened;
  }

  private static Optional<Facts> summedUp(Facts facts) {
    int versions = facts.versions().parts().size();
    int environments = facts.environments().parts().size();
    if (versions > 0) {
      Breakdown fewer = facts.versions().keeping(versions - 1);
      return Optional.of(facts.with(facts.history(), fewer, facts.environments()));
    }
    return environments > 0
        ? Optional.of(
            facts.with(
                facts.history(), facts.versions(), facts.environments().keeping(environments - 1)))
        : Optional.empty();
  }

  // Numbers and versions that no app has: rather than too large an item, less history.
  private static Optional<Facts> forgetting(Facts facts) {
    return Stream.of(
            facts.with(facts.history().withoutEarliest(), facts.versions(), facts.environments()),
            facts.unregressed())
        .filter(next -> !next.equals(facts))
        .findFirst();
  }
}
