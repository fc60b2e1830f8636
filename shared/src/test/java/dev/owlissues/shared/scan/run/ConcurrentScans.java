package dev.owlissues.shared.scan.run;

import static dev.owlissues.shared.event.EventBuilder.anEvent;

import dev.owlissues.local.aws.MovableClock;
import dev.owlissues.local.aws.dynamo.Interleaving;
import dev.owlissues.shared.base.id.CountedIds;
import dev.owlissues.shared.dynamo.table.LocalStores;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.scan.appuser.Person;
import dev.owlissues.shared.scan.page.PageLimits;
import dev.owlissues.shared.scan.run.RecordedIssues.Write;
import dev.owlissues.shared.scan.run.RecordedIssues.Writer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/**
 * A busy day in an order that a seed decides: requests come in on three shards of an app, three
 * scans run over each other, anonymous users are claimed, and people claim, snooze and change
 * issues and take that back, comment, and merge issues in whatever direction, all at once, one call
 * at a time. Each waits where it likes, also longer than a lease holds. At the end the numbers must
 * be exact, every comment where its issue went, no status that a person set undone by events that
 * had been scanned before, and nothing that sleeps too long or not long enough.
 */
public final class ConcurrentScans {
  public static final List<String> MESSAGES = List.of("one", "two", "three");

  private static final int SHARDS = 3;
  private static final int REQUESTS = 3;
  private static final int ANONYMOUS = 10;

  private final DynamoDbClient client;
  private final TableNames names;
  private final long seed;
  private final MovableClock clock = new MovableClock(ScanStage.START);
  private final List<Write> history = new ArrayList<>();

  private ConcurrentScans(DynamoDbClient client, TableNames names, long seed) {
    this.client = client;
    this.names = names;
    this.seed = seed;
  }

  /** Plays the day of that seed on empty tables, and returns what is wrong after it. */
  public static List<String> violations(DynamoDbClient client, TableNames names, long seed) {
    return new ConcurrentScans(client, names, seed).play();
  }

  private List<String> play() {
    var day = new Interleaving(client, seed);
    for (int shard = 0; shard < SHARDS; shard++) {
      int number = shard;
      day.add("requests-" + shard, through -> receive(through, number));
      day.add("scan-" + shard, through -> scan(through, number));
    }
    day.add("claims", this::claim);
    List<Person> people = new ArrayList<>();
    day.add("statuses", through -> person(through, 0, people).changeStatuses());
    day.add("comments", through -> person(through, 1, people).comment());
    day.add("merges-1", through -> person(through, 2, people).merge());
    day.add("merges-2", through -> person(through, 3, people).merge());
    try {
      day.run();
    } catch (IllegalStateException failed) {
      return List.of(failed + ": " + failed.getCause());
    }
    clock.advance(ScanTimes.LEASE.plusSeconds(1));
    scan(client, SHARDS);
    person(client, 4, people).finishMerges();
    scan(client, SHARDS + 1);
    List<String> violations = new ArrayList<>(Exactness.violations(client, names));
    violations.addAll(RecordedIssues.violations(history));
    violations.addAll(SleptThrough.violations(history, client, names));
    people.forEach(person -> violations.addAll(person.misplacedComments(client, names)));
    return violations;
  }

  private Person person(DynamoDbClient through, int number, List<Person> people) {
    var random = new Random(seed * 31 + 90 + number);
    var person = new Person(stage(through, 30 + number), through, names, history, random);
    people.add(person);
    return person;
  }

  private void receive(DynamoDbClient through, int shard) {
    var random = new Random(seed * 31 + shard);
    ScanStage stage = stage(through, 10 + shard);
    var unit = new Unit(ScanStage.TEAM, ScanStage.PROJECT, ScanStage.APP.appId(), shard);
    for (int request = 0; request < REQUESTS; request++) {
      // Now and then so many that they do not fit inline.
      int count = 1 + random.nextInt(random.nextInt(4) == 0 ? 40 : 5);
      Event[] events = new Event[count];
      for (int i = 0; i < count; i++) {
        events[i] = event(random);
      }
      stage.receiveAtLast(unit, events);
      clock.advance(Duration.ofSeconds(random.nextInt(20)));
    }
  }

  private Event event(Random random) {
    return anEvent()
        .message(MESSAGES.get(random.nextInt(MESSAGES.size())))
        .session("s" + random.nextInt(80))
        .user(random.nextInt(3) == 0 ? "" : user(random.nextInt(30)))
        .version("1." + random.nextInt(6))
        .at(ScanStage.START.minusSeconds(random.nextInt(5_000)))
        .build();
  }

  private static String user(int number) {
    return number < ANONYMOUS ? "owl_anon_" + number : "u" + number;
  }

  // Most of them; for users who were seen and for others.
  private void claim(DynamoDbClient through) {
    var random = new Random(seed * 31 + 80);
    ScanStage stage = stage(through, 50);
    for (int number = 1; number < ANONYMOUS; number++) {
      stage.claim(user(number), user(ANONYMOUS + random.nextInt(30)));
    }
  }

  private void scan(DynamoDbClient through, int number) {
    ScanStage stage = stage(through, 20 + number);
    var issues = RecordedIssues.in(LocalStores.in(through, names).issues(), Writer.SCAN, history);
    ScanStage.Scan scan = stage.scan(through, names, issues, 1, new PageLimits(40, 40_000, 3, 2));
    for (int run = 0; run < 2; run++) {
      scan.planner().plan();
      ScanWorker worker = scan.worker();
      stage.queue.drain(task -> worker.work(task, () -> false));
    }
  }

  private ScanStage stage(DynamoDbClient through, int series) {
    return new ScanStage(through, names, through, clock, new CountedIds(series));
  }
}
