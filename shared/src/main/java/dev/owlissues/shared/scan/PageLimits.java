package dev.owlissues.shared.scan;

/**
 * How large a page may get: what bounds a worker's memory.
 *
 * @param candidates pairs of issue and session, which the fold keeps; also the most users
 * @param batches which the frozen page names one by one
 */
public record PageLimits(long events, int candidates, int batches) {
  /** The limits in force. */
  public static final PageLimits DEFAULT = new PageLimits(1_000_000, 250_000, 10_000);

  boolean haveRoom(PageFold fold, int batchCount) {
    return fold.events() < events
        && fold.candidates() < candidates
        && fold.users().size() < candidates
        && batchCount < batches;
  }
}
