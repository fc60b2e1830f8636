package dev.owlissues.shared.scan.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;

/** Up to when apps have been scanned by the hourly scan, for people to see. */
public interface ScanStatus {
  /** How far apart the scans are. */
  Duration INTERVAL = Duration.ofHours(1);

  /** Up to when all of these have been scanned; empty before the first scan of all. */
  Optional<Instant> scannedThrough(Collection<UUID> appIds);

  /** When the next scan is due, after one up to that time. */
  static Instant next(Instant scanned, Instant now) {
    long missed = Math.max(0, Duration.between(scanned, now).dividedBy(INTERVAL));
    return scanned.plus(INTERVAL.multipliedBy(missed + 1));
  }
}
