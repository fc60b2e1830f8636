package dev.owlissues.shared.purge.work;

import java.util.UUID;

/** Deletes what lies under an app or a project beside issues. Twice is as good as once. */
public interface ScopeStore {

  /** All users of an app. */
  void removeUsers(UUID appId);

  /** How far the scan is with an app, and its batches that are put aside. */
  void removeUnits(UUID projectId, UUID appId);

  /** All digests of a project, and what they said of issues. */
  void removeDigests(UUID projectId);

  /** What apps said of all users of a project, and who they are. */
  void removeUserProperties(UUID projectId);
}
