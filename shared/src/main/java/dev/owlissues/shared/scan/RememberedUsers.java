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
  private final Remembered<Place, UserBucket> remembered;

  private record Place(UUID appId, String path) {}

  /** Remembers buckets of that store, up to so many bytes of memory. */
  RememberedUsers(UserStore stored, long bound) {
    this.stored = stored;
    this.remembered = new Remembered<>(bound, RememberedUsers::bytes);
  }

  @Override
  public UserBucket read(UUID appId, String path) {
    var place = new Place(appId, path);
    return remembered.get(place).orElseGet(() -> remembered.keep(place, stored.read(appId, path)));
  }

  @Override
  public boolean write(UUID appId, UserBucket read, UserBucket next) {
    var place = new Place(appId, next.path());
    boolean written = stored.write(appId, read, next);
    if (written) {
      remembered.keep(place, next);
    } else {
      remembered.forget(place);
    }
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
