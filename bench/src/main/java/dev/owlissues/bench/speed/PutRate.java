package dev.owlissues.bench.speed;

import dev.owlissues.bench.site.Site;
import dev.owlissues.bench.site.Stopwatch;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Gatherers;
import java.util.stream.IntStream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * How many small items DynamoDB Local takes in a second, one conditional put each and as many at
 * once as the scan writes: the ceiling of everything that is measured over it.
 */
final class PutRate {
  private static final int LANES = 16;
  private static final UUID ID = new UUID(1, 1);

  private PutRate() {}

  /** Puts that many items into empty tables; returns puts a second. */
  static double measure(DynamoDbClient dynamo, int count) {
    try (var site = new Site(dynamo)) {
      var store = site.stores().issues();
      List<UUID> items = IntStream.range(0, count).mapToObj(i -> new UUID(0, i)).toList();
      Duration taken =
          Stopwatch.time(() ->
              items.stream()
                  .gather(Gatherers.mapConcurrent(LANES, item -> store.claim(ID, item)))
                  .forEach(_ -> {}));
      return Stopwatch.rate(count, taken);
    }
  }
}
