package dev.owlissues.ingest;

import dev.owlissues.gateway.Gateway;
import dev.owlissues.shared.account.access.Authenticator;
import dev.owlissues.shared.base.id.RandomIds;
import dev.owlissues.shared.base.metric.Log;
import dev.owlissues.shared.base.retry.Sleeper;
import dev.owlissues.shared.dynamo.DynamoRetries;
import dev.owlissues.shared.dynamo.DynamoStores;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.event.intake.EventIntake;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Puts the function together. */
public final class Wiring {
  /** Requests per second and app that one process takes, unless the stack says otherwise. */
  public static final int DEFAULT_REQUESTS_PER_SECOND = 1_000;

  /** Names the stack's own limit. */
  static final String RATE = "OWL_INGEST_REQUESTS_PER_SECOND";

  // A write's deadline, and with it whether to try again, is decided by EventIntake. The client
  // itself must come back soon: one more try for a connection that went stale while the process
  // was frozen, and no long waits.
  private static final int CLIENT_ATTEMPTS = 2;
  private static final Duration CLIENT_ATTEMPT_LIMIT = Duration.ofMillis(1_500);
  private static final Duration CLIENT_CALL_LIMIT = Duration.ofMillis(2_500);

  private final DynamoDbClient dynamo;
  private final TableNames names;
  private final InstantSource clock;
  private final SecureRandom random;
  private final int requestsPerSecond;
  private final Log log;

  /** Parts as they are; log lines go to standard output. */
  public Wiring(DynamoDbClient dynamo, TableNames names, InstantSource clock, SecureRandom random) {
    this(dynamo, names, clock, random, DEFAULT_REQUESTS_PER_SECOND, new Log(System.out, clock));
  }

  Wiring(
      DynamoDbClient dynamo,
      TableNames names,
      InstantSource clock,
      SecureRandom random,
      int requestsPerSecond,
      Log log) {
    this.dynamo = dynamo;
    this.names = names;
    this.clock = clock;
    this.random = random;
    this.requestsPerSecond = requestsPerSecond;
    this.log = log;
  }

  private static void retries(RetryStrategy.Builder<?, ?> retries) {
    DynamoRetries.alsoConflicts(retries);
    retries.maxAttempts(CLIENT_ATTEMPTS);
  }

  /** The parts that Lambda's environment describes. */
  public static Wiring fromEnvironment() {
    var clock = InstantSource.system();
    DynamoDbClient dynamo =
        DynamoDbClient.builder()
            .httpClientBuilder(UrlConnectionHttpClient.builder())
            .overrideConfiguration(client ->
                client
                    .retryStrategy(Wiring::retries)
                    .apiCallAttemptTimeout(CLIENT_ATTEMPT_LIMIT)
                    .apiCallTimeout(CLIENT_CALL_LIMIT))
            .build();
    int requestsPerSecond =
        Optional.ofNullable(System.getenv(RATE))
            .map(Integer::parseInt)
            .orElse(DEFAULT_REQUESTS_PER_SECOND);
    TableNames names =
        TableNames.of(
            System::getenv,
            List.of(Tables.EVENTS, Tables.KEYS, Tables.TEAMS, Tables.USER_PROPERTIES));
    return new Wiring(
        dynamo, names, clock, new SecureRandom(), requestsPerSecond, new Log(System.out, clock));
  }

  /** The handler of everything that apps send. */
  public IngestHandler ingestHandler() {
    return new IngestHandler(this);
  }

  public Gateway gateway() {
    return new Gateway(log);
  }

  Warmup warmup() {
    return new Warmup(random, clock);
  }

  IngestRoutes routes() {
    var ids = new RandomIds(clock, random);
    var stores = new DynamoStores(dynamo, names, clock, ids, Sleeper::sleep);
    var authenticator = new Authenticator(stores.keys(), stores.makers(), clock);
    var intake = new EventIntake(stores.eventLog(), ids, clock, Sleeper::sleep);
    var admission = new Admission(authenticator, new RateLimit(requestsPerSecond, clock));
    var settings = new SettingsCache(stores.teams(), clock);
    return new IngestRoutes(
        new Ingest(
            admission,
            settings,
            intake,
            clock,
            new RefusalTally(stores.refusedEvents()),
            new IngestLog(log)),
        new Identity(admission, settings, stores.userProperties(), stores.userClaims()));
  }
}
