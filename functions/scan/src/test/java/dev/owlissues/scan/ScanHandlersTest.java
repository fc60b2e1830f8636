package dev.owlissues.scan;

import static dev.owlissues.shared.account.access.KeyBuilder.aClientKey;
import static dev.owlissues.shared.account.access.KeyBuilder.aSecret;
import static dev.owlissues.shared.account.team.AppBuilder.aFullApp;
import static dev.owlissues.shared.account.team.ProjectBuilder.aProject;
import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static org.assertj.core.api.Assertions.assertThat;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.local.aws.MovableClock;
import dev.owlissues.local.aws.lambda.LocalFunction;
import dev.owlissues.local.aws.sqs.LocalQueues;
import dev.owlissues.local.aws.sqs.QueueSettings;
import dev.owlissues.shared.account.access.KeyType;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.account.team.App.LatestVersion;
import dev.owlissues.shared.account.team.Project;
import dev.owlissues.shared.account.team.RemovalStore;
import dev.owlissues.shared.appuser.UserProperties;
import dev.owlissues.shared.audit.AuditEntries;
import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.audit.AuditEntry.Actor;
import dev.owlissues.shared.audit.AuditEntry.Deed;
import dev.owlissues.shared.audit.AuditEntry.Resource;
import dev.owlissues.shared.base.id.RandomIds;
import dev.owlissues.shared.base.json.SampleEvents;
import dev.owlissues.shared.base.metric.Log;
import dev.owlissues.shared.dynamo.event.DynamoEventLog;
import dev.owlissues.shared.dynamo.issue.DynamoIssueIndex;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.Conflicts;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.dynamo.work.DynamoJobStore;
import dev.owlissues.shared.dynamo.work.DynamoPageGate;
import dev.owlissues.shared.dynamo.work.DynamoUnitStore;
import dev.owlissues.shared.event.BatchKey;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.Kind;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.event.intake.EventIntake;
import dev.owlissues.shared.event.intake.EventLog;
import dev.owlissues.shared.event.intake.Intake;
import dev.owlissues.shared.event.intake.NewBatch;
import dev.owlissues.shared.event.intake.Submission;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.StoredIssue;
import dev.owlissues.shared.issue.comment.Author;
import dev.owlissues.shared.issue.comment.CommentBody;
import dev.owlissues.shared.issue.comment.CommentService;
import dev.owlissues.shared.issue.list.IssueRow;
import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.purge.Purge;
import dev.owlissues.shared.scan.page.PageGate;
import dev.owlissues.shared.scan.run.ScanTask;
import dev.owlissues.shared.scan.run.TaskQueue;
import dev.owlissues.shared.sqs.ScanTaskCodec;
import dev.owlissues.shared.sqs.SqsMergeQueue;
import dev.owlissues.shared.sqs.SqsPurgeQueue;
import dev.owlissues.shared.sqs.SqsTaskQueue;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

class ScanHandlersTest {
  private static final Author AUTHOR =
      new Author(Author.Type.USER, new UUID(5, 5).toString(), "Ann");
  private static final Unit APP = new Unit(new UUID(1, 1), new UUID(1, 2), new UUID(1, 3), 0);

  @RegisterExtension final LocalTables tables = new LocalTables();

  private final MovableClock clock = new MovableClock(Instant.parse("2026-11-24T08:04:00Z"));
  private final LocalQueues queues = new LocalQueues(clock);
  private final String url =
      queues.create("scan", QueueSettings.visibleAfter(Duration.ofMinutes(30)));
  private final List<ScanTask> sent = new ArrayList<>();
  private final List<ScanTask> failed = new ArrayList<>();
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();

  @Test
  void theSchedulePlansAndTheQueueScans() throws IOException {
    receive(anEvent().build());
    JsonNode planned = planned();
    clock.advance(Duration.ofMinutes(1));

    List<String> again = worked(message(sent.getFirst()));

    assertThat(again).isEmpty();
    assertThat(planned.required("units").asLong()).isEqualTo(1);
    JobRun run =
        new DynamoJobStore(tables.client(), tables.names())
            .find(JobRun.SYSTEM, UUID.fromString(planned.required("run_id").asText()))
            .orElseThrow();
    assertThat(run.status()).isEqualTo(JobRun.Status.COMPLETED);
    assertThat(run.result()).containsEntry("issues_created", 1L);
    assertThat(failed).isEmpty();
  }

