package dev.owlissues.ingest;

import dev.owlissues.shared.event.refusal.Refused;
import dev.owlissues.shared.event.refusal.RefusedEvents;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.UUID;

/**
 * Counts what this process refuses, and writes the counts of an app at most once a minute
 * (R-ingest-21): however much is refused, it costs little, and where nothing is, nothing. What is
 * counted in the last minute of a process is lost with it, and so is what the table does not take.
 */
final class RefusalTally {
  static final Duration PERIOD = Duration.ofMinutes(1);

  private static final int MAX_APPS = 1_000;

  private final RefusedEvents store;
  private final SequencedMap<UUID, Count> counts = new LinkedHashMap<>();

  RefusalTally(RefusedEvents store) {
    this.store = store;
  }

  /** What waits to be written of an app, and from when on it may be. */
  private record Count(Refused waiting, Instant notBefore) {}

  private record Due(UUID appId, Refused refused) {}

  /** Counts what was refused of an app. */
  synchronized void add(UUID appId, Refused refused) {
    if (refused.isEmpty()) {
      return;
    }
    counts.merge(
        appId,
        new Count(refused, Instant.EPOCH),
        (known, more) -> new Count(known.waiting.plus(more.waiting), known.notBefore));
    if (counts.size() > MAX_APPS) {
      counts.pollFirstEntry();
    }
  }

  /**
   * Writes the counts of one app, if those of any are due: a request waits for one write at most.
   */
  void write(Instant now) {
    due(now).ifPresent(due -> store.add(due.appId, due.refused, now));
  }

  private synchronized Optional<Due> due(Instant now) {
    Optional<Due> due =
        counts.entrySet().stream()
            .filter(app -> !app.getValue().waiting.isEmpty())
            .filter(app -> !now.isBefore(app.getValue().notBefore))
            .map(app -> new Due(app.getKey(), app.getValue().waiting))
            .findFirst();
    due.ifPresent(app -> counts.put(app.appId, new Count(Refused.NONE, now.plus(PERIOD))));
    return due;
  }
}
