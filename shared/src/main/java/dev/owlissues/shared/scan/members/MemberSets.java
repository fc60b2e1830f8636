package dev.owlissues.shared.scan.members;

import dev.owlissues.shared.scan.members.SetBucket.Addition;
import dev.owlissues.shared.scan.members.SetBucket.Settled;
import dev.owlissues.shared.scan.members.SetBucket.Split;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Gatherers;

/**
 * Adds a page's sessions and users to an issue's sets, each exactly once. Repeating an addition
 * changes nothing and returns the same, for the log of a bucket tells what a page added.
 */
public final class MemberSets {
  private final BucketStore buckets;
  private final int lanes;

  /** Over those buckets, and as many of them at once as there are lanes. */
  public MemberSets(BucketStore buckets, int lanes) {
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
  public MemberHashes add(Adder adder, MemberHashes candidates, boolean fresh) {
    return add(adder, bucket(adder, "", fresh), candidates);
  }

  /** Makes sure that an issue's first bucket has those members, as counted ones. */
  public void settle(UUID issueId, MemberHashes counted) {
    boolean settled = false;
    while (!settled) {
      SetBucket root = buckets.read(issueId, "");
      MemberHashes missing = root.missing(counted);
      settled = missing.isEmpty() || buckets.append(issueId, root, new Settled(missing));
    }
  }

  private MemberHashes add(Adder adder, SetBucket bucket, MemberHashes candidates) {
    MemberHashes rest = bucket.missing(candidates);
    // What an earlier try of this page added is taken as it is: it may be in a pack already.
    MemberHashes added = bucket.addedBy(adder.unit, adder.page);
    if (rest.isEmpty()) {
      return added;
    }
    Optional<Split> split = bucket.split();
    if (split.isPresent()) {
      MemberHashes below = addToChildren(adder, bucket.path(), split.get(), rest, false);
      return MemberHashes.union(List.of(added, below));
    }
    if (!added.isEmpty()) {
      throw new IllegalStateException("page " + adder.page + " of " + adder.unit + " has changed");
    }
    return bucket.hasRoomFor(rest)
        ? append(adder, bucket, candidates, rest)
        : split(adder, bucket, candidates, rest);
  }

  private MemberHashes append(
      Adder adder, SetBucket bucket, MemberHashes candidates, MemberHashes rest) {
    return buckets.append(adder.issueId, bucket, new Addition(adder.unit, adder.page, rest))
        ? rest
        : again(adder, bucket, candidates);
  }

  private MemberHashes split(
      Adder adder, SetBucket bucket, MemberHashes candidates, MemberHashes rest) {
    Split split = bucket.splitFor(rest);
    return buckets.append(adder.issueId, bucket, split)
        ? addToChildren(adder, bucket.path(), split, rest, true)
        : again(adder, bucket, candidates);
  }

  // Somebody else was faster.
  private MemberHashes again(Adder adder, SetBucket bucket, MemberHashes candidates) {
    return add(adder, buckets.read(adder.issueId, bucket.path()), candidates);
  }

  private MemberHashes addToChildren(
      Adder adder, String parent, Split split, MemberHashes rest, boolean fresh) {
    Map<String, MemberHashes> parts = rest.split(parent.length(), split.bits());
    return MemberHashes.union(
        parts.entrySet().stream()
            .gather(
                Gatherers.mapConcurrent(
                    lanes,
                    part -> {
                      SetBucket child = bucket(adder, parent + part.getKey(), fresh);
                      return add(adder, child, part.getValue());
                    }))
            .toList());
  }

  private SetBucket bucket(Adder adder, String path, boolean fresh) {
    return fresh ? SetBucket.absent(path) : buckets.read(adder.issueId, path);
  }
}
