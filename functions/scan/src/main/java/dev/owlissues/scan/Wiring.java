package dev.owlissues.scan;

import dev.owlissues.shared.base.id.RandomIds;
import dev.owlissues.shared.base.metric.Log;
import dev.owlissues.shared.base.metric.Metrics;
import dev.owlissues.shared.base.retry.Sleeper;
import dev.owlissues.shared.dynamo.DynamoRetries;
import dev.owlissues.shared.dynamo.DynamoStores;
import dev.owlissues.shared.dynamo.item.Conflicts;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.issue.merge.MergeQueue;
import dev.owlissues.shared.issue.merge.MergeService;
import dev.owlissues.shared.purge.PurgeQueue;
import dev.owlissues.shared.purge.work.PurgeService;
import dev.owlissues.shared.scan.page.PageLimits;
import dev.owlissues.shared.scan.run.ScanPlanner;
import dev.owlissues.shared.scan.run.ScanWorker;
import dev.owlissues.shared.scan.run.TaskQueue;
import dev.owlissues.shared.sqs.SqsMergeQueue;
import dev.owlissues.shared.sqs.SqsPurgeQueue;
import dev.owlissues.shared.sqs.SqsTaskQueue;
import dev.owlissues.shared.wiring.MergeWiring;
import dev.owlissues.shared.wiring.PurgeWiring;
import dev.owlissues.shared.wiring.ScanWiring;
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
  /** How much is done at once: each of these waits for a table most of its time. */
  private static final int LANES = 16;

  private final Log log;
  private final DynamoStores stores;
  private final ScanWiring scan;
  private final TaskQueue failed;
  private final VersionLog disagreements;
  private final MergeService merging;
  private final PurgeService purging;
  private final ScanWorkerHandler.Measures measures;

  /**
   * Where log and metrics go.
   *
   * @param stage the stage that the metrics are of
   * @param conflicts counts for them
   */
  public record Telemetry(Log log, String stage, Conflicts conflicts) {}

  /**
   * Handlers on those clients.
   *
   * @param tasks where units go that are to be scanned
   * @param failed where those go that need a person
   * @param merges where merges go on
   * @param purges where purges go on
   */
  public Wiring(
      DynamoDbClient dynamo,
      TableNames tables,
      TaskQueue tasks,
      TaskQueue failed,
      MergeQueue merges,
      PurgeQueue purges,
      InstantSource clock,
      SecureRandom random,
      Telemetry telemetry) {
    this.log = telemetry.log;
    var ids = new RandomIds(clock, random);
    this.stores = new DynamoStores(dynamo, tables, clock, ids, Sleeper::sleep);
    this.scan = new ScanWiring(stores, tasks, LANES, clock, ids);
    this.failed = failed;
    this.disagreements = new VersionLog(log);
    this.merging =
        new MergeWiring(stores, clock, ids).merging(merges, LANES, MergeService.IN_REQUEST);
    this.purging = new PurgeWiring(stores, clock, ids).purging(purges, LANES);
    this.measures =
        new ScanWorkerHandler.Measures(
            new ScanMetrics(new Metrics(log, "scan", telemetry.stage, clock)),
            clock,
            telemetry.conflicts::seen);
  }

  /** Handlers as the function's environment describes them. */
  public static Wiring fromEnvironment() {
    var http = UrlConnectionHttpClient.create();
    var conflicts = new Conflicts();
    var dynamo =
        DynamoDbClient.builder()
            .httpClient(http)
            .overrideConfiguration(client ->
                client
                    .retryStrategy(DynamoRetries::alsoConflicts)
                    .addExecutionInterceptor(conflicts))
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
                Tables.FINGERPRINTS,
                Tables.OCCURRENCES,
                Tables.COMMENTS,
                Tables.DIGESTS,
                Tables.TEAMS,
                Tables.APP_USERS,
                Tables.USER_PROPERTIES,
                Tables.WORK,
                Tables.JOBS,
                Tables.KEYS,
                Tables.AUDIT));
    var clock = Clock.systemUTC();
    String url = System.getenv("OWL_SCAN_QUEUE_URL");
    return new Wiring(
        dynamo,
        tables,
        new SqsTaskQueue(sqs, url),
        new SqsTaskQueue(sqs, System.getenv("OWL_FAILED_UNITS_QUEUE_URL")),
        new SqsMergeQueue(sqs, url),
        new SqsPurgeQueue(sqs, url),
        clock,
        new SecureRandom(),
        new Telemetry(new Log(System.out, clock), System.getenv("OWL_STAGE"), conflicts));
  }

  /** The planner's handler. */
  public ScanPlannerHandler planner() {
    return new ScanPlannerHandler(scanPlanner(), merging, purging, measures.metrics(), log);
  }

  /** The worker's handler. */
  public ScanWorkerHandler worker() {
    return new ScanWorkerHandler(scanWorker(), merging, purging, measures, log);
  }

  ScanPlanner scanPlanner() {
    return scan.planner();
  }

  Log log() {
    return log;
  }

  ScanWorkerHandler.Measures measures() {
    return measures;
  }

  ScanWorker scanWorker() {
    return scan.worker(stores.issues(), PageLimits.DEFAULT, failed, disagreements);
  }

  MergeService merging() {
    return merging;
  }

  PurgeService purging() {
    return purging;
  }
}
