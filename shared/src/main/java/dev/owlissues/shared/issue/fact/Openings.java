package dev.owlissues.shared.issue.fact;

import dev.owlissues.shared.issue.occurrence.Occurrence;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;

/** How many occurrences were opened in which version and in which environment. */
public record Openings(Map<String, Long> byVersion, Map<String, Long> byEnvironment) {
  /** None. */
  public static final Openings NONE = new Openings(Map.of(), Map.of());

  /** Copies the maps. */
  public Openings {
    byVersion = Map.copyOf(byVersion);
    byEnvironment = Map.copyOf(byEnvironment);
  }

  /** Those of occurrences that came from there. */
  public static Openings of(Collection<Occurrence.Origin> origins) {
    Map<String, Long> byVersion = new HashMap<>();
    Map<String, Long> byEnvironment = new HashMap<>();
    origins.forEach(origin -> {
      byVersion.merge(origin.appVersion(), 1L, Long::sum);
      byEnvironment.merge(origin.environment(), 1L, Long::sum);
    });
    return new Openings(byVersion, byEnvironment);
  }

  /** Both together. */
  public Openings plus(Openings more) {
    return new Openings(sum(byVersion, more.byVersion), sum(byEnvironment, more.byEnvironment));
  }

  private static Map<String, Long> sum(Map<String, Long> some, Map<String, Long> others) {
    Map<String, Long> all = new HashMap<>(some);
    others.forEach((name, count) -> all.merge(name, count, Long::sum));
    return all;
  }
}
