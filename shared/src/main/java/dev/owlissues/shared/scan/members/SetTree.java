package dev.owlissues.shared.scan.members;

import dev.owlissues.shared.scan.Lanes;
import dev.owlissues.shared.scan.members.SetBucket.Addition;
import dev.owlissues.shared.scan.members.SetBucket.Coverage;
import dev.owlissues.shared.scan.members.SetBucket.Settled;
import dev.owlissues.shared.scan.members.SetBucket.Split;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An issue's sets as a whole: everybody in them, and what becomes of them when it is merged. */
public final class SetTree {
  private final BucketStore buckets;
  private final Lanes lanes;

  /** Over those buckets, and as many of them at once as there are lanes. */
  public SetTree(BucketStore buckets, Lanes lanes) {
    this.buckets = buckets;
    this.lanes = lanes;
  }

  /** Everybody in an issue's sets whose page the issue has counted. */
  public MemberHashes counted(UUID issueId, Coverage covered) {
    return MemberHashes.union(
        levels(issueId).stream()
            .flatMap(Collection::stream)
            .map(bucket -> bucket.counted(covered))
            .toList());
  }

  /** Settles what a counted page of a unit added, wherever those members lie. */
  public void settle(UUID issueId, String unit, MemberHashes members) {
    settle(issueId, unit, members, "");
  }

  private void settle(UUID issueId, String unit, MemberHashes members, String path) {
    SetBucket bucket = buckets.read(issueId, path);
    for (int index = 0; index < bucket.log().size(); index++) {
      if (bucket.log().get(index) instanceof Addition addition && addition.unit().equals(unit)) {
        buckets.settle(issueId, bucket, index, new Settled(addition.members()));
      }
    }
    bucket
        .split()
        .ifPresent(split ->
            lanes.forEach(
                bucket.missing(members).split(path.length(), split.bits()).entrySet(),
                part -> settle(issueId, unit, part.getValue(), path + part.getKey())));
  }

  /** Removes an issue's sets: what is deepest first, so that the rest can still be found. */
  public void remove(UUID issueId) {
    levels(issueId)
        .reversed()
        .forEach(level -> lanes.forEach(level, bucket -> buckets.remove(issueId, bucket.path())));
  }

  // Level by level: which children a bucket may have, only the bucket knows.
  private List<Collection<SetBucket>> levels(UUID issueId) {
    List<Collection<SetBucket>> levels = new ArrayList<>();
    List<String> paths = List.of("");
    while (!paths.isEmpty()) {
      Queue<SetBucket> found = new ConcurrentLinkedQueue<>();
      lanes.forEach(paths, path -> found.add(buckets.read(issueId, path)));
      found.removeIf(bucket -> bucket.log().isEmpty());
      levels.add(found);
      paths =
          found.stream()
              .flatMap(bucket -> bucket.split().stream().flatMap(split -> children(bucket, split)))
              .toList();
    }
    return levels;
  }

  private static Stream<String> children(SetBucket bucket, Split split) {
    return IntStream.range(0, 1 << split.bits())
        .mapToObj(child -> Integer.toBinaryString(1 << split.bits() | child).substring(1))
        .map(suffix -> bucket.path() + suffix);
  }
}
