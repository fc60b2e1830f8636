package dev.owlissues.shared.event.refusal;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;

/**
 * How many events were not taken, and how many of them for each reason; one event may have several.
 */
public record Refused(long events, Map<RefusalReason, Long> reasons) {
  /** None. */
  public static final Refused NONE = new Refused(0, Map.of());

  /** Copies the map. */
  public Refused {
    reasons = Map.copyOf(reasons);
  }

  /** So many events, each for all of these reasons. */
  public static Refused of(long events, Collection<RefusalReason> reasons) {
    Map<RefusalReason, Long> counts = new EnumMap<>(RefusalReason.class);
    reasons.forEach(reason -> counts.put(reason, events));
    return new Refused(events, counts);
  }

  /** Both together. */
  public Refused plus(Refused other) {
    if (events == 0) {
      return other;
    }
    Map<RefusalReason, Long> sum = new EnumMap<>(RefusalReason.class);
    sum.putAll(reasons);
    other.reasons.forEach((reason, count) -> sum.merge(reason, count, Long::sum));
    return new Refused(events + other.events, sum);
  }

  /** Whether there is none. */
  public boolean isEmpty() {
    return events == 0;
  }
}
