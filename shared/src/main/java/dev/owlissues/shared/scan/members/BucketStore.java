package dev.owlissues.shared.scan.members;

import dev.owlissues.shared.scan.members.SetBucket.Entry;
import dev.owlissues.shared.scan.members.SetBucket.Settled;
import java.util.UUID;

/** Buckets of issues' session and user sets. */
public interface BucketStore {

  /** The bucket, {@link SetBucket#absent} when it is not stored. */
  SetBucket read(UUID issueId, String path);

  /**
   * Adds an entry behind those that the bucket was read with.
   *
   * @return whether it was added; if not, somebody else has added one there
   */
  boolean append(UUID issueId, SetBucket bucket, Entry entry);

  /**
   * Puts what is settled in place of an addition of the same members, if that is there.
   *
   * @param index where the addition is in the bucket's log
   */
  void settle(UUID issueId, SetBucket bucket, int index, Settled settled);

  /** Removes a bucket, also what is left of one whose removal was cut short. */
  void remove(UUID issueId, String path);
}
