package dev.owlissues.shared.scan;

import dev.owlissues.shared.issue.Tally;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Buckets in memory, with the same conditions as the real ones. */
final class InMemoryBuckets implements BucketStore {
  private final Map<String, SetBucket> stored = new ConcurrentHashMap<>();

  @Override
  public SetBucket read(UUID issueId, String path) {
    return stored.getOrDefault(issueId + path, SetBucket.absent(path));
  }

  @Override
  public Map<String, SetBucket> read(UUID issueId, Collection<String> paths) {
    return paths.stream()
        .map(path -> read(issueId, path))
        .filter(bucket -> bucket.revision() > 0)
        .collect(Collectors.toMap(SetBucket::path, Function.identity()));
  }

  @Override
  public void remove(UUID issueId, List<String> paths) {
    paths.forEach(path -> stored.remove(issueId + path));
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

  int largestBelowTheRoot() {
    return stored.values().stream()
        .filter(bucket -> !bucket.path().isEmpty())
        .mapToInt(bucket -> bucket.members().size())
        .max()
        .orElse(0);
  }

  int count() {
    return stored.size();
  }
}
