package dev.owlissues.shared.appuser;

import java.util.UUID;

/** The users of apps, in buckets. */
public interface AppUserStore {

  /** The bucket with that path; an absent one if it is not there. */
  AppUserBucket read(UUID appId, String path);

  /**
   * Writes what makes the next bucket out of the one that was read, item by item; nothing if
   * nothing does.
   *
   * @return false when somebody else has written there since it was read: then the first items may
   *     be written and the others are not
   */
  boolean write(UUID appId, AppUserBucket read, AppUserBucket next);

  /** One page of an app's users, in an order that never changes. */
  AppUserPage list(UUID appId, AppUserQuery query);
}
