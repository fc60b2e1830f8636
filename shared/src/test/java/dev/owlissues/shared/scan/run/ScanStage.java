package dev.owlissues.shared.scan.run;

import dev.owlissues.local.aws.MovableClock;
import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.base.id.RandomIds;
import dev.owlissues.shared.base.time.Iso;
import dev.owlissues.shared.dynamo.DynamoStores;
import dev.owlissues.shared.dynamo.event.DynamoEventLog;
import dev.owlissues.shared.dynamo.issue.DynamoIssueStore;
import dev.owlissues.shared.dynamo.table.LocalStores;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.dynamo.work.DynamoJobStore;
import dev.owlissues.shared.dynamo.work.DynamoPlanStore;
import dev.owlissues.shared.dynamo.work.DynamoRunStore;
import dev.owlissues.shared.dynamo.work.DynamoUnitStore;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.EventBuilder;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.event.intake.EventIntake;
import dev.owlissues.shared.event.intake.Intake;
import dev.owlissues.shared.event.intake.Submission;
import dev.owlissues.shared.fingerprint.Fingerprinter;
import dev.owlissues.shared.fingerprint.Grouping;
import dev.owlissues.shared.fingerprint.Rule;
import dev.owlissues.shared.issue.InlineMembers;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueStore;
import dev.owlissues.shared.issue.Lifecycle;
import dev.owlissues.shared.issue.occurrence.FingerprintRuns;
import dev.owlissues.shared.issue.occurrence.Occurrence;
import dev.owlissues.shared.issue.occurrence.OccurrenceCodec;
import dev.owlissues.shared.issue.route.Evidence;
import dev.owlissues.shared.issue.route.FingerprintRoute;
import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.scan.count.VersionDisagreement;
import dev.owlissues.shared.scan.page.PageLimits;
import dev.owlissues.shared.wiring.ScanWiring;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The scan on real tables, with a clock and a queue that a test controls. */
public final class ScanStage {
  static final UUID TEAM = new UUID(1, 1);
  public static final UUID PROJECT = new UUID(1, 2);
  public static final Unit APP = new Unit(TEAM, PROJECT, new UUID(1, 3), 0);
  public static final Unit OTHER_APP = new Unit(TEAM, PROJECT, new UUID(1, 4), 0);
  public static final Instant START = Instant.parse("2026-11-24T08:15:00Z");
  private static final Duration KEPT = Duration.ofDays(120);

  public final MovableClock clock;
  final TaskList queue;
  final List<ScanTask> failed = new ArrayList<>();
  public final List<VersionDisagreement> disagreements = new ArrayList<>();
  public final Ids ids;
  public final DynamoIssueStore issues;
  public final DynamoUnitStore units;
  final DynamoJobStore jobs;
  final DynamoPlanStore plans;
  final DynamoRunStore results;
  private final DynamoDbClient client;
  private final TableNames names;
  private final EventIntake intake;
  private final ScanPlanner planner;
  private final ScanWorker worker;

  public ScanStage(DynamoDbClient client, TableNames names) {
    this(client, names, client, client);
  }

  /** A stage on which what planner and worker do is held against their policies. */
  public ScanStage(LocalTables tables) {
    this(
        tables.client(),
        tables.names(),
        tables.clientOf("ScanPlannerFunction"),
        tables.clientOf("ScanWorkerFunction"));
  }

  /** A stage whose scan speaks to the tables through another client, which may fail or count. */
  public ScanStage(DynamoDbClient client, TableNames names, DynamoDbClient scanning) {
    this(client, names, scanning, scanning);
  }

  /** A stage whose planner and worker speak to the tables through clients of their own. */
  public ScanStage(
      DynamoDbClient client, TableNames names, DynamoDbClient planning, DynamoDbClient working) {
    this(client, names, planning, working, new MovableClock(START));
  }

  private ScanStage(
      DynamoDbClient client,
      TableNames names,
      DynamoDbClient planning,
      DynamoDbClient working,
      MovableClock clock) {
    this(client, names, planning, working, clock, new RandomIds(clock, new SecureRandom()));
  }

