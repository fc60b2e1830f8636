package dev.owlissues.ingest.rules;

import dev.owlissues.ingest.Entrance;
import java.time.Duration;
import java.util.Optional;

/**
 * The two ways that events come in, and how their rules differ.
 *
 * @param maxEvents the most events of a request
 * @param bundled whether the request must name the app's bundle id
 * @param maxAge how far back a timestamp may lie
 */
public record Intent(Entrance entrance, int maxEvents, boolean bundled, Optional<Duration> maxAge) {
  /** What SDKs send as it happens. */
  public static final Intent INGEST =
      new Intent(Entrance.INGEST, 100, true, Optional.of(Duration.ofDays(30)));

  /** What happened before, brought by a program. */
  public static final Intent IMPORT = new Intent(Entrance.IMPORT, 1_000, false, Optional.empty());
}
