package dev.owlissues.shared.appuser;

import java.util.UUID;

/** The users of apps, in buckets. */
public interface UserStore {

  /** The bucket with that path; an absent one if it is not there. */
  UserBucket read(UUID appId, String path);

  /**
   * Writes a bucket's next revision.
   *
   * @return false when somebody else has written one since it was read; nothing is written then
   */
  boolean write(UUID appId, UserBucket next);

  /** One page of an app's users, in an order that never changes. */
  UserPage list(UUID appId, UserQuery query);
}
