package dev.owlissues.shared.account.team;

import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.purge.Purge;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * The single steps of removing projects and apps; {@link Removal} has their order. What is removed
 * stays for {@link #KEPT_DAYS} days under a mark that hides it from every reader. Each step may be
 * repeated.
 */
public interface RemovalStore {
  /** How long a removed thing is kept before it is deleted for good. */
  int KEPT_DAYS = 7;

  /** The most apps that are removed in one write with their project. */
  int MAX_APPS = 40;

  /** How far a removal is. */
  enum Phase {
    /** Nothing is removed. */
    LIVE,
    /** Removed from sight, but its keys may not all be revoked. */
    OPEN,
    /** Removed, and nothing is left to do. */
    DONE
  }

  /**
   * A project as a removal finds it.
   *
   * @param appsMade how many apps were ever made in it: tells whether one was added meanwhile
   */
  record ProjectState(Phase phase, long appsMade) {}

  /** The project's state, if the team has it, removed or not. */
  Optional<ProjectState> project(UUID teamId, UUID projectId);

  /** The app's state, if the team has it, removed or not. */
  Optional<Phase> app(UUID teamId, UUID appId);

  /**
   * Removes a project and those apps from sight and gives its slug free, if the project has made no
   * app since and all of them are there.
   *
   * @return whether that happened
   */
  boolean hide(Project project, long appsMade, List<App> apps, Written written);

  /**
   * Removes an app from sight.
   *
   * @return whether it was there
   */
  boolean hide(App app, Written written);

  /**
   * When something is removed, and what is written with that.
   *
   * @param entries what the audit log says about it
   * @param purge the note that what lies under it is to be deleted
   */
  record Written(Instant at, List<AuditEntry> entries, Purge purge) {

    /** Keeps the list from changing. */
    public Written {
      entries = List.copyOf(entries);
    }
  }

  /** Every app that the project has or had, removed ones too until they are deleted for good. */
  Set<UUID> appIds(UUID teamId, UUID projectId);

  /** Notes that nothing is left to do about a removed project. */
  void finishProject(UUID teamId, UUID projectId);

  /** Notes that nothing is left to do about a removed app. */
  void finishApp(UUID teamId, UUID appId);
}
