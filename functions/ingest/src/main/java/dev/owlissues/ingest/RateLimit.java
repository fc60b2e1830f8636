package dev.owlissues.ingest;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.SequencedMap;
import java.util.UUID;

/**
 * Limits requests per app and second, in this process only: a guard against runaway cost, not a
 * fair share. Each app has a bucket that holds and regains one second's worth of requests.
 */
final class RateLimit {
  private static final int MAX_APPS = 10_000;
  private static final double NANOS_PER_SECOND = Duration.ofSeconds(1).toNanos();

  private final int perSecond;
  private final InstantSource clock;
  private final SequencedMap<UUID, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true);

  RateLimit(int perSecond, InstantSource clock) {
    this.perSecond = perSecond;
    this.clock = clock;
  }

  /** Takes one request of the app, if it has one left. */
  synchronized boolean admits(UUID appId) {
    Instant now = clock.instant();
    Bucket old = buckets.getOrDefault(appId, new Bucket(perSecond, now));
    double gained = Duration.between(old.at, now).toNanos() / NANOS_PER_SECOND * perSecond;
    double tokens = Math.min(perSecond, old.tokens + Math.max(0, gained));
    boolean admitted = tokens >= 1;
    buckets.put(appId, new Bucket(admitted ? tokens - 1 : tokens, now));
    if (buckets.size() > MAX_APPS) {
      // The app that was quiet longest; its bucket has most likely filled up again.
      buckets.pollFirstEntry();
    }
    return admitted;
  }

  private record Bucket(double tokens, Instant at) {}
}
