package dev.owlissues.shared.scan;

import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/**
 * Which issue a grouping belongs to. The entry is made before the issue, and may be behind a merge:
 * then it names a tombstone, which names the issue.
 */
public interface FingerprintStore {

  /** The issues of those groupings that have one. */
  Map<Grouping, UUID> find(Collection<Grouping> groupings);

  /**
   * Notes that groupings lead to their own issues, without condition. When a merge has led one of
   * them elsewhere meanwhile, no harm is done: its own issue is a tombstone then, which leads there
   * as well.
   */
  void route(Collection<Grouping> groupings, UUID projectId, Instant now);

  /**
   * Notes where groupings lead since a merge, without condition: whatever was noted before leads
   * there as well, by tombstones, only less directly.
   */
  void route(Map<Grouping, UUID> issues, UUID projectId, Instant now);
}
