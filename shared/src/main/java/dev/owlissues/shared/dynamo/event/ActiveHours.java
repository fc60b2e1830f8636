package dev.owlissues.shared.dynamo.event;

import dev.owlissues.shared.base.time.Hour;
import dev.owlissues.shared.base.time.Span;
import dev.owlissues.shared.dynamo.item.SortRange;
import dev.owlissues.shared.event.Kind;
import dev.owlissues.shared.event.reading.EventSource;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Reads in which hours an app received something, so that readers jump over empty ones. */
final class ActiveHours {
  private final EventQueries queries;
  private final InstantSource clock;

  ActiveHours(EventQueries queries, InstantSource clock) {
    this.queries = queries;
    this.clock = clock;
  }

  /** A partition of batches. */
  record Partition(UUID appId, Hour hour, Kind kind, int shard) {

    String key() {
      return EventKeys.batches(appId, hour, kind, shard);
    }
  }

  /**
   * The app's partitions that a span touches, by hour, in reading direction. They are as many as
   * the app has active hours within its retention: a few thousand small items at most.
   */
  List<Partition> of(EventSource source, Span received, boolean ascending) {
    Span kept = received.notBefore(source.keptSince());
    SortRange left =
        new SortRange(
            kept.since().map(Hour::of).map(Hour::toString).orElse("0"),
            kept.until().map(Hour::of).map(Hour::toString).orElse("") + SortRange.END);
    List<Partition> partitions = new ArrayList<>();
    Optional<String> last = Optional.empty();
    do {
      SortRange range = left;
      left = last.map(key -> after(range, key, ascending)).orElse(range);
      EventQueries.Answer answer =
          queries.items(EventKeys.mirror(source.appId()), left, ascending, Integer.MAX_VALUE);
      answer.items().stream()
          .filter(item -> !item.expired(clock.instant()))
          .map(item -> partition(source.appId(), item.text("sk")))
          .forEach(partitions::add);
      last = answer.last();
    } while (last.isPresent());
    return partitions;
  }

  private static SortRange after(SortRange range, String key, boolean ascending) {
    // The key itself would come again, but for what is added here or taken off.
    return range.from(
        ascending ? key + SortRange.END : key.substring(0, key.length() - 1), ascending);
  }

  private static Partition partition(UUID appId, String sort) {
    String[] parts = sort.split("#", -1);
    return new Partition(
        appId, Hour.parse(parts[0]), Kind.ofKey(parts[1]), Integer.parseInt(parts[2]));
  }
}
