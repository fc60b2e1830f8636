package dev.owlissues.shared.scan.members;

import dev.owlissues.shared.issue.IssueCounts;
import dev.owlissues.shared.scan.members.SetBucket.Entry;
import dev.owlissues.shared.scan.members.SetBucket.Settled;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/** Buckets in memory, with the same conditions as the real ones. */
final class InMemoryBuckets implements BucketStore {
  private final Map<String, SetBucket> stored = new ConcurrentHashMap<>();
  private final AtomicInteger reads = new AtomicInteger();
  private final AtomicInteger appends = new AtomicInteger();

  @Override
  public SetBucket read(UUID issueId, String path) {
    reads.incrementAndGet();
    return stored.getOrDefault(issueId + path, SetBucket.absent(path));
  }

  @Override
  public boolean append(UUID issueId, SetBucket bucket, Entry entry) {
    appends.incrementAndGet();
    var written = new AtomicBoolean();
    stored.compute(
        issueId + bucket.path(),
        (key, now) -> {
          SetBucket there = now == null ? SetBucket.absent(bucket.path()) : now;
          written.set(there.log().size() == bucket.log().size());
          return written.get() ? there.plus(entry) : now;
        });
    return written.get();
  }

  @Override
  public void settle(UUID issueId, SetBucket bucket, int index, Settled settled) {
    stored.computeIfPresent(
        issueId + bucket.path(),
        (key, now) -> {
          List<Entry> log = new ArrayList<>(now.log());
          log.set(index, settled);
          return new SetBucket(now.path(), log);
        });
  }

  @Override
  public void remove(UUID issueId, String path) {
    stored.remove(issueId + path);
  }

  /** How many members lie in all buckets together; one that lies in two counts twice. */
  IssueCounts size() {
    return stored.values().stream()
        .flatMap(bucket -> bucket.log().stream())
        .map(entry -> SetBucket.members(entry).issueCounts())
        .reduce(IssueCounts.NONE, IssueCounts::plus);
  }

  /** The most members of a bucket. */
  int largest() {
    return stored.values().stream().mapToInt(SetBucket::size).max().orElse(0);
  }

  /** How many buckets there are. */
  int count() {
    return stored.size();
  }

  /** How often a bucket was read since this was asked last. */
  int reads() {
    return reads.getAndSet(0);
  }

  /** How often an entry was written since this was asked last, or found its place taken. */
  int appends() {
    return appends.getAndSet(0);
  }
}
