package dev.owlissues.shared.scan.members;

import dev.owlissues.shared.scan.members.SetBucket.Entry;
import dev.owlissues.shared.scan.members.SetBucket.Settled;
import java.util.UUID;

/**
 * Remembers buckets that it has read or written, so that a worker's next page need not read them.
 *
 * <p>Nothing can go wrong by what it does not know. A log only gets longer, so what is remembered
 * is how it begins. What is in there is a member. What is not is added by an entry at the place
 * behind what is remembered; if the log is longer by now, that place is taken, the bucket is
 * forgotten, and the next read asks the store.
 */
public final class CachedBuckets implements BucketStore {
  private static final long BYTES_PER_BUCKET = 200;
  private static final long BYTES_PER_ENTRY = 150;

  private final BucketStore stored;
  private final BucketCache<SetBucket> remembered;

  /** Remembers buckets of that store, up to so many bytes of memory. */
  public CachedBuckets(BucketStore stored, long bound) {
    this.stored = stored;
    this.remembered = new BucketCache<>(bound, CachedBuckets::bytes);
  }

  @Override
  public SetBucket read(UUID issueId, String path) {
    return remembered.get(issueId, path, stored::read);
  }

  @Override
  public boolean append(UUID issueId, SetBucket bucket, Entry entry) {
    boolean appended = stored.append(issueId, bucket, entry);
    remembered.tried(appended, issueId, bucket.path(), bucket.plus(entry));
    return appended;
  }

  @Override
  public void settle(UUID issueId, SetBucket bucket, int index, Settled settled) {
    stored.settle(issueId, bucket, index, settled);
    remembered.forget(issueId, bucket.path());
  }

  @Override
  public void remove(UUID issueId, String path) {
    stored.remove(issueId, path);
    remembered.forget(issueId, path);
  }

  private static long bytes(SetBucket bucket) {
    return BYTES_PER_BUCKET
        + BYTES_PER_ENTRY * bucket.log().size()
        + (long) HashedId.BYTES * bucket.size();
  }
}
