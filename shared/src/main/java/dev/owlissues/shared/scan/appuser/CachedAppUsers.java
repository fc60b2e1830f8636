package dev.owlissues.shared.scan.appuser;

import dev.owlissues.shared.appuser.AppUserBucket;
import dev.owlissues.shared.appuser.AppUserPage;
import dev.owlissues.shared.appuser.AppUserQuery;
import dev.owlissues.shared.appuser.AppUserStore;
import dev.owlissues.shared.scan.members.BucketCache;
import java.util.UUID;

/**
 * A store that does not read a bucket again which it has read or written, for whoever writes page
 * after page.
 *
 * <p>What it remembers once was so, and others may have written since; that is safe. Every write is
 * conditional: newcomers go where the store is as remembered, or nowhere, and then the bucket is
 * forgotten and read again. And times only widen: what would have changed nothing then changes
 * nothing now.
 */
final class CachedAppUsers implements AppUserStore {
  private static final long BYTES_PER_BUCKET = 250;
  private static final long BYTES_PER_ITEM = 50;

  private final AppUserStore stored;
  private final BucketCache<AppUserBucket> remembered;

  /** Remembers buckets of that store, up to so many bytes of memory. */
  CachedAppUsers(AppUserStore stored, long bound) {
    this.stored = stored;
    this.remembered = new BucketCache<>(bound, CachedAppUsers::bytes);
  }

  @Override
  public AppUserBucket read(UUID appId, String path) {
    return remembered.get(appId, path, stored::read);
  }

  @Override
  public boolean write(UUID appId, AppUserBucket read, AppUserBucket next) {
    boolean written = stored.write(appId, read, next);
    remembered.tried(written, appId, next.path(), next);
    return written;
  }

  @Override
  public AppUserPage list(UUID appId, AppUserQuery query) {
    return stored.list(appId, query);
  }

  // As items are packed, this is about what the bucket takes in memory.
  private static long bytes(AppUserBucket bucket) {
    return BYTES_PER_BUCKET
        + bucket.items().stream().mapToLong(item -> BYTES_PER_ITEM + item.packed().length).sum();
  }
}
