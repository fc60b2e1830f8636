package dev.owlissues.shared.issue.merge;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.MovableClock;
import dev.owlissues.shared.audit.AuditEntry.Actor;
import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.base.id.RandomIds;
import dev.owlissues.shared.dynamo.DynamoStores;
import dev.owlissues.shared.dynamo.event.DynamoEventLog;
import dev.owlissues.shared.dynamo.issue.DynamoCommentStore;
import dev.owlissues.shared.dynamo.issue.DynamoIssueStore;
import dev.owlissues.shared.dynamo.issue.DynamoMergeStore;
import dev.owlissues.shared.dynamo.issue.DynamoOccurrenceArchive;
import dev.owlissues.shared.dynamo.table.LocalStores;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Table;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.dynamo.work.DynamoPageGate;
import dev.owlissues.shared.dynamo.work.DynamoUnitStore;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.EventBuilder;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.event.intake.EventIntake;
import dev.owlissues.shared.event.intake.Intake;
import dev.owlissues.shared.event.intake.Submission;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueKey;
import dev.owlissues.shared.issue.StoredIssue;
import dev.owlissues.shared.issue.comment.Author;
import dev.owlissues.shared.issue.comment.CommentBody;
import dev.owlissues.shared.issue.comment.CommentService;
import dev.owlissues.shared.issue.list.OccurrenceCursor;
import dev.owlissues.shared.issue.list.OccurrencePage;
import dev.owlissues.shared.issue.occurrence.Occurrence;
import dev.owlissues.shared.purge.Purge;
import dev.owlissues.shared.purge.work.PurgeService;
import dev.owlissues.shared.scan.members.SetTree;
import dev.owlissues.shared.scan.page.PageGate;
import dev.owlissues.shared.scan.page.PageLimits;
import dev.owlissues.shared.scan.run.ScanPlanner;
import dev.owlissues.shared.scan.run.ScanTask;
import dev.owlissues.shared.scan.run.ScanWorker;
import dev.owlissues.shared.wiring.MergeWiring;
import dev.owlissues.shared.wiring.PurgeWiring;
import dev.owlissues.shared.wiring.ScanWiring;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Scans, merges and purges on real tables, with a clock and a queue that a test controls. */
public final class MergeStage {
  public static final UUID TEAM = new UUID(1, 1);
  public static final UUID PROJECT = new UUID(1, 2);
  public static final Unit APP = new Unit(TEAM, PROJECT, new UUID(1, 3), 0);
  public static final Unit OTHER_APP = new Unit(TEAM, PROJECT, new UUID(1, 4), 0);
  public static final Actor ANN = Actor.user(new UUID(5, 5));
  public static final Author AUTHOR = new Author(Author.Type.USER, "ann", "Ann");
  private static final Duration KEPT = Duration.ofDays(120);

  public final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T08:15:00Z"));
  public final Ids ids = new RandomIds(clock, new SecureRandom());
  public final DynamoIssueStore issues;
  public final DynamoUnitStore units;
  public final DynamoCommentStore comments;
  public final DynamoMergeStore merges;
  public final CommentService commentService;
  public final MergeService merging;

  public final PurgeService purging;

  /** Purges that nothing disturbs. */
  public final PurgeService otherPurges;

  /** Merges that nothing disturbs. */
  public final MergeService others;

  private final LocalTables tables;
  private final ScanPlanner planner;
  private final ScanWorker worker;
  private final EventIntake intake;
  private final PriorityQueue<Due> queue = new PriorityQueue<>(Comparator.comparing(Due::at));

  private record Due(Instant at, Runnable work) {}

  public MergeStage(LocalTables tables) {
    this(tables, tables.client(), MergeService.IN_REQUEST);
  }

  /** A stage whose merges and purges speak to the tables through a client of their own. */
  public MergeStage(LocalTables tables, DynamoDbClient client, long inRequest) {
    this(tables, client, tables.client(), inRequest);
  }

