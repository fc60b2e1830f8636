package dev.owlissues.shared.appuser;

import java.util.Collection;
import java.util.Map;
import java.util.UUID;

/** The properties of users, by the project whose apps they use and the id that the apps have. */
public interface UserPropertyStore {

  /** The user's properties; none if no app has said anything. */
  UserProperties find(UUID projectId, String userId);

  /** What is said about several users, by user id; those of whom nothing is are left out. */
  Map<String, UserProfile> profiles(UUID projectId, Collection<String> userIds);

  /**
   * Stores properties in place of the revision before.
   *
   * @return whether they were stored: false when someone else stored others meanwhile
   */
  boolean replace(UUID projectId, String userId, UserProperties next);
}
