package dev.owlissues.shared.scan;

/**
 * Thrown by a worker that learns that its unit has gone on without it: its lease was taken over. It
 * must stop at once; another worker does the work.
 */
public final class LeaseLostException extends RuntimeException {
  private static final long serialVersionUID = 1;

  /** What showed it. */
  public LeaseLostException(String evidence) {
    super(evidence);
  }
}
