package dev.owlissues.shared.scan;

import dev.owlissues.shared.issue.Tally;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;

/** Buckets in memory, with the same conditions as the real ones. */
final class InMemoryBuckets implements BucketStore {
  private final Map<String, SetBucket> stored = new ConcurrentHashMap<>();

  @Override
  public SetBucket read(UUID issueId, String path) {
    return stored.getOrDefault(issueId + path, SetBucket.absent(path));
  }

  @Override
  public boolean write(UUID issueId, SetBucket next) {
    var written = new AtomicBoolean();
    stored.compute(
        issueId + next.path(),
        (key, now) -> {
          written.set((now == null ? 0 : now.revision()) == next.revision() - 1);
          return written.get() ? next : now;
        });
    return written.get();
  }

  /** How many members lie in all buckets together. */
  Tally size() {
    return stored.values().stream()
        .map(bucket -> bucket.members().tally())
        .reduce(Tally.NONE, Tally::plus);
  }

  int largest() {
    return stored.values().stream().mapToInt(b -> b.members().size()).max().orElse(0);
  }

  int count() {
    return stored.size();
  }
}