  @Test
  void eachPlanIsALineOfMetricsAlsoWhenNothingWaits() throws IOException {
    plan();
    assertThat(metric().path("ScanLagSeconds").asDouble(-1)).isZero();
    receive(anEvent().build());
    plan();
    log.reset();
    clock.advance(Duration.ofMinutes(59));

    plan();

    JsonNode line = metric();
    assertThat(line.path("ScanLagSeconds").asInt()).isEqualTo(3600);
    assertThat(line.at("/_aws/CloudWatchMetrics/0/Metrics").findValuesAsText("Name"))
        .containsExactly("ScanLagSeconds");
  }

  @Test
  void whatAWorkerDidIsALineOfMetrics() throws IOException {
    receive(anEvent().build());
    plan();
    log.reset();

    assertThat(worked(message(sent.getFirst()))).isEmpty();

    JsonNode json = metric();
    JsonNode directive = json.at("/_aws/CloudWatchMetrics/0");
    assertThat(directive.path("Namespace").asText()).isEqualTo("OwlIssues");
    assertThat(directive.path("Dimensions").toString()).isEqualTo("[[\"service\",\"stage\"]]");
    assertThat(directive.path("Metrics").findValuesAsText("Name"))
        .contains(
            "EventsRead",
            "IssuesOpened",
            "IssuesRegressed",
            "VersionOrderDisagreements",
            "UnitLagSeconds",
            "ScanSeconds",
            "ConditionConflicts")
        .allSatisfy(name -> assertThat(json.path(name).isNumber()).as(name).isTrue());
    assertThat(json.path("EventsRead").asInt()).isEqualTo(1);
    assertThat(json.path("IssuesOpened").asInt()).isEqualTo(1);
    assertThat(json.path("UnitLagSeconds").asInt()).isEqualTo(60);
    assertThat(json.has("ScanLagSeconds")).as("the planner's alone").isFalse();
    assertThat(json.path("stage").asText()).isEqualTo("test");
    assertThat(json.toString()).doesNotContain(APP.appId().toString());
  }

  @Test // (R-app-4)
  void theHighestVersionSeenIsKeptWithItsApp() throws IOException {
    var teams = tables.stores().teams();
    teams.create(aFullApp().in(APP.teamId(), APP.projectId()).id(APP.appId()).build());
    receive(anEvent().version("99.0.0").build());
    receive(anEvent().version("9.9.9").build());
    receive(anEvent().version("100.0.0").dev().build());
    planned();
    clock.advance(Duration.ofMinutes(1));

    assertThat(worked(message(sent.getFirst()))).isEmpty();

    assertThat(teams.app(APP.teamId(), APP.appId()).flatMap(App::latest))
        .map(LatestVersion::version)
        .contains("99.0.0");
  }

  @Test
  void aTaskWhoseUnitHasNothingLeftIsDone() throws IOException {
    clock.advance(Duration.ofHours(1));

    List<String> again = worked(SampleEvents.read("scan-task.json"));

    assertThat(again).isEmpty();
  }

  @Test
  void aMergeThatIsOverIsDone() throws IOException {
    List<String> again = worked(SampleEvents.read("scan-merge.json"));

    assertThat(again).isEmpty();
    assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain("failed");
  }

  @Test
  void aPurgeThatIsOverIsDone() throws IOException {
    List<String> again = worked(SampleEvents.read("scan-purge.json"));

    assertThat(again).isEmpty();
    assertThat(log.toString(StandardCharsets.UTF_8)).doesNotContain("failed");
  }

