package dev.owlissues.shared.scan;

import dev.owlissues.shared.appuser.UserBucket;
import dev.owlissues.shared.appuser.UserPage;
import dev.owlissues.shared.appuser.UserQuery;
import dev.owlissues.shared.appuser.UserStore;
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
final class RememberedUsers implements UserStore {
  private static final long BYTES_PER_BUCKET = 250;
  private static final long BYTES_PER_ITEM = 50;

  private final UserStore stored;
  private final Remembered<UserBucket> remembered;

  /** Remembers buckets of that store, up to so many bytes of memory. */
  RememberedUsers(UserStore stored, long bound) {
    this.stored = stored;
    this.remembered = new Remembered<>(bound, RememberedUsers::bytes);
  }

  @Override
  public UserBucket read(UUID appId, String path) {
    return remembered.get(appId, path, stored::read);
  }

  @Override
  public boolean write(UUID appId, UserBucket read, UserBucket next) {
    boolean written = stored.write(appId, read, next);
    remembered.tried(written, appId, next.path(), next);
    return written;
  }

  @Override
  public UserPage list(UUID appId, UserQuery query) {
    return stored.list(appId, query);
  }

  // As items are packed, this is about what the bucket takes in memory.
  private static long bytes(UserBucket bucket) {
    return BYTES_PER_BUCKET
        + bucket.items().stream().mapToLong(item -> BYTES_PER_ITEM + item.packed().length).sum();
  }
}