  /** A stage at a time and with ids of its own, which repeats what it did. */
  public ScanStage(
      DynamoDbClient client,
      TableNames names,
      DynamoDbClient scanning,
      MovableClock clock,
      Ids ids) {
    this(client, names, scanning, scanning, clock, ids);
  }

  /** The same, with clients of their own for planner and worker. */
  public ScanStage(
      DynamoDbClient client,
      TableNames names,
      DynamoDbClient planning,
      DynamoDbClient working,
      MovableClock clock,
      Ids ids) {
    this.clock = clock;
    this.queue = new TaskList(clock);
    this.ids = ids;
    this.client = client;
    this.names = names;
    this.issues = LocalStores.in(client, names).issues();
    this.units = new DynamoUnitStore(client, names);
    this.jobs = new DynamoJobStore(client, names);
    this.plans = new DynamoPlanStore(client, names);
    this.results = new DynamoRunStore(client, names);
    this.intake = new EventIntake(new DynamoEventLog(client, names), ids, clock, clock::advance);
    this.planner = scan(planning, names, 1, PageLimits.DEFAULT).planner();
    this.worker = scan(working, names, 1, PageLimits.DEFAULT).worker();
  }

  /** A planner and a worker of the same scan. */
  record Scan(ScanPlanner planner, ScanWorker worker) {}

  public Scan scan(DynamoDbClient scanning, TableNames tables, int lanes, PageLimits limits) {
    return scan(scanning, tables, LocalStores.in(scanning, tables).issues(), lanes, limits);
  }

  public Scan scan(
      DynamoDbClient scanning,
      TableNames tables,
      IssueStore written,
      int lanes,
      PageLimits limits) {
    var stores = new DynamoStores(scanning, tables, clock, ids, _ -> {});
    var scan = new ScanWiring(stores, queue, lanes, clock, ids);
    return new Scan(
        scan.planner(),
        scan.worker(
            written,
            limits,
            (task, _) -> failed.add(task),
            (_, disagreement) -> disagreements.add(disagreement)));
  }

  /** Receives events as one request. */
  public void receive(Unit unit, Event... events) {
    if (!received(unit, events)) {
      throw new AssertionError("not durable");
    }
    clock.advance(Duration.ofMillis(10));
  }

  /** Receives an event that was imported. */
  void bring(EventBuilder event) {
    var submission = new Submission(APP, new UUID(1, 5), KEPT, true, List.of(event.build()));
    if (!(intake.take(submission, clock.instant().plusSeconds(8)) instanceof Intake.Durable)) {
      throw new AssertionError("not durable");
    }
    clock.advance(Duration.ofMillis(10));
  }

  /** Receives events as a request that the client sends again until they are durable. */
  void receiveAtLast(Unit unit, Event... events) {
    boolean durable = false;
    while (!durable) {
      durable = received(unit, events);
    }
  }

  private boolean received(Unit unit, Event... events) {
    var submission = new Submission(unit, new UUID(1, 5), KEPT, List.of(events));
    return intake.take(submission, clock.instant().plusSeconds(8)) instanceof Intake.Durable;
  }

  public void receive(EventBuilder... events) {
    receive(APP, Stream.of(events).map(EventBuilder::build).toArray(Event[]::new));
  }

  JobRun planFor(JobRun pending, List<App> apps) {
    return planner.plan(pending, apps);
  }

  ScanWorker worker() {
    return worker;
  }

  /** A run as it is stored. */
  public JobRun run(JobRun planned) {
    return jobs.find(planned.owner(), planned.id()).orElseThrow();
  }

  ScanPlanner planner() {
    return planner;
  }

  public JobRun plan() {
    return planner.plan().run();
  }

  public void work() {
    queue.drain(task -> worker.work(task, () -> false));
  }

  /** Works once on every message that waits, without waiting for anything. */
  public void workOnce() {
    queue.once(task -> worker.work(task, () -> false));
  }

  /** Plans and works to the end, and returns the run. */
  public JobRun scan() {
    JobRun run = plan();
    work();
    return jobs.find(run.owner(), run.id()).orElseThrow();
  }