  @Test // (R-purge-2)
  void anIssueIsDeletedFromTheQueue() throws IOException {
    receive(anEvent().message("left").session("a").build());
    plan();
    assertThat(worked(message(sent.getFirst()))).isEmpty();
    var issues = tables.stores().issues();
    Issue issue = issues.find(APP.projectId(), issueIds().getFirst()).orElseThrow();
    new CommentService(
            tables.stores().comments(), issues, clock, new RandomIds(clock, new SecureRandom()))
        .write(issue.key(), AUTHOR, new CommentBody("of the issue"), Optional.empty());
    wiring("ApiFunction").purging().issue(issue.key(), Actor.user(new UUID(5, 5)));
    ObjectNode event =
        SampleEvents.message("scan-purge.json", "{\"purge\":\"" + issue.id() + "\"}");

    assertThat(worked(event)).isEmpty();
    assertThat(tables.stores().purges().open()).hasSize(1);
    clock.advance(Duration.ofMinutes(15));
    assertThat(worked(event)).as("%s", log).isEmpty();

    assertThat(tables.stores().purges().open()).isEmpty();
    assertThat(tables.stores().comments().all(issue.key())).isEmpty();
    assertThat(issues.storedIssue(APP.projectId(), issue.id()))
        .isInstanceOf(StoredIssue.Deleted.class);
  }

  @Test // (R-purge-6, R-removal-4)
  void whatLayUnderARemovedProjectIsDeletedFromTheQueue() throws IOException {
    var stores = tables.stores();
    Project project = aProject().id(APP.projectId()).in(APP.teamId()).build();
    App app = aFullApp().in(project).id(APP.appId()).build();
    assertThat(stores.teams().create(project) && stores.teams().create(app)).isTrue();
    Secret secret = aSecret(KeyType.CLIENT);
    stores
        .keys()
        .create(aClientKey().team(APP.teamId()).app(APP.projectId(), APP.appId()).build(), secret);
    receive(anEvent().message("left").session("a").user("ann").build());
    plan();
    assertThat(worked(message(sent.getFirst()))).isEmpty();
    UUID issueId = issueIds().getFirst();
    var known = new UserProperties(new TreeMap<>(Map.of("plan", "pro")), 1);
    stores.userProperties().replace(APP.projectId(), "ann", known);
    var by = new Purge.By(Actor.user(new UUID(5, 5)), clock.instant());
    var entries = new AuditEntries(new RandomIds(clock, new SecureRandom()), clock);
    Deed listed = Deed.happened(Resource.issue(issueId), "digest", "1");
    AuditEntry entry = entries.of(APP.teamId(), Actor.NOTIFY, listed);
    stores.notifiedIssues().notified(APP.projectId(), issueId, clock.instant(), entry);
    tables
        .client()
        .putItem(r ->
            r.tableName(tables.names().of(Tables.DIGESTS))
                .item(Attributes.key(APP.projectId().toString(), "head")));
    // As a removal leaves it that dies before it has revoked the keys.
    Purge purge =
        Purge.ofProject(new UUID(6, 6), APP.teamId(), APP.projectId(), Set.of(APP.appId()), by);
    var written = new RemovalStore.Written(by.at(), List.of(), purge);
    assertThat(stores.removals().hide(project, 0, List.of(app), written)).isTrue();
    ObjectNode event =
        SampleEvents.message("scan-purge.json", "{\"purge\":\"" + APP.projectId() + "\"}");

    for (int walk = 0; walk < Purge.WALKS; walk++) {
      clock.advance(Purge.RESTS);
      assertThat(worked(event)).as("%s", log).isEmpty();
    }

    assertThat(stores.purges().open()).isEmpty();
    assertThat(issueIds()).isEmpty();
    assertThat(stores.keys().find(secret, clock.instant())).isEmpty();
    assertThat(stores.userProperties().find(APP.projectId(), "ann").values()).isEmpty();
  }

