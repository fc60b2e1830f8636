package dev.owlissues.bench.site;

import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.owlissues.bench.workload.Requests;
import dev.owlissues.ingest.IngestHandler;
import dev.owlissues.local.aws.lambda.LambdaEvents;
import dev.owlissues.local.aws.lambda.TypedHandler;
import dev.owlissues.shared.account.team.FirstTeam;
import dev.owlissues.shared.account.team.FirstTeamPlan;
import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.base.id.RandomIds;
import dev.owlissues.shared.base.metric.Log;
import dev.owlissues.shared.base.retry.Sleeper;
import dev.owlissues.shared.dynamo.DynamoStores;
import dev.owlissues.shared.dynamo.item.Conflicts;
import dev.owlissues.shared.dynamo.table.TableCreation;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.scan.run.ScanTimes;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.SecureRandom;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The functions' own handlers on new tables, with a backend app to send events to. */
public final class Site implements AutoCloseable {
  private static final AtomicInteger SITES = new AtomicInteger();

  private static final ObjectMapper JSON = new ObjectMapper();

  private final TickingClock clock = new TickingClock();
  private final SecureRandom random = new SecureRandom();
  private final Tasks tasks = new Tasks();
  private final TableNames names =
      TableNames.prefixed("site-%d-".formatted(SITES.incrementAndGet()));
  private final DynamoDbClient dynamo;
  private final DynamoStores stores;
  private final String secret;
  private final RequestStreamHandler planner;
  private final RequestStreamHandler worker;

  /** Makes the tables and the app, and has a first scan behind it. */
  public Site(DynamoDbClient dynamo) {
    this.dynamo = dynamo;
    new TableCreation(dynamo, names).createAll();
    Ids ids = new RandomIds(clock, random);
    FirstTeamPlan plan = FirstTeamPlan.draw(clock, ids, random);
    this.stores = new DynamoStores(dynamo, names, clock, ids, Sleeper::sleep);
    new FirstTeam(stores.teams(), stores.keys()).apply(plan);
    this.secret = plan.apps().backend().client().secret().text();
    var scan =
        new dev.owlissues.scan.Wiring(
            dynamo,
            names,
            tasks,
            tasks,
            (_, _) -> {},
            (_, _) -> {},
            clock,
            random,
            new dev.owlissues.scan.Wiring.Telemetry(
                new Log(ErrorLines.stream(), clock), "bench", new Conflicts()));
    this.planner = new TypedHandler<>(scan.planner(), ScheduledEvent.class);
    this.worker = new TypedHandler<>(scan.worker(), SQSEvent.class);
    // A stack's very first scan looks at each hour of two weeks; those that follow do not.
    plan();
  }

  /** Deletes the tables. */
  @Override
  public void close() {
    Tables.ALL.forEach(table -> dynamo.deleteTable(delete -> delete.tableName(names.of(table))));
  }

  public TickingClock clock() {
    return clock;
  }

  public DynamoStores stores() {
    return stores;
  }

  /** Requests that the app's key admits. */
  public Requests requests() {
    return new Requests(secret);
  }

  /** A handler of its own, as each of Lambda's execution environments has one. */
  public IngestHandler ingest() {
    return new dev.owlissues.ingest.Wiring(dynamo, names, clock, random).ingestHandler();
  }

  /** Sends a request, all of whose events must be accepted. */
  static void send(IngestHandler ingest, byte[] request) {
    try {
      JsonNode answered = call(ingest, request);
      JsonNode body = JSON.readTree(answered.path("body").asText());
      if (answered.path("statusCode").asInt() != 200
          || body.path("accepted").asInt() != Requests.EVENTS) {
        throw new IllegalStateException("not all events were accepted: " + answered);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode call(RequestStreamHandler function, JsonNode event) {
    try {
      return call(function, JSON.writeValueAsBytes(event));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JsonNode call(RequestStreamHandler function, byte[] event) throws IOException {
    var answer = new ByteArrayOutputStream();
    function.handleRequest(new ByteArrayInputStream(event), answer, new Invocation());
    return JSON.readTree(answer.toByteArray());
  }

  /** Plans a scan; returns its run. */
  UUID plan() {
    JsonNode event = LambdaEvents.scheduled("scan", "bench", clock.instant());
    return UUID.fromString(call(planner, event).required("run_id").asText());
  }

  /** Passes over the time that a worker would wait for. */
  void settle() {
    clock.advance(ScanTimes.SETTLE);
  }

  /** Works until nothing is left to do; returns how many messages that took. */
  int work() {
    int messages = 0;
    for (; !tasks.isEmpty(); messages++) {
      if (!call(worker, tasks.next()).required("batchItemFailures").isEmpty()) {
        throw new IllegalStateException("the worker failed");
      }
    }
    return messages;
  }

  /** What a scan's job record says that it did. */
  Map<String, Long> result(UUID run) {
    return stores.jobs().find(JobRun.SYSTEM, run).map(JobRun::result).orElseThrow();
  }
}
