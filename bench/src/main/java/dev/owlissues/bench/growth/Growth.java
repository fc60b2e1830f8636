package dev.owlissues.bench.growth;

import dev.owlissues.bench.growth.MemoryWatch.Peak;
import dev.owlissues.bench.site.Report;
import dev.owlissues.bench.site.Round;
import dev.owlissues.bench.site.Site;
import dev.owlissues.bench.site.Stopwatch;
import dev.owlissues.bench.site.Store;
import dev.owlissues.bench.workload.Crowd;
import dev.owlissues.bench.workload.Pattern;
import dev.owlissues.bench.workload.Workload;
import dev.owlissues.local.aws.dynamo.MeteredDynamo;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * Measures how units, requests, rates and memory go with the number of events, each size on empty
 * tables. Arguments are the sizes, each ten times the one before; ten million takes an hour.
 * Variety is measured up to one million only: each of its events is an issue, and so a write.
 */
public final class Growth {
  private static final List<Integer> SIZES = List.of(10_000, 100_000, 1_000_000);
  private static final int WARM_UP = 100_000;
  private static final int MOST_VARIETY = 1_000_000;
  private static final long SEED = 20_261_129;

  private final Report report;
  private final List<String> lines = new ArrayList<>();

  private Growth(Report report) {
    this.report = report;
  }

  /** Prints progress as it goes, then the tables. */
  public static void main(String[] arguments) {
    List<Integer> sizes =
        arguments.length == 0 ? SIZES : Stream.of(arguments).map(Integer::valueOf).toList();
    var growth = new Growth(Report.toConsole());
    Store.MEMORY.use(dynamo -> run(dynamo, Crowd.steady(Workload.PROBLEMS, 0), WARM_UP));
    growth.measure("steady", Crowd.steady(Workload.PROBLEMS, 0), sizes);
    growth.measure("storm", Crowd.storm(), sizes);
    growth.measure(
        "variety", new Variety(), sizes.stream().filter(size -> size <= MOST_VARIETY).toList());
    growth.print();
  }

  /** What a size showed. */
  record Size(Units units, Duration ingest, Duration scan, Peak peak) {

    public String line(String name, double ratio) {
      return String.format(
          Locale.ROOT,
          "| %s %s %s | %,.0f | %,.0f | %,d |",
          name,
          units.line(),
          ratio == 0 ? "" : String.format(Locale.ROOT, "%.2f", ratio),
          Stopwatch.rate(units.events(), ingest),
          Stopwatch.rate(units.events(), scan),
          peak.alive());
    }
  }

  private void measure(String name, Pattern pattern, List<Integer> sizes) {
    List<Size> measured = new ArrayList<>();
    for (int events : sizes) {
      Store.MEMORY.use(dynamo -> measured.add(run(dynamo, pattern, events)));
      Size size = measured.getLast();
      double ratio =
          measured.size() == 1
              ? 0
              : size.units().worstRatioTo(measured.get(measured.size() - 2).units());
      lines.add(size.line(name, ratio));
      report.say(lines.getLast());
    }
  }

  /** Sends that many events to new tables, and has them scanned. */
  public static Size run(DynamoDbClient dynamo, Pattern pattern, int events) {
    MeteredDynamo metered = MeteredDynamo.over(dynamo);
    try (var site = new Site(metered.client())) {
      var workload = new Workload(new Random(SEED), site.clock().instant(), pattern);
      var round = new Round(site, workload, events);
      metered.reset();
      Duration ingest = round.ingest();
      var ingested = metered.usage();
      metered.reset();
      try (var watch = new MemoryWatch()) {
        Duration scan = round.scan().taken();
        return new Size(new Units(events, ingested, metered.usage()), ingest, scan, watch.peak());
      }
    }
  }

  private void print() {
    report.say("");
    report.say("Per event: units written, units read, requests; the greatest of their ratios to");
    report.say("those of the size before; events a second; the most alive in the heap, MB.");
    report.say("Variety, an issue for every event, is measured up to 1,000,000 events only.");
    report.table(
        1,
        "| workload | events | ingest writes | reads | requests | scan writes | reads | requests"
            + " | ratio | ingest /s | scan /s | alive |",
        lines);
  }
}
