package dev.owlissues.shared.scan.page;

import dev.owlissues.shared.base.time.Hour;
import dev.owlissues.shared.event.Unit;
import java.time.Instant;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/** Stored error events, unit by unit, in order. Reads are strongly consistent. */
public interface UnitLog {

  /** The units that received error events in those hours, both included. */
  Set<Unit> active(Hour from, Hour to);

  /** The shards in which an app received error events in those hours, both included. */
  Set<Integer> shards(UUID appId, Hour from, Hour to);

  /** Whether a batch lies after that position, received no later than {@code through}. */
  boolean hasMore(Unit unit, String after, Instant through);

  /**
   * Reads batches in order.
   *
   * @param after the {@code BatchKey.order} of the last batch not wanted; empty for the beginning
   * @param through the last time of receipt that is wanted
   * @param more takes a batch and tells whether to go on
   */
  void read(Unit unit, String after, Instant through, Predicate<PackedBatch> more);

  /** Reads the batches after one position, up to and including another. */
  void read(Unit unit, String after, String end, Predicate<PackedBatch> more);
}
