package dev.owlissues.shared.account.team;

import dev.owlissues.shared.account.access.ApiKey;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.audit.AuditEntry;

/**
 * Makes and changes projects and apps, each together with its entry in the audit log or not at all.
 * Removing them is {@link RemovalStore}'s.
 */
public interface ProjectStore {

  /**
   * Stores a project that is not there yet, and takes its slug in the team.
   *
   * @return whether it was stored: false when the slug is taken
   */
  boolean create(Project project, AuditEntry entry);

  /**
   * Changes those settings in which the two differ, on condition that each still is as it is in
   * {@code before} and that the project is there.
   *
   * @return whether it was changed: false when someone else changed one of them, or removed it
   */
  boolean change(Project before, Project after, AuditEntry entry);

  /**
   * Stores an app that is not there yet and its client key, on condition that its project is there.
   *
   * @return whether it was stored: false when the project is gone
   */
  boolean create(App app, ApiKey clientKey, Secret secret, AuditEntry entry);

  /**
   * Changes what of an app differs, on condition that it still is as it is in {@code before}.
   *
   * @return whether it was changed: false when someone else changed it, or removed it
   */
  boolean change(App before, App after, AuditEntry entry);
}
