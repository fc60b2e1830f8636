package dev.owlissues.shared.audit;

import java.util.UUID;

/** What has been written to the audit log, for readers; each team sees its own. */
public interface AuditLog {

  /** A page of the team's entries, newest first. */
  AuditPage page(UUID teamId, AuditQuery query);
}