  @Test // (R-erasure-3)
  void whatIsLeftOfAnErasedUserIsDeletedFromTheQueue() throws IOException {
    var stores = tables.stores();
    Project project = aProject().id(APP.projectId()).in(APP.teamId()).build();
    App app = aFullApp().in(project).id(APP.appId()).build();
    assertThat(stores.teams().create(project) && stores.teams().create(app)).isTrue();
    receive(anEvent().message("left").session("a").user("ann").build());
    plan();
    assertThat(worked(message(sent.getFirst()))).isEmpty();
    var known = new UserProperties(new TreeMap<>(Map.of("plan", "pro")), 1);
    stores.userProperties().replace(APP.projectId(), "ann", known);
    stores.userClaims().claim(APP.projectId(), "owl_anon_1", "ann");
    var by = new Purge.By(Actor.user(new UUID(5, 5)), clock.instant());
    UUID subject = Purge.subjectOf(APP.projectId(), "ann");
    Purge purge =
        Purge.ofUser(
            new UUID(6, 6),
            APP.teamId(),
            APP.projectId(),
            subject,
            Set.of(APP.appId()),
            Set.of("ann"),
            by);
    var entries = new AuditEntries(new RandomIds(clock, new SecureRandom()), clock);
    Deed deed = Deed.delete(Resource.appUser(subject));
    assertThat(stores.erasures().begin(purge, entries.of(APP.teamId(), by.actor(), deed))).isTrue();
    ObjectNode event = SampleEvents.message("scan-purge.json", "{\"purge\":\"" + subject + "\"}");

    for (int walk = 0; walk < Purge.WALKS; walk++) {
      assertThat(worked(event)).as("%s", log).isEmpty();
      clock.advance(Purge.RESTS);
    }

    assertThat(stores.purges().open()).isEmpty();
    assertThat(stores.userProperties().profiles(APP.projectId(), Set.of("ann", "owl_anon_1")))
        .isEmpty();
    assertThat(stores.userClaims().claimants(APP.projectId(), Set.of("owl_anon_1"))).isEmpty();
  }

  @Test
  void aMessageThatFailsIsReportedAndTheOthersAreDone() throws IOException {
    clock.advance(Duration.ofHours(1));
    ObjectNode event = SampleEvents.read("scan-task.json");
    event.withArray("Records").insertObject(0).put("messageId", "broken").put("body", "not a task");

    List<String> again = worked(event);

    assertThat(again).containsExactly("broken");
    assertThat(log.toString(StandardCharsets.UTF_8))
        .contains("broken")
        .doesNotContain("not a task");
  }

  @Test
  void aBatchThatCannotBeDecodedIsPutAsideForAPerson() throws IOException {
    receive(anEvent().build());
    var key = new BatchKey(APP.appId(), Kind.ERROR, 0, clock.instant(), 42);
    var broken =
        new NewBatch(
            key,
            UUID.randomUUID(),
            UUID.randomUUID(),
            false,
            new byte[] {1, 2, 3},
            1,
            clock.instant().plus(Duration.ofDays(14)));
    assertThat(new DynamoEventLog(tables.client(), tables.names()).put(broken))
        .isEqualTo(EventLog.Put.STORED);
    plan();

    List<String> again = worked(message(sent.getFirst()));

    assertThat(again).isEmpty();
    assertThat(failed).extracting(ScanTask::redriven).doesNotContain(Optional.empty()).hasSize(1);
  }

  @Test
  void aUnitThatSomebodyElseScansIsQueuedAnew() throws IOException {
    receive(anEvent().build());
    plan();
    take(Duration.ofMinutes(5));

    List<String> again = worked(message(sent.getFirst()));

    assertThat(again).isEmpty();
    assertThat(sent).hasSize(2);
  }

  @Test
  void aMergeThatHadToWaitIsFinishedFromTheQueue() throws IOException {
    receive(anEvent().message("left").session("a").build());
    receive(anEvent().message("right").session("b").build());
    plan();
    assertThat(worked(message(sent.getFirst()))).isEmpty();
    var issues = tables.stores().issues();
    List<UUID> found = issueIds();
    Issue survivor = issues.find(APP.projectId(), found.getFirst()).orElseThrow();
    Issue source = issues.find(APP.projectId(), found.getLast()).orElseThrow();
    var comments = tables.stores().comments();
    new CommentService(comments, issues, clock, new RandomIds(clock, new SecureRandom()))
        .write(source.key(), AUTHOR, new CommentBody("of the source"), Optional.empty());
    letAnotherMergeCloseTheGate(Duration.ofMinutes(1));
    wiring("ApiFunction", tables.client())
        .merging()
        .merge(survivor.key(), source.id(), Actor.user(new UUID(5, 5)));
    assertThat(issues.find(APP.projectId(), source.id())).isPresent();

    goOnWith(source.id());

    Issue merged = issues.find(APP.projectId(), survivor.id()).orElseThrow();
    assertThat(merged.issueCounts().occurrences()).isEqualTo(2);
    assertThat(comments.all(survivor.key())).hasSize(1);
    assertThat(tables.stores().merges().open(source.id())).isEmpty();
  }

