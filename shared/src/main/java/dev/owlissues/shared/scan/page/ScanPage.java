package dev.owlissues.shared.scan.page;

import java.time.Instant;
import java.util.Set;

/**
 * A page: a range of a unit's batches, fixed before anything is done about them. A replay does just
 * these batches, whatever has landed in the range since.
 *
 * @param number 1 for a unit's first page
 * @param frozenAt when the range was fixed; also when its occurrences count as created
 * @param after the order of the last batch before the page, empty when it is the first
 * @param end the order of its last batch
 * @param batches the random bits of the batches that belong to it
 * @param claimed which of its anonymous users were claimed when it was fixed, as places in the
 *     order of their ids
 */
public record ScanPage(
    long number,
    Instant frozenAt,
    String after,
    String end,
    Set<Long> batches,
    Set<Integer> claimed) {

  /** Copies the sets. */
  public ScanPage {
    batches = Set.copyOf(batches);
    claimed = Set.copyOf(claimed);
  }
}
