package dev.owlissues.shared.audit;

import dev.owlissues.shared.audit.AuditEntry.Resource;
import dev.owlissues.shared.audit.AuditPage.Place;
import java.util.Optional;
import java.util.UUID;

/** What the audit log has about one thing. */
public interface ResourceLog {

  /**
   * Entries about a thing of the team, newest first. What was written a moment ago may still be
   * missing.
   *
   * @param limit the most entries of the page
   * @param after where the page before ended; empty for the first page
   */
  AuditPage about(UUID teamId, Resource resource, int limit, Optional<Place> after);

  /** The team's entry at that place; what was written is there at once. */
  Optional<AuditEntry> find(UUID teamId, Place place);

  /**
   * Deletes the entries about a thing that only its own activity shows. What the team's log shows
   * stays: who did what is not what was removed.
   */
  void forget(UUID teamId, Resource resource);
}
