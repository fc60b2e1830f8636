package dev.owlissues.scan;

import dev.owlissues.shared.dynamo.DynamoBucketStore;
import dev.owlissues.shared.dynamo.DynamoFingerprintStore;
import dev.owlissues.shared.dynamo.DynamoIssueStore;
import dev.owlissues.shared.dynamo.DynamoJobStore;
import dev.owlissues.shared.dynamo.DynamoPackStore;
import dev.owlissues.shared.dynamo.DynamoPlanStore;
import dev.owlissues.shared.dynamo.DynamoRunStore;
import dev.owlissues.shared.dynamo.DynamoTeamStore;
import dev.owlissues.shared.dynamo.DynamoUnitLog;
import dev.owlissues.shared.dynamo.DynamoUnitStore;
import dev.owlissues.shared.dynamo.TableNames;
import dev.owlissues.shared.dynamo.Tables;
import dev.owlissues.shared.id.RandomIds;
import dev.owlissues.shared.metric.EmbeddedMetrics;
import dev.owlissues.shared.metric.EmbeddedMetrics.Source;
import dev.owlissues.shared.scan.Lanes;
import dev.owlissues.shared.scan.PageLimits;
import dev.owlissues.shared.scan.Scan;
import dev.owlissues.shared.scan.ScanPlanner;
import dev.owlissues.shared.scan.ScanWorker;
import dev.owlissues.shared.scan.TaskQueue;
import dev.owlissues.shared.sqs.SqsTaskQueue;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.List;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

/** Builds the scan's handlers, top to bottom. */
public final class Wiring {
  /** How much the scan does at once: each of these waits for a table most of its time. */
  public static final Scan.Settings SETTINGS = new Scan.Settings(PageLimits.DEFAULT, new Lanes(16));

  private static final String SERVICE = "scan";

  private final Scan scan;
  private final ScanMetrics metrics;

  /** Handlers on those clients, whose figures nobody reads. */
  public Wiring(
      DynamoDbClient dynamo,
      TableNames tables,
      TaskQueue queue,
      InstantSource clock,
      SecureRandom random,
      Scan.Settings settings) {
    this(
        dynamo,
        tables,
        queue,
        clock,
        random,
        settings,
        new EmbeddedMetrics(
            new PrintStream(OutputStream.nullOutputStream(), false, StandardCharsets.UTF_8),
            clock,
            new Source(SERVICE, "local")));
  }

  Wiring(
      DynamoDbClient dynamo,
      TableNames tables,
      TaskQueue queue,
      InstantSource clock,
      SecureRandom random,
      Scan.Settings settings,
      EmbeddedMetrics metrics) {
    this.metrics = new ScanMetrics(metrics, clock);
    var issues =
        new Scan.Issues(
            new DynamoFingerprintStore(dynamo, tables),
            new DynamoIssueStore(dynamo, tables),
            new DynamoBucketStore(dynamo, tables),
            new DynamoPackStore(dynamo, tables));
    var work =
        new Scan.Work(
            new DynamoPlanStore(dynamo, tables),
            new DynamoUnitStore(dynamo, tables),
            new DynamoRunStore(dynamo, tables));
    var stores =
        new Scan.Stores(
            new DynamoUnitLog(dynamo, tables),
            issues,
            work,
            new DynamoTeamStore(dynamo, tables),
            new DynamoJobStore(dynamo, tables));
    this.scan = new Scan(stores, settings, queue, clock, new RandomIds(clock, random));
  }

  /** Handlers as the function's environment describes them. */
  public static Wiring fromEnvironment() {
    var http = UrlConnectionHttpClient.create();
    var dynamo = DynamoDbClient.builder().httpClient(http).build();
    var sqs = SqsClient.builder().httpClient(http).build();
    var tables =
        TableNames.of(
            System::getenv,
            List.of(
                Tables.EVENTS,
                Tables.ISSUES,
                Tables.FINGERPRINTS,
                Tables.OCCURRENCES,
                Tables.TEAMS,
                Tables.WORK,
                Tables.JOBS,
                Tables.AUDIT));
    var queue = new SqsTaskQueue(sqs, System.getenv("OWL_SCAN_QUEUE_URL"));
    var clock = Clock.systemUTC();
    var source = new Source(SERVICE, System.getenv("OWL_STAGE"));
    return new Wiring(
        dynamo,
        tables,
        queue,
        clock,
        new SecureRandom(),
        SETTINGS,
        new EmbeddedMetrics(System.out, clock, source));
  }

  /** The planner's handler. */
  public ScanPlannerHandler planner() {
    return new ScanPlannerHandler(scan.planner());
  }

  /** The worker's handler. */
  public ScanWorkerHandler worker() {
    return new ScanWorkerHandler(this);
  }

  ScanMetrics metrics() {
    return metrics;
  }

  ScanPlanner scanPlanner() {
    return scan.planner();
  }

  ScanWorker scanWorker() {
    return scan.worker();
  }
}
