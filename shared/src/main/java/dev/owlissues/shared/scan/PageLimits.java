package dev.owlissues.shared.scan;

/**
 * How large a page may get. Each page writes each of its issues once, so that large pages are
 * cheap.
 *
 * @param events which bounds the time that a page is read
 * @param candidates pairs of issue and session, which the fold keeps: they bound its memory; also
 *     the most users
 * @param batches which the frozen page names one by one, in eight bytes of an item of 400 KB
 */
public record PageLimits(long events, int candidates, int batches) {
  /** The limits in force. */
  public static final PageLimits DEFAULT = new PageLimits(4_000_000, 250_000, 40_000);

  boolean haveRoom(PageFold fold, int batchCount) {
    return fold.events() < events
        && fold.candidates() < candidates
        && fold.users().size() < candidates
        && batchCount < batches;
  }
}
