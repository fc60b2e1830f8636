package dev.owlissues.shared.purge.work;

import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.purge.Purge;
import dev.owlissues.shared.scan.page.PageGate.Closing;
import java.time.Instant;

/** The two writes that delete an issue; {@link IssueDeletion} has their order. */
public interface DeletionStore {

  /**
   * Notes the purge and marks the issue, with the audit entry: all or nothing.
   *
   * @param deleting the issue's next revision, which nobody is shown
   * @return whether it was done; if not, somebody wrote the issue in between
   */
  boolean begin(Purge purge, Issue deleting, AuditEntry entry);

  /**
   * Makes the issue a tombstone that leads nowhere, and opens the gate behind which that was
   * settled: both or neither.
   *
   * @param issue as it was read
   * @return whether it was done; if not, somebody wrote the issue in between, or opened the gate
   */
  boolean commit(Issue issue, Instant now, Closing closing);
}
