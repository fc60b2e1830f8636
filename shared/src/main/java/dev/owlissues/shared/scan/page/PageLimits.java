package dev.owlissues.shared.scan.page;

/**
 * How large a page may get. Each page writes each of its issues once, so that large pages are
 * cheap.
 *
 * @param events which bounds the time that a page is read
 * @param bytes of memory that the fold takes, whatever the events are: some 250,000 sessions of one
 *     issue, or 60,000 issues
 * @param batches which the frozen page names one by one, in eight bytes of an item of 400 KB
 * @param issuesAtOnce how many of its issues are read and held at once, some 10 KB each
 */
public record PageLimits(long events, long bytes, int batches, int issuesAtOnce) {
  /** The limits in force. */
  public static final PageLimits DEFAULT = new PageLimits(4_000_000, 160L << 20, 40_000, 4_000);

  /**
   * The most anonymous users: who of them is claimed is read one by one, and the frozen page has a
   * bit for each.
   */
  static final int ANONYMOUS = 100_000;

  boolean haveRoom(PageFold fold, int batchCount) {
    return fold.events() < events
        && fold.bytes() < bytes
        && fold.anonymousUsers() < ANONYMOUS
        && batchCount < batches;
  }
}
