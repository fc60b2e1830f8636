package dev.owlissues.shared.scan.members;

import dev.owlissues.shared.scan.members.SetBucket.Addition;
import dev.owlissues.shared.scan.members.SetBucket.Coverage;
import dev.owlissues.shared.scan.members.SetBucket.Settled;
import dev.owlissues.shared.scan.members.SetBucket.Split;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** An issue's sets as a whole: everybody in them, and what becomes of them when it is merged. */
public final class SetTree {
  private final BucketStore buckets;
  private final int lanes;

  /** Over those buckets, and as many of them at once as there are lanes. */
  public SetTree(BucketStore buckets, int lanes) {
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

  private SetBucket settle(UUID issueId, String unit, MemberHashes members, String path) {
    SetBucket bucket = buckets.read(issueId, path);
    for (int index = 0; index < bucket.log().size(); index++) {
      if (bucket.log().get(index) instanceof Addition addition && addition.unit().equals(unit)) {
        buckets.settle(issueId, bucket, index, new Settled(addition.members()));
      }
    }
    bucket.split().stream()
        .flatMap(
            split -> bucket.missing(members).split(path.length(), split.bits()).entrySet().stream())
        .gather(
            Gatherers.mapConcurrent(
                lanes, part -> settle(issueId, unit, part.getValue(), path + part.getKey())))
        .forEach(_ -> {});
    return bucket;
  }

  /** Removes an issue's sets: what is deepest first, so that the rest can still be found. */
  public void remove(UUID issueId) {
    for (List<SetBucket> level : levels(issueId).reversed()) {
      level.stream()
          .gather(Gatherers.mapConcurrent(lanes, bucket -> removed(issueId, bucket)))
          .forEach(_ -> {});
    }
  }

  private SetBucket removed(UUID issueId, SetBucket bucket) {
    buckets.remove(issueId, bucket.path());
    return bucket;
  }

  // Level by level: which children a bucket may have, only the bucket knows.
  private List<List<SetBucket>> levels(UUID issueId) {
    List<List<SetBucket>> levels = new ArrayList<>();
    List<String> paths = List.of("");
    while (!paths.isEmpty()) {
      List<SetBucket> found =
          paths.stream()
              .gather(Gatherers.mapConcurrent(lanes, path -> buckets.read(issueId, path)))
              .filter(bucket -> !bucket.log().isEmpty())
              .toList();
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
