package dev.owlissues.shared.scan.page;

import java.time.Instant;
import java.util.UUID;

/**
 * Keeps scans of a project from beginning pages for the moment in which a merge or the deletion of
 * an issue is settled. A scan looks at the gate after it has frozen a page and before the page's
 * first effect; who settles looks for frozen pages after closing the gate. So one of the two always
 * sees the other.
 */
public interface PageGate {

  /**
   * A closed gate.
   *
   * @param issueId for which issue it is closed, the one that becomes a tombstone; for the same it
   *     may be closed again
   * @param token of this closing alone: what was seen under an earlier one counts no more
   * @param until when scans need not heed it any longer
   */
  record Closing(UUID projectId, UUID issueId, UUID token, Instant until) {}

  /** Closes the gate, unless it is closed for another issue and that time has not run out. */
  boolean close(Closing closing, Instant now);

  /** Opens the gate, if that closing still stands. */
  void open(Closing closing);

  /** Whether the gate is closed. One whose time has run out is opened first. */
  boolean isClosed(UUID projectId, Instant now);
}