  private void letAnotherMergeCloseTheGate(Duration time) {
    Instant now = clock.instant();
    var closing =
        new PageGate.Closing(APP.projectId(), new UUID(9, 1), new UUID(9, 2), now.plus(time));
    assertThat(new DynamoPageGate(tables.client(), tables.names()).close(closing, now)).isTrue();
  }

  private List<UUID> issueIds() {
    return new DynamoIssueIndex(tables.client(), tables.names())
        .newest(APP.projectId(), false, Optional.empty(), Optional.empty(), 10).stream()
            .map(IssueRow::id)
            .toList();
  }

  /** Delivers the message about a merge until it is over. */
  private void goOnWith(UUID source) throws IOException {
    ObjectNode event =
        SampleEvents.message("scan-merge.json", "{\"merge_source\":\"" + source + "\"}");
    var merges = tables.stores().merges();
    for (int delivery = 0; delivery < 5 && merges.open(source).isPresent(); delivery++) {
      clock.advance(Duration.ofMinutes(15));
      List<String> again = worked(event);
      assertThat(again).as("%s", log).isEmpty();
    }
  }

  /** The only line of metrics. */
  private JsonNode metric() throws IOException {
    List<String> lines =
        log.toString(StandardCharsets.UTF_8).lines().filter(line -> line.contains("_aws")).toList();
    assertThat(lines).hasSize(1);
    return new ObjectMapper().readTree(lines.getFirst());
  }

  private void plan() throws IOException {
    planned();
    clock.advance(Duration.ofMinutes(1));
  }

  /** Another worker takes the unit for that long. */
  private void take(Duration time) {
    var units = new DynamoUnitStore(tables.client(), tables.names());
    Instant now = clock.instant();
    assertThat(units.take(APP, new UUID(3, 3), now, now.plus(time))).isPresent();
  }

  private Wiring wiring(String function) {
    return wiring(function, tables.clientOf(function));
  }

  private Wiring wiring(String function, DynamoDbClient client) {
    var sqs = LocalTables.actions().sqs(function, "ScanQueue", queues.client());
    return new Wiring(
        client,
        tables.names(),
        queue(function, "ScanQueue", sent),
        queue(function, "FailedUnits", failed),
        new SqsMergeQueue(() -> sqs, url),
        new SqsPurgeQueue(() -> sqs, url),
        clock,
        new SecureRandom(),
        new Wiring.Telemetry(
            new Log(new PrintStream(log, true, StandardCharsets.UTF_8), clock),
            "test",
            new Conflicts()));
  }

  /** A queue that is sent to through SQS's client, as on AWS. */
  private TaskQueue queue(String function, String name, List<ScanTask> tasks) {
    var queue =
        new SqsTaskQueue(() -> LocalTables.actions().sqs(function, name, queues.client()), url);
    return (task, delay) -> {
      queue.send(task, delay);
      tasks.add(task);
    };
  }

  private void receive(Event event) {
    var intake =
        new EventIntake(
            new DynamoEventLog(tables.client(), tables.names()),
            new RandomIds(clock, new SecureRandom()),
            clock,
            clock::advance);
    var submission = new Submission(APP, new UUID(1, 5), Duration.ofDays(120), List.of(event));
    assertThat(intake.take(submission, clock.instant().plusSeconds(8)))
        .isInstanceOf(Intake.Durable.class);
  }

  private JsonNode planned() throws IOException {
    return called(
            "ScanPlannerFunction", wiring("ScanPlannerFunction").planner(), ScheduledEvent.class)
        .call("request-1", SampleEvents.read("scan-schedule.json"));
  }

  /** Lets the worker have an event; returns the ids of the messages that it wants again. */
  private List<String> worked(JsonNode event) throws IOException {
    return called("ScanWorkerFunction", wiring("ScanWorkerFunction").worker(), SQSEvent.class)
        .call("request-1", event)
        .required("batchItemFailures")
        .findValuesAsText("itemIdentifier");
  }

  private <E> LocalFunction called(String name, RequestHandler<E, ?> handler, Class<E> event) {
    return LocalFunction.typed(name, handler, event, Duration.ofMinutes(5), System.out);
  }

  private static ObjectNode message(ScanTask task) throws IOException {
    return SampleEvents.message("scan-task.json", new ScanTaskCodec().write(task));
  }
}
