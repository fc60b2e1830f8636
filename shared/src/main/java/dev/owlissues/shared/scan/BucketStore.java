package dev.owlissues.shared.scan;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Buckets of issues' session and user sets. Reads are strongly consistent. */
public interface BucketStore {

  /** The bucket, {@link SetBucket#absent} when it is not stored. */
  SetBucket read(UUID issueId, String path);

  /** Those of the buckets that are stored, by path. */
  Map<String, SetBucket> read(UUID issueId, Collection<String> paths);

  /** Removes buckets, in that order. */
  void remove(UUID issueId, List<String> paths);

  /**
   * Stores the revision after the one that was read.
   *
   * @return whether it was stored; if not, somebody else wrote in between
   */
  boolean write(UUID issueId, SetBucket next);
}
