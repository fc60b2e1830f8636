package dev.owlissues.shared.event;

import dev.owlissues.shared.base.hash.Sha256;
import java.nio.ByteBuffer;

/**
 * What packed pointers know of a session or user: the first 64 bits of SHA-256 of its type and id.
 * Writers and readers of pointers share this class and nothing else.
 *
 * @param bits the hash; a packed pointer holds these, sorted as unsigned numbers, 8 bytes each
 */
public record PointerHash(long bits) {
  /**
   * Into how many partitions a day's packed pointers of an app are divided. A batch of many
   * sessions costs at most one small write in each, however many they are, and a reader of one
   * session reads one of them.
   */
  public static final int BUCKETS = 16;

  private static final int BUCKET_BITS = Integer.numberOfTrailingZeros(BUCKETS);

  /** The hash of a session. */
  public static PointerHash ofSession(String sessionId) {
    return of("session#" + sessionId);
  }

  /** The hash of a user. */
  public static PointerHash ofUser(String userId) {
    return of("user#" + userId);
  }

  /** The partition that packed pointers to it lie in, 0 to {@link #BUCKETS} - 1. */
  public int bucket() {
    return (int) (bits >>> (Long.SIZE - BUCKET_BITS));
  }

  /**
   * Whether a packed pointer's bytes name it. One in 2^64 is mistaken: readers look at the events'
   * ids besides.
   */
  public boolean isIn(byte[] packed) {
    var hashes = ByteBuffer.wrap(packed).asLongBuffer();
    int low = 0;
    int high = hashes.limit() - 1;
    while (low <= high) {
      int middle = (low + high) >>> 1;
      int order = Long.compareUnsigned(hashes.get(middle), bits);
      if (order == 0) {
        return true;
      }
      if (order < 0) {
        low = middle + 1;
      } else {
        high = middle - 1;
      }
    }
    return false;
  }

  private static PointerHash of(String typedId) {
    return new PointerHash(ByteBuffer.wrap(Sha256.of(typedId)).getLong());
  }
}
