package dev.owlissues.scan;

import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.base.id.RandomIds;
import dev.owlissues.shared.base.metric.Metrics;
import dev.owlissues.shared.dynamo.account.DynamoTeamStore;
import dev.owlissues.shared.dynamo.appuser.DynamoAppUserStore;
import dev.owlissues.shared.dynamo.event.DynamoUnitLog;
import dev.owlissues.shared.dynamo.issue.DynamoBucketStore;
import dev.owlissues.shared.dynamo.issue.DynamoCommentStore;
import dev.owlissues.shared.dynamo.issue.DynamoIssueStore;
import dev.owlissues.shared.dynamo.issue.DynamoMergeStore;
import dev.owlissues.shared.dynamo.issue.DynamoPackStore;
import dev.owlissues.shared.dynamo.item.Conflicts;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.dynamo.work.DynamoJobStore;
import dev.owlissues.shared.dynamo.work.DynamoPageGate;
import dev.owlissues.shared.dynamo.work.DynamoPlanStore;
import dev.owlissues.shared.dynamo.work.DynamoRunStore;
import dev.owlissues.shared.dynamo.work.DynamoUnitStore;
import dev.owlissues.shared.issue.merge.MergeQueue;
import dev.owlissues.shared.issue.merge.MergeService;
import dev.owlissues.shared.issue.merge.MergeStores;
import dev.owlissues.shared.issue.merge.ScanBarrier;
import dev.owlissues.shared.scan.Lanes;
import dev.owlissues.shared.scan.page.PageLimits;
import dev.owlissues.shared.scan.run.Scan;
import dev.owlissues.shared.scan.run.ScanPlanner;
import dev.owlissues.shared.scan.run.ScanWorker;
import dev.owlissues.shared.sqs.SqsMergeQueue;
import dev.owlissues.shared.sqs.SqsTaskQueue;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Supplier;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.utils.Lazy;

/** Builds the scan's handlers, top to bottom. */
public final class Wiring {
  /** How much the scan does at once: each of these waits for a table most of its time. */
  public static final Scan.Settings SETTINGS = new Scan.Settings(PageLimits.DEFAULT, new Lanes(16));

  private final Scan scan;
  private final MergeService merging;
  private final ScanWorkerHandler.Measures measures;

  /** Where work is handed on to: units of scans, and merges. */
  public record Queues(Scan.Queues scan, MergeQueue merges) {}

  /**
   * Where metrics go.
   *
   * @param out takes one line for each invocation
   * @param stage the stage that they are of
   * @param conflicts counts for them
   */
  public record Telemetry(PrintStream out, String stage, Conflicts conflicts) {}

  /** Handlers on those clients. */
  public Wiring(
      DynamoDbClient dynamo,
      TableNames tables,
      Queues queues,
      InstantSource clock,
      SecureRandom random,
      Scan.Settings settings,
      Telemetry telemetry) {
    var issues =
        new Scan.Issues(
            new DynamoIssueStore(dynamo, tables),
            new DynamoBucketStore(dynamo, tables),
            new DynamoPackStore(dynamo, tables));
    var work =
        new Scan.Work(
            new DynamoPlanStore(dynamo, tables),
            new DynamoUnitStore(dynamo, tables),
            new DynamoRunStore(dynamo, tables),
            new DynamoPageGate(dynamo, tables));
    var stores =
        new Scan.Stores(
            new DynamoUnitLog(dynamo, tables),
            issues,
            work,
            new DynamoTeamStore(dynamo, tables),
            new DynamoAppUserStore(dynamo, tables),
            new DynamoJobStore(dynamo, tables));
    var ids = new RandomIds(clock, random);
    this.measures =
        new ScanWorkerHandler.Measures(
            new ScanMetrics(new Metrics(telemetry.out, "scan", telemetry.stage, clock)),
            clock,
            telemetry.conflicts::seen);
    this.scan =
        new Scan(stores, settings, queues.scan(), new VersionLog(telemetry.out), clock, ids);
    this.merging = merging(dynamo, tables, queues.merges(), clock, ids);
  }

  private static MergeService merging(
      DynamoDbClient dynamo, TableNames tables, MergeQueue queue, InstantSource clock, Ids ids) {
    var under =
        new MergeStores(
            new DynamoIssueStore(dynamo, tables),
            new DynamoBucketStore(dynamo, tables),
            new DynamoPackStore(dynamo, tables),
            new DynamoCommentStore(dynamo, tables));
    var rest =
        new ScanBarrier(
            new DynamoUnitStore(dynamo, tables), new DynamoPageGate(dynamo, tables), clock, ids);
    var stores = new MergeService.Stores(new DynamoMergeStore(dynamo, tables), under, rest);
    return new MergeService(
        stores,
        queue,
        new MergeService.Pace(SETTINGS.lanes(), MergeService.IN_REQUEST),
        clock,
        ids);
  }

  /** Handlers as the function's environment describes them. */
  public static Wiring fromEnvironment() {
    var http = UrlConnectionHttpClient.create();
    var conflicts = new Conflicts();
    var dynamo =
        DynamoDbClient.builder()
            .httpClient(http)
            .overrideConfiguration(client -> client.addExecutionInterceptor(conflicts))
            .build();
    // Most invocations send nothing.
    Supplier<SqsClient> sqs =
        new Lazy<>(() -> SqsClient.builder().httpClient(http).build())::getValue;
    var tables =
        TableNames.of(
            System::getenv,
            List.of(
                Tables.EVENTS,
                Tables.ISSUES,
                Tables.OCCURRENCES,
                Tables.COMMENTS,
                Tables.TEAMS,
                Tables.APP_USERS,
                Tables.WORK,
                Tables.JOBS,
                Tables.AUDIT));
    String url = System.getenv("OWL_SCAN_QUEUE_URL");
    var queues =
        new Queues(
            new Scan.Queues(
                new SqsTaskQueue(sqs, url),
                new SqsTaskQueue(sqs, System.getenv("OWL_FAILED_UNITS_QUEUE_URL"))),
            new SqsMergeQueue(sqs, url));
    var telemetry = new Telemetry(System.out, System.getenv("OWL_STAGE"), conflicts);
    return new Wiring(
        dynamo, tables, queues, Clock.systemUTC(), new SecureRandom(), SETTINGS, telemetry);
  }

  /** The planner's handler. */
  public ScanPlannerHandler planner() {
    return new ScanPlannerHandler(scan.planner(), merging, measures.metrics());
  }

  /** The worker's handler. */
  public ScanWorkerHandler worker() {
    return new ScanWorkerHandler(scan.worker(), merging, measures);
  }

  ScanPlanner scanPlanner() {
    return scan.planner();
  }

  ScanWorkerHandler.Measures measures() {
    return measures;
  }

  ScanWorker scanWorker() {
    return scan.worker();
  }

  MergeService merging() {
    return merging;
  }
}
