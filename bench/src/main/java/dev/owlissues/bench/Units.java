package dev.owlissues.bench;

import dev.owlissues.local.aws.MeteredDynamo;
import dev.owlissues.local.aws.Usage;
import java.util.Locale;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * What a round costs, in a round of its own: metering takes time.
 *
 * @param ingest what was used while {@code events} events went in
 * @param scan what was used to scan them
 */
record Units(int events, Usage ingest, Usage scan) {

  /** Runs a round of that many events on empty tables, and meters it. */
  static Units of(DynamoDbClient dynamo, long seed, int events) {
    MeteredDynamo metered = MeteredDynamo.over(dynamo);
    try (var site = new Site(metered.client())) {
      Round round = Round.atRandom(site, seed, events);
      Usage ingest = metered.during(round::ingest);
      Usage scan = metered.during(round::scan);
      return new Units(events, ingest, scan);
    }
  }

  /** As a line of a Markdown table. */
  String line() {
    return String.format(
        Locale.ROOT,
        "| %,d | %.3f | %.3f | %.3f | %.3f | %.3f | %.3f |",
        events,
        each(ingest.writeUnits()),
        each(ingest.readUnits()),
        each((double) ingest.totalRequests()),
        each(scan.writeUnits()),
        each(scan.readUnits()),
        each((double) scan.totalRequests()));
  }

  private double each(double all) {
    return all / events;
  }
}