  /** All issues, earliest made first. */
  public List<Issue> issues() {
    return items(Tables.ISSUES.resource()).stream()
        .map(item -> UUID.fromString(value(item, "pk").s().split("#", -1)[1]))
        .flatMap(id -> issues.find(PROJECT, id).stream())
        .sorted(
            Comparator.comparing((Issue issue) -> issue.bookkeeping().createdAt())
                .thenComparing(issue -> issue.subject().title()))
        .toList();
  }

  public Issue onlyIssue() {
    List<Issue> all = issues();
    if (all.size() != 1) {
      throw new AssertionError(all.size() + " issues: " + all);
    }
    return all.getFirst();
  }

  /** Claims an anonymous id for a user, as an app does. */
  void claim(String anonymousId, String userId) {
    String claimant =
        LocalStores.in(client, names)
            .userClaims()
            .claim(PROJECT, anonymousId, userId)
            .orElseThrow();
    if (!claimant.equals(userId)) {
      throw new AssertionError(anonymousId + " is " + claimant);
    }
  }

  /** Sets an issue's status as a person would. */
  void become(Issue issue, Lifecycle lifecycle) {
    Issue next =
        issue
            .withLifecycle(lifecycle)
            .withBookkeeping(issue.bookkeeping().updated(clock.instant()));
    if (!issues.replace(next)) {
      throw new AssertionError("changed meanwhile");
    }
  }

  /** Makes a message's own issue, which must not be there, one that was merged into another. */
  void bury(String message, UUID into) {
    client.putItem(r ->
        r.tableName(names.of(Tables.ISSUES))
            .item(
                Map.of(
                    "pk",
                    AttributeValue.fromS(PROJECT + "#" + grouping(message).issueId()),
                    "merged_into",
                    AttributeValue.fromS(into.toString()))));
  }

  /** Leads a message's fingerprint, which must not be stored, to that issue. */
  void lead(String message, UUID issueId) {
    var evidence = new Evidence(message, message, "", Optional.empty(), START);
    LocalStores.in(client, names)
        .routes()
        .put(
            new FingerprintRoute(
                grouping(message),
                PROJECT,
                issueId,
                evidence,
                START,
                Optional.of("9#9"),
                0,
                false,
                Optional.empty()));
  }

  /** What groups production events of {@link #APP} with that message and no module. */
  public static Grouping grouping(String message) {
    return grouping(APP, message);
  }

  /** What groups production events of an app with that message and no module. */
  static Grouping grouping(Unit unit, String message) {
    return new Grouping(
        unit.appId(), false, Rule.STANDARD, new Fingerprinter().fingerprint(message, ""));
  }

  /** The occurrences in an issue's inline members, or in its packs. */
  public List<Occurrence> occurrences(Issue issue) {
    return issue
        .bookkeeping()
        .inlineMembers()
        .map(ScanStage::occurrences)
        .orElseGet(() -> packed(issue));
  }

  private static List<Occurrence> occurrences(InlineMembers inlineMembers) {
    return inlineMembers.pages().stream().flatMap(page -> page.occurrences().stream()).toList();
  }

  private List<Occurrence> packed(Issue issue) {
    return items(Tables.OCCURRENCES.resource()).stream()
        .filter(item -> value(item, "pk").s().equals(issue.id() + "#packs"))
        .flatMap(item -> {
          String sk = value(item, "sk").s();
          Instant created = Iso.read(sk.substring(0, sk.indexOf('#')));
          byte[] packed = value(item, "occurrences").b().asByteArray();
          List<Occurrence> pack = new OccurrenceCodec().decode(packed, created);
          byte[] fingerprints = value(item, "fingerprints").b().asByteArray();
          return new FingerprintRuns().decode(fingerprints, pack).stream();
        })
        .toList();
  }

  /** Every item of a table, by its declared name. */
  public List<Map<String, AttributeValue>> items(String resource) {
    var table = Tables.ALL.stream().filter(t -> t.resource().equals(resource)).findFirst();
    return client.scanPaginator(r -> r.tableName(names.of(table.orElseThrow()))).items().stream()
        .toList();
  }

  /** An attribute that must be there. */
  static AttributeValue value(Map<String, AttributeValue> item, String name) {
    return Objects.requireNonNull(item.get(name), name);
  }
}
