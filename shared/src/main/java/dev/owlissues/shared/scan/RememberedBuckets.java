package dev.owlissues.shared.scan;

import dev.owlissues.shared.scan.SetBucket.Entry;
import dev.owlissues.shared.scan.SetBucket.Settled;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Remembers buckets that it has read or written, so that a worker's next page need not read them.
 *
 * <p>Nothing can go wrong by what it does not know. A log only gets longer, so what is remembered
 * is how it begins. Whoever is in there is a member. Whoever is not is added by an entry at the
 * place behind what is remembered; if the log is longer by now, that place is taken, the bucket is
 * forgotten, and the next read asks the store.
 */
final class RememberedBuckets implements BucketStore {
  private final BucketStore stored;
  private final long room;
  private final Map<Key, SetBucket> remembered = new ConcurrentHashMap<>();
  private final AtomicLong members = new AtomicLong();

  private record Key(UUID issueId, String path) {}

  /**
   * Remembers buckets of that store.
   *
   * @param room how many members are remembered, in {@value Member#BYTES} bytes each; more buckets
   *     than that are read each time
   */
  RememberedBuckets(BucketStore stored, long room) {
    this.stored = stored;
    this.room = room;
  }

  @Override
  public SetBucket read(UUID issueId, String path) {
    var key = new Key(issueId, path);
    SetBucket known = remembered.get(key);
    return known != null ? known : remember(key, stored.read(issueId, path));
  }

  @Override
  public boolean append(UUID issueId, SetBucket bucket, Entry entry) {
    var key = new Key(issueId, bucket.path());
    if (stored.append(issueId, bucket, entry)) {
      remember(key, bucket.plus(entry));
      return true;
    }
    forget(key);
    return false;
  }

  @Override
  public void settle(UUID issueId, SetBucket bucket, int index, Settled settled) {
    stored.settle(issueId, bucket, index, settled);
    forget(new Key(issueId, bucket.path()));
  }

  @Override
  public void remove(UUID issueId, SetBucket bucket) {
    stored.remove(issueId, bucket);
    forget(new Key(issueId, bucket.path()));
  }

  private SetBucket remember(Key key, SetBucket bucket) {
    forget(key);
    if (members.addAndGet(bucket.size()) <= room) {
      remembered.put(key, bucket);
    } else {
      members.addAndGet(-bucket.size());
    }
    return bucket;
  }

  private void forget(Key key) {
    SetBucket known = remembered.remove(key);
    if (known != null) {
      members.addAndGet(-known.size());
    }
  }
}
