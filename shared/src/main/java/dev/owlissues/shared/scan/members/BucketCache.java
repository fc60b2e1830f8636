package dev.owlissues.shared.scan.members;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.ToLongFunction;

/**
 * Buckets of trees that are kept until the bound is reached; what comes later is not. Nothing makes
 * room for something else: pages go through whole trees, and by the time that something is asked
 * for again, all that came before it would have been pushed out. Several threads may use it.
 */
public final class BucketCache<B> {
  private final long bound;
  private final ToLongFunction<B> size;
  private final Map<Place, B> buckets = new HashMap<>();
  private long kept;

  /** Whose tree, and where in it. */
  private record Place(UUID owner, String path) {}

  /**
   * Keeps buckets of up to that size together.
   *
   * @param bound in bytes
   * @param size about how many bytes a bucket takes
   */
  public BucketCache(long bound, ToLongFunction<B> size) {
    this.bound = bound;
    this.size = size;
  }

  /** The bucket as it is remembered, or else as it is read. */
  public B get(UUID owner, String path, BiFunction<UUID, String, B> read) {
    var place = new Place(owner, path);
    return known(place).orElseGet(() -> keep(place, read.apply(owner, path)));
  }

  /**
   * Takes note of a try to write a bucket.
   *
   * @param written whether it was written; if not, somebody else has written there, and what is
   *     remembered is forgotten
   */
  public void tried(boolean written, UUID owner, String path, B bucket) {
    var place = new Place(owner, path);
    if (written) {
      keep(place, bucket);
    } else {
      forget(place);
    }
  }

  void forget(UUID owner, String path) {
    forget(new Place(owner, path));
  }

  private synchronized Optional<B> known(Place place) {
    return Optional.ofNullable(buckets.get(place));
  }

  private synchronized B keep(Place place, B bucket) {
    forget(place);
    long more = size.applyAsLong(bucket);
    if (kept + more <= bound) {
      buckets.put(place, bucket);
      kept += more;
    }
    return bucket;
  }

  private synchronized void forget(Place place) {
    B gone = buckets.remove(place);
    if (gone != null) {
      kept -= size.applyAsLong(gone);
    }
  }
}
