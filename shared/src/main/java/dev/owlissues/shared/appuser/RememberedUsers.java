package dev.owlissues.shared.appuser;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * A store that does not read a bucket again which it has read or written, for whoever writes page
 * after page. What it remembers once was so, and others may have written since; that is safe. Every
 * write is conditional: newcomers go where the store is as remembered, or nowhere, and then the
 * bucket is forgotten and read again. And times only widen: what would have changed nothing then
 * changes nothing now.
 */
public final class RememberedUsers implements UserStore {
  private static final long BYTES_PER_BUCKET = 250;
  private static final long BYTES_PER_ITEM = 50;

  private final UserStore store;
  private final long bound;
  private final Map<Place, UserBucket> buckets = new HashMap<>();
  private long kept;

  private record Place(UUID appId, String path) {}

  /** Remembers up to that many bytes; what comes later is read as if nothing were remembered. */
  public RememberedUsers(UserStore store, long bound) {
    this.store = store;
    this.bound = bound;
  }

  @Override
  public UserBucket read(UUID appId, String path) {
    var place = new Place(appId, path);
    return remembered(place)
        .orElseGet(() -> {
          UserBucket read = store.read(appId, path);
          keep(place, read);
          return read;
        });
  }

  @Override
  public boolean write(UUID appId, UserBucket read, UserBucket next) {
    var place = new Place(appId, next.path());
    boolean written = store.write(appId, read, next);
    if (written) {
      keep(place, next);
    } else {
      forget(place);
    }
    return written;
  }

  @Override
  public UserPage list(UUID appId, UserQuery query) {
    return store.list(appId, query);
  }

  private synchronized Optional<UserBucket> remembered(Place place) {
    return Optional.ofNullable(buckets.get(place));
  }

  private synchronized void keep(Place place, UserBucket bucket) {
    forget(place);
    long size = size(bucket);
    if (kept + size <= bound) {
      buckets.put(place, bucket);
      kept += size;
    }
  }

  private synchronized void forget(Place place) {
    UserBucket gone = buckets.remove(place);
    if (gone != null) {
      kept -= size(gone);
    }
  }

  // As items are packed, this is about what the bucket takes in memory.
  private static long size(UserBucket bucket) {
    return BYTES_PER_BUCKET
        + bucket.items().stream().mapToLong(item -> BYTES_PER_ITEM + item.packed().length).sum();
  }
}
