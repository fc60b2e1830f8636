package dev.owlissues.shared.scan.appuser;

import dev.owlissues.shared.appuser.AppUser;
import dev.owlissues.shared.appuser.AppUserBucket;
import dev.owlissues.shared.appuser.AppUserBucket.Told;
import dev.owlissues.shared.appuser.AppUserStore;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Gatherers;

/**
 * Keeps an app's users. What is kept is least and greatest times, so telling it twice, or by two at
 * once, comes to the same; each write is conditional on what was read.
 */
final class AppUsers {
  private final AppUserStore store;
  private final int lanes;

  AppUsers(AppUserStore store, int lanes) {
    this.store = store;
    this.lanes = lanes;
  }

  /** Takes note of users that an app's events told of, each once. */
  void note(UUID appId, Collection<AppUser> seen) {
    tell(appId, AppUserBucket.byRoot(seen), path -> store.read(appId, path));
  }

  private void tell(
      UUID appId, Map<String, List<AppUser>> parts, Function<String, AppUserBucket> bucket) {
    parts.entrySet().stream()
        .gather(
            Gatherers.mapConcurrent(
                lanes, part -> tell(appId, bucket.apply(part.getKey()), part.getValue())))
        .forEach(_ -> {});
  }

  private AppUserBucket tell(UUID appId, AppUserBucket bucket, Collection<AppUser> seen) {
    Told told = bucket.tell(seen);
    if (!store.write(appId, bucket, told.next())) {
      return tell(appId, store.read(appId, bucket.path()), seen);
    }
    // Children of a bucket that was split just now are probably not there: they are not read first.
    boolean fresh = bucket.splitBits() == 0;
    tell(appId, told.rest(), fresh ? AppUserBucket::absent : path -> store.read(appId, path));
    return told.next();
  }
}
