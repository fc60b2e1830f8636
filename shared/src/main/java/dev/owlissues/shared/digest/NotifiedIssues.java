package dev.owlissues.shared.digest;

import dev.owlissues.shared.audit.AuditEntry;
import java.time.Instant;
import java.util.UUID;

/** Where issues remember the last digest that listed them. */
public interface NotifiedIssues {

  /**
   * Notes on an issue the cut of a digest that listed it, and writes the entry: both or neither.
   * Repeating it changes nothing, nor does an earlier cut, nor an issue that is gone.
   *
   * @param entry what the issue's activity tells of it
   */
  void notified(UUID projectId, UUID issueId, Instant cut, AuditEntry entry);
}
