package dev.owlissues.shared.scan;

import java.util.UUID;

/** Buckets of issues' session and user sets. Reads are strongly consistent. */
public interface BucketStore {

  /** The bucket, {@link SetBucket#absent} when it is not stored. */
  SetBucket read(UUID issueId, String path);

  /**
   * Stores the revision after the one that was read.
   *
   * @return whether it was stored; if not, somebody else wrote in between
   */
  boolean write(UUID issueId, SetBucket next);
}
