package dev.owlissues.bench.speed;

import dev.owlissues.bench.growth.MemoryWatch;
import dev.owlissues.bench.growth.MemoryWatch.Peak;
import dev.owlissues.bench.site.Round;
import dev.owlissues.bench.site.Site;
import dev.owlissues.bench.site.Spread;
import dev.owlissues.bench.site.Stopwatch;
import dev.owlissues.bench.site.Store;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Events a second, from several rounds of one size over one store. */
final class Rates {
  private final Store store;
  private final int events;
  private final List<Double> ingest = new ArrayList<>();
  private final List<Double> scan = new ArrayList<>();
  private final List<Peak> peaks = new ArrayList<>();

  Rates(Store store, int events) {
    this.store = store;
    this.events = events;
  }

  /** Runs another round, on empty tables; returns what it showed. */
  String add(DynamoDbClient dynamo, long seed) {
    try (var site = new Site(dynamo)) {
      Round round = Round.atRandom(site, seed, events);
      ingest.add(Stopwatch.rate(events, round.ingest()));
      try (var watch = new MemoryWatch()) {
        scan.add(Stopwatch.rate(events, round.scan().taken()));
        peaks.add(watch.peak());
      }
    }
    return String.format(
        Locale.ROOT,
        "%,d events %s: ingest %,.0f/s, scan %,.0f/s, %,d MB alive",
        events,
        store,
        ingest.getLast(),
        scan.getLast(),
        peaks.getLast().alive());
  }

  /** As a line of a Markdown table. */
  String line() {
    return String.format(
        Locale.ROOT,
        "| %s | %,d | %d | %s | %s | %,d | %,d | %s |",
        store,
        events,
        scan.size(),
        new Spread(ingest),
        new Spread(scan),
        peaks.stream().mapToLong(Peak::alive).max().orElse(0),
        peaks.stream().mapToLong(Peak::heap).max().orElse(0),
        process());
  }

  private String process() {
    var most = peaks.stream().flatMapToLong(peak -> peak.process().stream()).max();
    return most.isPresent() ? String.format(Locale.ROOT, "%,d", most.getAsLong()) : "unknown";
  }
}
