package dev.owlissues.shared.issue.fact;

import java.time.Instant;
import java.util.Comparator;
import java.util.UUID;

/**
 * The newest event of an issue: the latest by its own time, and of those the one received last
 * (R-fact-4).
 *
 * @param at the event's own time
 * @param id the event's id, which begins with the time of its receipt
 */
public record NewestEvent(Instant at, UUID id) implements Comparable<NewestEvent> {
  // All ids are UUIDs of one version and variant, so their signs are the same, and they compare as
  // their bits do.
  private static final Comparator<NewestEvent> ORDER =
      Comparator.comparing(NewestEvent::at).thenComparing(NewestEvent::id);

  @Override
  public int compareTo(NewestEvent other) {
    return ORDER.compare(this, other);
  }
}
