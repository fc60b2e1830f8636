package dev.owlissues.shared.scan;

import dev.owlissues.shared.scan.SetBucket.Addition;
import dev.owlissues.shared.scan.SetBucket.Settled;
import dev.owlissues.shared.scan.SetBucket.Split;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Adds a page's sessions and users to an issue's sets, each exactly once. Repeating an addition
 * changes nothing and answers the same, for the log of a bucket tells what a page added.
 */
public final class MemberSets {
  private final BucketStore buckets;
  private final Lanes lanes;

  /** Over those buckets, and as many of them at once as there are lanes. */
  public MemberSets(BucketStore buckets, Lanes lanes) {
    this.buckets = buckets;
    this.lanes = lanes;
  }

  /** Who adds: a page of a unit, to an issue. */
  public record Adder(UUID issueId, String unit, long page) {}

  /**
   * Adds those of the candidates who are not members yet.
   *
   * @param fresh whether the issue is new, so that its buckets are probably not there: then they
   *     are not read before they are written
   * @return who was added by this page, now or at an earlier try
   */
  public Members add(Adder adder, Members candidates, boolean fresh) {
    return add(adder, bucket(adder, "", fresh), candidates);
  }

  /** Makes sure that an issue's first bucket has those members, as counted ones. */
  void settle(UUID issueId, Members counted) {
    boolean settled = false;
    while (!settled) {
      SetBucket root = buckets.read(issueId, "");
      Members missing = root.missing(counted);
      settled = missing.isEmpty() || buckets.append(issueId, root, new Settled(missing));
    }
  }

  private Members add(Adder adder, SetBucket bucket, Members candidates) {
    Members rest = bucket.missing(candidates);
    // What an earlier try of this page added is taken as it is: it may be in a pack already.
    Members added = bucket.addedBy(adder.unit, adder.page);
    if (rest.isEmpty()) {
      return added;
    }
    Optional<Split> split = bucket.split();
    if (split.isPresent()) {
      Members below = addToChildren(adder, bucket.path(), split.get(), rest, false);
      return Members.union(List.of(added, below));
    }
    if (!added.isEmpty()) {
      throw new IllegalStateException("page " + adder.page + " of " + adder.unit + " has changed");
    }
    return bucket.hasRoomFor(rest)
        ? append(adder, bucket, candidates, rest)
        : split(adder, bucket, candidates, rest);
  }

  private Members append(Adder adder, SetBucket bucket, Members candidates, Members rest) {
    return buckets.append(adder.issueId, bucket, new Addition(adder.unit, adder.page, rest))
        ? rest
        : again(adder, bucket, candidates);
  }

  private Members split(Adder adder, SetBucket bucket, Members candidates, Members rest) {
    Split split = bucket.splitFor(rest);
    return buckets.append(adder.issueId, bucket, split)
        ? addToChildren(adder, bucket.path(), split, rest, true)
        : again(adder, bucket, candidates);
  }

  // Somebody else was faster.
  private Members again(Adder adder, SetBucket bucket, Members candidates) {
    return add(adder, buckets.read(adder.issueId, bucket.path()), candidates);
  }

  private Members addToChildren(
      Adder adder, String parent, Split split, Members rest, boolean fresh) {
    Map<String, Members> parts = rest.split(parent.length(), split.bits());
    Queue<Members> added = new ConcurrentLinkedQueue<>();
    lanes.forEach(
        parts.entrySet(),
        part -> {
          SetBucket child = bucket(adder, parent + part.getKey(), fresh);
          added.add(add(adder, child, part.getValue()));
        });
    return Members.union(added);
  }

  private SetBucket bucket(Adder adder, String path, boolean fresh) {
    return fresh ? SetBucket.absent(path) : buckets.read(adder.issueId, path);
  }
}
