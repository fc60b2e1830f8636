package dev.owlissues.ingest;

import dev.owlissues.shared.base.limit.TokenBucket;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;

/**
 * Limits requests per app and second, in this process only: a guard against runaway cost, not a
 * fair share. Each app has a bucket that holds and regains one second's worth of requests.
 */
final class RateLimit {
  private static final int MAX_APPS = 10_000;

  /** No process serves more: it has one request at a time, and each takes over a millisecond. */
  private static final int MAX_PER_SECOND = 1_000;

  private final TokenBucket bucket;
  private final InstantSource clock;
  private final SequencedMap<UUID, Instant> fullAt = new LinkedHashMap<>(16, 0.75f, true);

  RateLimit(int perSecond, InstantSource clock) {
    int held = Math.min(perSecond, MAX_PER_SECOND);
    this.bucket = new TokenBucket(held, Duration.ofSeconds(1).dividedBy(held));
    this.clock = clock;
  }

  /** Takes one request of the app, if it has one left. */
  synchronized boolean admits(UUID appId) {
    Instant now = clock.instant();
    Instant before = bucket.bounded(fullAt.getOrDefault(appId, now), now);
    Optional<Instant> taken = bucket.take(before, now);
    fullAt.put(appId, taken.orElse(before));
    if (fullAt.size() > MAX_APPS) {
      // The app that was quiet longest; its bucket has most likely filled up again.
      fullAt.pollFirstEntry();
    }
    return taken.isPresent();
  }
}