  /**
   * A stage whose merges and purges, and scans, speak to the tables through clients of their own.
   */
  public MergeStage(
      LocalTables tables, DynamoDbClient client, DynamoDbClient scanning, long inRequest) {
    this.tables = tables;
    DynamoDbClient calm = tables.client();
    var names = tables.names();
    issues = LocalStores.in(calm, names).issues();
    units = new DynamoUnitStore(calm, names);
    comments = LocalStores.in(calm, names).comments();
    merges = LocalStores.in(calm, names).merges();
    commentService = new CommentService(comments, issues, clock, ids);
    intake = new EventIntake(new DynamoEventLog(calm, names), ids, clock, clock::advance);
    merging = merging(client, inRequest);
    others = merging(calm, MergeService.IN_REQUEST);
    DynamoStores scanned = stores(scanning);
    var scan = new ScanWiring(scanned, this::scanLater, 1, clock, ids);
    planner = scan.planner();
    purging = purging(client);
    otherPurges = purging(calm);
    worker = scan.worker(scanned.issues(), PageLimits.DEFAULT, this::scanLater, (_, _) -> {});
  }

  private MergeService merging(DynamoDbClient client, long inRequest) {
    return new MergeWiring(stores(client), clock, ids)
        .merging((merge, delay) -> later(delay, () -> goOn(merge.source())), 1, inRequest);
  }

  private DynamoStores stores(DynamoDbClient client) {
    return new DynamoStores(client, tables.names(), clock, ids, _ -> {});
  }

  private void goOn(UUID source) {
    merging.goOn(source);
  }

  private PurgeService purging(DynamoDbClient client) {
    return new PurgeWiring(stores(client), clock, ids).purging(this::purgeLater, 1);
  }

  /** The queue of purges. */
  public void purgeLater(Purge purge, Duration delay) {
    later(delay, () -> purgeOn(purge.subject()));
  }

  private void purgeOn(UUID subject) {
    purging.goOn(subject, () -> false);
  }

  private void scanLater(ScanTask task, Duration delay) {
    later(delay, () -> worker.work(task, () -> false));
  }

  private void later(Duration delay, Runnable work) {
    queue.add(new Due(clock.instant().plus(delay), work));
  }

  /** Receives events as one request. */
  public void receive(Unit unit, EventBuilder... events) {
    Event[] built = Stream.of(events).map(EventBuilder::build).toArray(Event[]::new);
    Intake taken =
        intake.take(
            new Submission(unit, new UUID(1, 5), KEPT, List.of(built)),
            clock.instant().plusSeconds(8));
    assertThat(taken).isInstanceOf(Intake.Durable.class);
    clock.advance(Duration.ofMillis(10));
  }

  public void receive(EventBuilder... events) {
    receive(APP, events);
  }

  /** Scans what was received, and does whatever else becomes due meanwhile. */
  public void scan() {
    planner.plan();
    drain(Duration.ofMinutes(2));
  }

  /** Does what is waiting in the queue and due within that time, which passes. */
  public void drain(Duration time) {
    Instant end = clock.instant().plus(time);
    while (!queue.isEmpty() && !queue.element().at.isAfter(end)) {
      Due due = queue.remove();
      if (due.at.isAfter(clock.instant())) {
        clock.advance(Duration.between(clock.instant(), due.at));
      }
      due.work.run();
    }
    clock.advance(Duration.between(clock.instant(), end));
  }

  /** How many messages wait. */
  public int waiting() {
    return queue.size();
  }

  /**
   * Keeps pages from being begun for a minute, as a merge of other issues does, unless one does so
   * already.
   */
  public void closeGate() {
    Instant now = clock.instant();
    new DynamoPageGate(tables.client(), tables.names())
        .close(new PageGate.Closing(PROJECT, ids.next(), ids.next(), now.plusSeconds(60)), now);
  }

  /** Forgets every message, as a stack that is killed does. */
  public void forgetMessages() {
    queue.clear();
  }

