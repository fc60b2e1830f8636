package dev.owlissues.shared.event.intake;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Over how many shards this process spreads an app's batches: one, until the table turns writes
 * away; then twice as many, and half as many after each calm hour. Nobody is told: readers and the
 * planner find shards by the activity that is noted for each.
 */
final class Shards {
  /** More are of no use: the limit of a table is reached before. */
  static final int MOST = 256;

  /** New shards get so much time to help before there are more. */
  static final Duration PATIENCE = Duration.ofSeconds(1);

  private static final Duration CALM = Duration.ofHours(1);
  private static final int MAX_APPS = 10_000;

  private final Map<UUID, Spread> spreads = new ConcurrentHashMap<>();

  private record Spread(int shards, Instant since) {

    int at(Instant now) {
      long hours = Duration.between(since, now).dividedBy(CALM);
      return Math.max(1, shards >> Math.clamp(hours, 0, Integer.SIZE - 1));
    }
  }

  /** The shard for a batch, by the batch's random bits. */
  int of(UUID appId, long batch, Instant now) {
    Spread spread = spreads.get(appId);
    return spread == null ? 0 : (int) (batch % spread.at(now));
  }

  /** Takes note that the table turned a batch of that app away. */
  void throttled(UUID appId, Instant now) {
    if (spreads.size() >= MAX_APPS) {
      // Forgetting costs a few throttled writes, never an event.
      spreads.values().removeIf(spread -> spread.at(now) == 1);
    }
    spreads.merge(
        appId,
        new Spread(2, now),
        (known, first) ->
            now.isBefore(known.since.plus(PATIENCE))
                ? known
                : new Spread(Math.min(MOST, 2 * known.at(now)), now));
  }
}
