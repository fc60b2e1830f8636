package dev.owlissues.bench.cost;

import dev.owlissues.bench.site.Round;
import dev.owlissues.bench.site.Site;
import dev.owlissues.bench.workload.Crowd;
import dev.owlissues.bench.workload.Pattern;
import dev.owlissues.bench.workload.Requests;
import dev.owlissues.bench.workload.Workload;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * The four workloads, metered step by step.
 *
 * @param events how many each has; the known sessions of the trickle are as many
 */
record Ledger(int events, Consumer<String> progress) {
  /** What a scan may write and read per million events, a storm's as well as a steady one's. */
  static final double SCAN_WRITES = 40_000;

  static final double SCAN_READS = 50_000;

  /** What a scan may write per new session of an issue that very many have had. */
  static final double WRITES_PER_SESSION = 6;

  /** What a million events may cost, ingest and scan together. */
  static final double DOLLARS = 0.25;

  // Of what comes first and second: the same one would send the same events again.
  private static final long BEFORE = 20_261_128;
  private static final long AFTER = 20_261_129;
  private static final int EVENTS_PER_PROBLEM = 1_000;
  private static final int EVENTS_PER_SESSION = 50;
  private static final int KNOWN_PER_TRICKLING = 1_000;

  /** Everything new, then the same problems with new sessions and users. */
  List<Account> steady(DynamoDbClient client) {
    var dynamo = new SteppedDynamo(client);
    try (var site = new Site(dynamo)) {
      int problems = events / EVENTS_PER_PROBLEM;
      Pattern first = Crowd.steady(problems, 0);
      Account release = Account.of("new release", dynamo, round(site, first, events, BEFORE));
      say(release);
      Pattern second = Crowd.steady(problems, events / EVENTS_PER_SESSION);
      Account steady = Account.of("steady", dynamo, round(site, second, events, AFTER));
      say(steady);
      return List.of(steady, release);
    }
  }

  /** One problem that everybody has, for the first time. */
  Account storm(DynamoDbClient client) {
    var dynamo = new SteppedDynamo(client);
    try (var site = new Site(dynamo)) {
      Account storm = Account.of("storm", dynamo, round(site, Crowd.storm(), events, BEFORE));
      say(storm);
      return storm;
    }
  }

  /** A problem that very many have had already, and now a thousandth more. */
  Account trickle(DynamoDbClient client) {
    var dynamo = new SteppedDynamo(client);
    try (var site = new Site(dynamo)) {
      var trickle = new Trickle(events);
      Round before = round(site, trickle.before(), events, BEFORE);
      before.ingest();
      before.scan();
      int added = Math.max(Requests.EVENTS, events / KNOWN_PER_TRICKLING);
      Account more = Account.of("trickle", dynamo, round(site, trickle, added, AFTER));
      say(more);
      return more;
    }
  }

  private static Round round(Site site, Pattern pattern, int events, long seed) {
    return new Round(site, new Workload(new Random(seed), site.clock().instant(), pattern), events);
  }

  private void say(Account account) {
    progress.accept(account.line());
  }
}
