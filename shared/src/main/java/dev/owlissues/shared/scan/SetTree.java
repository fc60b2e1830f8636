package dev.owlissues.shared.scan;

import dev.owlissues.shared.scan.SetBucket.Coverage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;

/** An issue's sets as a whole: everybody in them, and what becomes of them when it is merged. */
public final class SetTree {
  private final BucketStore buckets;

  /** Over those buckets. */
  public SetTree(BucketStore buckets) {
    this.buckets = buckets;
  }

  /** Everybody in an issue's sets whose page the issue has counted. */
  public Members counted(UUID issueId, Coverage covered) {
    return Members.union(buckets(issueId).stream().map(bucket -> bucket.counted(covered)).toList());
  }

  /** Settles what a counted page of a unit added, wherever those members lie. */
  public void settle(UUID issueId, String unit, Members members) {
    settle(issueId, unit, members, "");
  }

  private void settle(UUID issueId, String unit, Members members, String path) {
    SetBucket bucket = buckets.read(issueId, path);
    while (bucket.pending().containsKey(unit) && !buckets.write(issueId, bucket.settled(unit))) {
      bucket = buckets.read(issueId, path);
    }
    Members below = members.minus(bucket.members());
    if (bucket.isSplit() && !below.isEmpty()) {
      below
          .split(path.length(), bucket.splitBits())
          .forEach((bits, part) -> settle(issueId, unit, part, path + bits));
    }
  }

  /** Removes an issue's sets: what is deepest first, so that the rest can still be found. */
  public void remove(UUID issueId) {
    buckets.remove(issueId, buckets(issueId).stream().map(SetBucket::path).toList().reversed());
  }

  // Level by level: which children a bucket may have, only the bucket knows.
  private List<SetBucket> buckets(UUID issueId) {
    List<SetBucket> all = new ArrayList<>();
    Set<String> level = Set.of("");
    while (!level.isEmpty()) {
      Map<String, SetBucket> found = buckets.read(issueId, level);
      all.addAll(found.values());
      Set<String> next = new TreeSet<>();
      found.values().stream()
          .filter(SetBucket::isSplit)
          .forEach(bucket -> next.addAll(children(bucket)));
      level = next;
    }
    return all;
  }

  private static List<String> children(SetBucket bucket) {
    int bits = bucket.splitBits();
    return IntStream.range(0, 1 << bits)
        .mapToObj(child -> Integer.toBinaryString(1 << bits | child).substring(1))
        .map(suffix -> bucket.path() + suffix)
        .toList();
  }
}
