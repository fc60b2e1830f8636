package dev.owlissues.shared.scan.appuser;

import dev.owlissues.shared.appuser.AppUser;
import dev.owlissues.shared.appuser.AppUserBucket;
import dev.owlissues.shared.appuser.AppUserBucket.Told;
import dev.owlissues.shared.appuser.AppUserStore;
import dev.owlissues.shared.scan.Lanes;
import java.util.Collection;
import java.util.UUID;

/**
 * Keeps an app's users. What is kept is least and greatest times, so telling it twice, or by two at
 * once, comes to the same; each write is conditional on what was read.
 */
final class AppUsers {
  private final AppUserStore store;
  private final Lanes lanes;

  AppUsers(AppUserStore store, Lanes lanes) {
    this.store = store;
    this.lanes = lanes;
  }

  /** Takes note of users that an app's events told of, each once. */
  void note(UUID appId, Collection<AppUser> seen) {
    lanes.forEach(
        AppUserBucket.byRoot(seen).entrySet(),
        part -> tell(appId, store.read(appId, part.getKey()), part.getValue()));
  }

  private void tell(UUID appId, AppUserBucket bucket, Collection<AppUser> seen) {
    Told told = bucket.tell(seen);
    if (!store.write(appId, bucket, told.next())) {
      tell(appId, store.read(appId, bucket.path()), seen);
      return;
    }
    // Children of a bucket that was split just now are probably not there: they are not read first.
    boolean fresh = bucket.splitBits() == 0;
    lanes.forEach(
        told.rest().entrySet(),
        part ->
            tell(
                appId,
                fresh ? AppUserBucket.absent(part.getKey()) : store.read(appId, part.getKey()),
                part.getValue()));
  }
}
