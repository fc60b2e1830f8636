package dev.owlissues.bench.growth;

import dev.owlissues.bench.site.Round;
import dev.owlissues.bench.site.Site;
import dev.owlissues.local.aws.dynamo.MeteredDynamo;
import dev.owlissues.local.aws.dynamo.Usage;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What a round costs, in a round of its own: metering takes time.
 *
 * @param ingest what was used while {@code events} events went in
 * @param scan what was used to scan them
 */
public record Units(int events, Usage ingest, Usage scan) {

  /** Runs a round of that many events on empty tables, and meters it. */
  public static Units of(DynamoDbClient dynamo, long seed, int events) {
    MeteredDynamo metered = MeteredDynamo.over(dynamo);
    try (var site = new Site(metered.client())) {
      Round round = Round.atRandom(site, seed, events);
      Usage ingest = metered.during(round::ingest);
      Usage scan = metered.during(round::scan);
      return new Units(events, ingest, scan);
    }
  }

  /** As a line of a Markdown table. */
  public String line() {
    String figures =
        figures().stream()
            .map(figure -> String.format(Locale.ROOT, "%.3f", figure))
            .collect(Collectors.joining(" | "));
    return String.format(Locale.ROOT, "| %,d | %s |", events, figures);
  }

  /** How much more of anything an event takes than in that other round; at best 1 or less. */
  double worstRatioTo(Units other) {
    List<Double> here = figures();
    List<Double> there = other.figures();
    return IntStream.range(0, here.size())
        .mapToDouble(i -> here.get(i) / there.get(i))
        .max()
        .orElseThrow();
  }

  private List<Double> figures() {
    return Stream.of(ingest, scan)
        .flatMap(usage ->
            Stream.of(usage.writeUnits(), usage.readUnits(), (double) usage.totalRequests()))
        .map(this::each)
        .toList();
  }

  private double each(double all) {
    return all / events;
  }
}
