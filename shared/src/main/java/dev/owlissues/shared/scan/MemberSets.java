package dev.owlissues.shared.scan;

import dev.owlissues.shared.scan.SetBucket.Addition;
import dev.owlissues.shared.scan.SetBucket.Coverage;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;

/**
 * Adds a page's sessions and users to an issue's sets, each exactly once. Repeating an addition
 * changes nothing and answers the same: what a page added is remembered in the buckets until the
 * issue has counted it.
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
  public record Adder(UUID issueId, String unit, long page, Coverage covered) {}

  /**
   * Adds those of the candidates who are not members yet.
   *
   * @param fresh whether the issue is new, so that its buckets are probably not there: then they
   *     are not read before they are written
   * @return who was added by this page, now or at an earlier try
   */
  public Members add(Adder adder, Members candidates, boolean fresh) {
    return add(adder, bucket(adder, "", fresh), candidates, fresh);
  }

  /** Makes sure that an issue's first bucket has those members, as counted ones. */
  void settle(UUID issueId, Members counted) {
    boolean settled = false;
    while (!settled) {
      SetBucket root = buckets.read(issueId, "");
      Members missing = counted.minus(root.members());
      settled = missing.isEmpty() || buckets.write(issueId, root.with(missing));
    }
  }

  private Members add(Adder adder, SetBucket bucket, Members candidates, boolean fresh) {
    Members rest = candidates.minus(bucket.members());
    Members added = addedBefore(adder, bucket);
    if (rest.isEmpty()) {
      return added;
    }
    if (bucket.isSplit()) {
      return Members.union(List.of(added, addToChildren(adder, bucket, rest, fresh)));
    }
    if (!added.isEmpty()) {
      throw new IllegalStateException("page " + adder.page + " of " + adder.unit + " has changed");
    }
    SetBucket next =
        bucket.hasRoomFor(rest)
            ? bucket.with(adder.unit, new Addition(adder.page, rest), adder.covered)
            : bucket.splitFor(rest, adder.unit, adder.covered);
    return buckets.write(adder.issueId, next)
        ? add(adder, next, candidates, fresh)
        : add(adder, buckets.read(adder.issueId, bucket.path()), candidates, false);
  }

  // What an earlier try of this page added is taken as it is: it may be in a pack already.
  private static Members addedBefore(Adder adder, SetBucket bucket) {
    Optional<Addition> earlier = Optional.ofNullable(bucket.pending().get(adder.unit));
    if (earlier.isPresent() && earlier.get().page() > adder.page) {
      throw new Zombie(
          "%s is at page %d, not %d".formatted(adder.unit, earlier.get().page(), adder.page));
    }
    return earlier
        .filter(addition -> addition.page() == adder.page)
        .map(Addition::members)
        .orElse(Members.NONE);
  }

  private Members addToChildren(Adder adder, SetBucket parent, Members rest, boolean fresh) {
    Map<String, Members> parts = rest.split(parent.path().length(), parent.splitBits());
    Queue<Members> added = new ConcurrentLinkedQueue<>();
    lanes.forEach(
        parts.entrySet(),
        part -> {
          SetBucket child = bucket(adder, parent.path() + part.getKey(), fresh);
          added.add(add(adder, child, part.getValue(), fresh));
        });
    return Members.union(added);
  }

  private SetBucket bucket(Adder adder, String path, boolean fresh) {
    return fresh ? SetBucket.absent(path) : buckets.read(adder.issueId, path);
  }
}