  public MergeService.Outcome merge(Issue source, Issue target) {
    return merging.merge(target.key(), source.id(), ANN);
  }

  /** The live issue with that title. */
  public Issue titled(String title) {
    return live().stream()
        .filter(issue -> issue.subject().title().equals(title))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no issue " + title));
  }

  /** The issue as it is now. */
  public Issue now(Issue issue) {
    return issues.find(PROJECT, issue.id()).orElseThrow();
  }

  public List<Issue> live() {
    return items(Tables.ISSUES).stream()
        .map(item -> UUID.fromString(text(item, "pk").substring(37)))
        .map(id -> issues.storedIssue(PROJECT, id))
        .flatMap(storedIssue ->
            storedIssue instanceof StoredIssue.Live(Issue issue)
                ? Stream.of(issue)
                : Stream.empty())
        .toList();
  }

  public List<Occurrence> occurrences(Issue issue) {
    var archive = new DynamoOccurrenceArchive(tables.client(), tables.names());
    List<Occurrence> all = new ArrayList<>();
    Optional<OccurrenceCursor> after = Optional.empty();
    do {
      OccurrencePage page = archive.newest(issue, after, 200);
      all.addAll(page.occurrences());
      after = page.next();
    } while (after.isPresent());
    return all;
  }

  public List<String> sessions(Issue issue) {
    return occurrences(issue).stream().map(Occurrence::sessionId).sorted().toList();
  }

  public void comment(Issue issue, String text) {
    commentService.write(issue.key(), AUTHOR, new CommentBody(text), Optional.empty());
    clock.advance(Duration.ofMillis(1));
  }

  /**
   * What must hold whenever nothing is on its way: counts are what sets and occurrences say, no
   * session twice, nothing lies under an issue that is none, and each fingerprint leads to an issue
   * without a tombstone on the way.
   */
  public void assertSound() {
    var tree = new SetTree(tables.stores().buckets(), 1);
    List<String> ids = new ArrayList<>();
    for (Issue issue : live()) {
      ids.add(issue.id().toString());
      assertThat(tables.stores().routes().leadingTo(issue.id()))
          .hasSize(issue.subject().fingerprintCount());
      List<String> sessions = sessions(issue);
      assertThat(sessions).doesNotHaveDuplicates().hasSize((int) issue.issueCounts().occurrences());
      if (issue.bookkeeping().inlineMembers().isEmpty()) {
        assertThat(
                tree.counted(issue.id(), (unit, page) -> issue.bookkeeping().lastPage(unit) >= page)
                    .issueCounts())
            .isEqualTo(issue.issueCounts());
      }
    }
    for (Map<String, AttributeValue> item : items(Tables.FINGERPRINTS)) {
      assertThat(ids).as("%s", text(item, "pk")).contains(text(item, "issue_id"));
    }
    for (Map<String, AttributeValue> item : items(Tables.OCCURRENCES)) {
      assertThat(ids).as("%s", text(item, "pk")).contains(text(item, "pk").substring(0, 36));
    }
    for (Map<String, AttributeValue> item : items(Tables.COMMENTS)) {
      assertThat(ids).contains(text(item, "pk").substring(37));
    }
  }

  /** The end of the way from an issue's id, by tombstones. */
  public UUID survivor(UUID id) {
    return issues.storedIssue(PROJECT, id) instanceof StoredIssue.Merged(UUID into)
        ? survivor(into)
        : id;
  }

  public List<Map<String, AttributeValue>> items(Table table) {
    return tables
        .client()
        .scanPaginator(r -> r.tableName(tables.names().of(table)))
        .items()
        .stream()
        .toList();
  }

  public static String text(Map<String, AttributeValue> item, String name) {
    return Optional.ofNullable(item.get(name)).map(AttributeValue::s).orElse("");
  }

  public static IssueKey key(UUID id) {
    return new IssueKey(PROJECT, id);
  }
}
