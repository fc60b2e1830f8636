package dev.owlissues.shared.appuser;

import java.time.Instant;
import java.util.UUID;

/** Takes users out of an app's buckets, as far as they were seen before they were erased. */
public final class AppUserEraser {
  private final AppUserStore store;

  /** Over those users. */
  public AppUserEraser(AppUserStore store) {
    this.store = store;
  }

  /** Erases a user of the app. Twice is as good as once. */
  public void erase(UUID appId, String userId, Instant at) {
    String bits = AppUserHash.bits(userId);
    int length = AppUserBucket.ROOT_BITS;
    boolean below = true;
    while (below) {
      int splitBits = erase(appId, bits.substring(0, length), userId, at);
      below = splitBits > 0;
      length += splitBits;
    }
  }

  // Who finds that somebody else has written there meanwhile reads it again.
  private int erase(UUID appId, String path, String userId, Instant at) {
    while (true) {
      AppUserBucket read = store.read(appId, path);
      if (store.write(appId, read, read.erasing(userId, at))) {
        return read.splitBits();
      }
    }
  }
}
