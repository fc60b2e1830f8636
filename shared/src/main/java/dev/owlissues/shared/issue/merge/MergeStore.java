package dev.owlissues.shared.issue.merge;

import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.scan.page.PageGate.Closing;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Merges on their way, and the tombstones that they make. Reads are strongly consistent. */
public interface MergeStore {

  /** The merges that are on their way, of whichever team. */
  List<Merge> open();

  /** The merge of that source, if it is on its way. */
  Optional<Merge> open(UUID sourceId);

  /**
   * Notes a merge, together with the target's next revision: both or neither.
   *
   * @return whether it was noted; if not, somebody wrote the target in between
   */
  boolean begin(Merge merge, Issue expecting);

  /**
   * Makes the source a tombstone and the target what both are together, and writes the audit entry:
   * all or nothing. From then on what leads to the source leads to the target, and the gate behind
   * which that was settled is open.
   *
   * @param source as it was read; it becomes a tombstone of that merge
   * @param joined the target's next revision
   * @return whether it was done; if not, somebody wrote one of the two in between, or opened the
   *     gate
   */
  boolean commit(Issue source, Issue joined, AuditEntry entry, Closing closing);

  /** What was left of an issue, if it was merged. */
  Optional<Tombstone> tombstone(IssueKey source);

  /** Forgets a merge. */
  void close(Merge merge);
}
