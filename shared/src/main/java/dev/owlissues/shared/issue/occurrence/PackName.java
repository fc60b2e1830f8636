package dev.owlissues.shared.issue.occurrence;

import dev.owlissues.shared.base.time.Iso;
import java.time.Instant;

/**
 * Which page of which unit found some occurrences.
 *
 * @param frozenAt when the page was frozen, in milliseconds; its occurrences were created then
 * @param unit the unit's key
 */
public record PackName(Instant frozenAt, String unit, long page) {

  /** Cuts the time to milliseconds, as it is stored. */
  public PackName {
    frozenAt = Iso.millis(frozenAt);
  }
}
