package dev.owlissues.shared.issue.list;

import dev.owlissues.shared.base.time.Iso;
import java.time.Instant;

/**
 * As of when a sorted list is.
 *
 * @param began when it began: its days end then, and later pages have what has not changed since
 * @param scannedAt up to when had been scanned then
 */
public record ListTime(Instant began, Instant scannedAt) {

  /** Cuts the times to milliseconds, as cursors have them. */
  public ListTime {
    began = Iso.millis(began);
    scannedAt = Iso.millis(scannedAt);
  }
}
