package dev.owlissues.shared.scan;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * Which issue a grouping belongs to. The entry is made before the issue: it claims the issue's id,
 * and the issue comes into being with its first counts.
 */
public interface FingerprintStore {

  /** The issues of those groupings that have one. */
  Map<Grouping, UUID> find(Collection<Grouping> groupings);

  /**
   * Claims an issue id for a grouping.
   *
   * @return the id that the grouping has now: this one, or the one that was claimed before
   */
  UUID claim(Grouping grouping, UUID projectId, UUID issueId, Instant now);
}
