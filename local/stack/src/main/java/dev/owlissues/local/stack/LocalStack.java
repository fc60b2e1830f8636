package dev.owlissues.local.stack;

import com.amazonaws.services.lambda.runtime.RequestHandler;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import com.amazonaws.services.lambda.runtime.events.SQSEvent;
import com.amazonaws.services.lambda.runtime.events.ScheduledEvent;
import dev.owlissues.api.Dependencies;
import dev.owlissues.local.aws.lambda.LocalFunction;
import dev.owlissues.local.aws.ses.LocalSes;
import dev.owlissues.local.aws.sqs.LocalQueues;
import dev.owlissues.local.aws.sqs.QueueSettings;
import dev.owlissues.local.stack.control.ControlEndpoints;
import dev.owlissues.local.stack.control.LocalCallers;
import dev.owlissues.local.stack.control.Outbox;
import dev.owlissues.local.stack.http.Front;
import dev.owlissues.local.stack.job.Jobs;
import dev.owlissues.local.stack.job.Machine;
import dev.owlissues.local.stack.job.PlannedJob;
import dev.owlissues.local.stack.job.StackClock;
import dev.owlissues.shared.account.signin.SessionTokens;
import dev.owlissues.shared.account.signin.SignUpRule;
import dev.owlissues.shared.account.team.ClientSecrets;
import dev.owlissues.shared.account.team.FirstTeam;
import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.base.id.RandomIds;
import dev.owlissues.shared.base.metric.Log;
import dev.owlissues.shared.base.retry.Sleeper;
import dev.owlissues.shared.base.vault.SecretVault;
import dev.owlissues.shared.base.vault.VaultKeys;
import dev.owlissues.shared.digest.run.DigestPlanner;
import dev.owlissues.shared.digest.run.SendRate;
import dev.owlissues.shared.dynamo.DynamoStores;
import dev.owlissues.shared.dynamo.item.Conflicts;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.mail.Mailer;
import dev.owlissues.shared.mail.Sender;
import dev.owlissues.shared.mail.UnsubscribeTokens;
import dev.owlissues.shared.scan.run.ScanTimes;
import dev.owlissues.shared.ses.SesMailer;
import dev.owlissues.shared.sqs.SqsDigestQueue;
import dev.owlissues.shared.sqs.SqsMergeQueue;
import dev.owlissues.shared.sqs.SqsPurgeQueue;
import dev.owlissues.shared.sqs.SqsTaskQueue;
import dev.owlissues.shared.ssm.SsmSecretVault;
import java.io.PrintStream;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.ssm.SsmClient;

/** The whole product, running: the composition root of the local stack. */
final class LocalStack implements AutoCloseable {
  // How long functions may take, messages are hidden, and how often they are delivered: as in
  // template.yaml.
  private static final Duration HTTP_TIME = Duration.ofSeconds(10);
  private static final Duration SCAN_TIME = Duration.ofMinutes(5);
  private static final Duration PLANNER_TIME = Duration.ofMinutes(5);
  private static final Duration SENDER_TIME = Duration.ofMinutes(1);
  private static final Duration SCAN_VISIBILITY = Duration.ofMinutes(30);
  private static final Duration SENDER_VISIBILITY = Duration.ofMinutes(6);
  private static final int RECEIPTS = 5;

  private static final PlannedJob.Pace SCAN_PACE =
      new PlannedJob.Pace(ScanTimes.SETTLE, ScanTimes.BUSY, Duration.ofHours(3));
  private static final PlannedJob.Pace DIGEST_PACE =
      new PlannedJob.Pace(DigestPlanner.SETTLE, DigestPlanner.SETTLE, Duration.ofHours(1));

  private static final Sender MAIL_SENDER =
      new Sender("Owl Issues <owl@localhost>", Optional.empty());

  private final TableNames tables = TableNames.local();
  private final SecureRandom random = new SecureRandom();
  private final Deque<AutoCloseable> parts = new ArrayDeque<>();
  private final Front front;
  private final StackClock clock;
  private final Ids ids;
  private final DynamoDbClient dynamo;
  private final DynamoStores stores;
  private final PrintStream log;
  private final Credentials credentials;
  private final Mailer mailer;

  /**
   * Starts everything on a port that has been taken, with the data of a folder.
   *
   * @param machine the machine's time
   * @param log where the functions write
   */
  static LocalStack start(Front front, DataFolder folder, Machine machine, PrintStream log) {
    return new LocalStack(front, folder, machine, log, new SignUpRule.Open());
  }

  /** The same, with a rule for who may sign in that never has. */
  static LocalStack start(
      Front front, DataFolder folder, Machine machine, PrintStream log, SignUpRule signUps) {
    return new LocalStack(front, folder, machine, log, signUps);
  }

  private LocalStack(
      Front front, DataFolder folder, Machine machine, PrintStream log, SignUpRule signUps) {
    this.front = front;
    this.log = log;
    parts.push(folder);
    clock = new StackClock(machine.clock(), folder);
    ids = new RandomIds(clock, random);
    dynamo = closing(new StoredTables(tables).open(folder)).client();
    stores = new DynamoStores(dynamo, tables, clock, ids, Sleeper::sleep);
    FirstTeam first = new FirstTeam(stores.teams(), stores.keys());
    FirstStart.Outcome started =
        FirstStart.apply(folder, first, stores.signUps(), clock, ids, random);
    SsmClient secrets = LocalSecrets.in(folder).client();
    SecretVault vault = new SsmSecretVault(() -> secrets, "/owl-issues/local");
    SessionTokens tokens = new SessionTokens(new VaultKeys(vault, clock, random), clock, ids);
    credentials =
        new Credentials(
            front.url(),
            started.team(),
            () ->
                stores
                    .users()
                    .find(started.ownerId())
                    .map(owner -> tokens.issue(owner.user().id(), owner.ended().generation())));
    PlannedJob.Queue queue = queue();
    LocalSes ses = closing(new LocalSes(clock));
    SesV2Client mails = closing(ses.client());
    mailer = new SesMailer(() -> mails, MAIL_SENDER, clock);
    var merges = new SqsMergeQueue(queue.queues()::client, queue.url());
    var purges = new SqsPurgeQueue(queue.queues()::client, queue.url());
    var units = new SqsTaskQueue(queue.queues()::client, queue.url());
    PlannedJob.Queue digestQueue = digestQueue();
    var projects = new SqsDigestQueue(digestQueue.queues()::client, digestQueue.url());
    Functions functions =
        functions(
            new Dependencies(vault, mailer, signUps, merges, purges, units, projects, random));
    Jobs jobs =
        closing(
            new Jobs(
                closing(scans(queue)),
                closing(digests(digestQueue, new VaultKeys(vault, clock, random))),
                clock,
                machine.sleeper()));
    var control =
        new ControlEndpoints(
            new LocalCallers(front.url().getPort()), credentials(), clock, jobs, new Outbox(ses));
    closing(front)
        .open(incoming ->
            incoming.path().startsWith(ControlEndpoints.ROOT)
                ? control.answer(incoming)
                : functions.answer(incoming));
    // What was open when the last process ended is queued again: the queue did not outlive it.
    jobs.start();
  }

  private <T extends AutoCloseable> T closing(T part) {
    parts.push(part);
    return part;
  }

  private Functions functions(Dependencies dependencies) {
    var ingest = new dev.owlissues.ingest.Wiring(dynamo, tables, clock, random);
    var api =
        new dev.owlissues.api.Wiring(dynamo, tables, clock, Optional.of(front.url()), dependencies);
    return new Functions(
        function("ingest", ingest.ingestHandler(), HTTP_TIME),
        function("api", api.apiHandler(), HTTP_TIME),
        clock,
        ids);
  }

  private PlannedJob.Queue queue() {
    LocalQueues queues = new LocalQueues(clock);
    QueueSettings settings = QueueSettings.visibleAfter(SCAN_VISIBILITY);
    String failed = queues.create("failed-units", settings);
    return new PlannedJob.Queue(
        queues, "scan", queues.create("scan", settings.redriving(failed, RECEIPTS)), failed);
  }

  private PlannedJob scans(PlannedJob.Queue queue) {
    var scan =
        new dev.owlissues.scan.Wiring(
            dynamo,
            tables,
            new SqsTaskQueue(queue.queues()::client, queue.url()),
            new SqsTaskQueue(queue.queues()::client, queue.failedUrl()),
            new SqsMergeQueue(queue.queues()::client, queue.url()),
            new SqsPurgeQueue(queue.queues()::client, queue.url()),
            clock,
            random,
            new dev.owlissues.scan.Wiring.Telemetry(new Log(log, clock), "local", new Conflicts()));
    return new PlannedJob(
        new PlannedJob.Functions(
            typed("scan-planner", scan.planner(), ScheduledEvent.class, SCAN_TIME),
            typed("scan-worker", scan.worker(), SQSEvent.class, SCAN_TIME)),
        queue,
        SCAN_PACE,
        clock,
        stores.jobs(),
        ids);
  }

  private PlannedJob.Queue digestQueue() {
    LocalQueues queues = new LocalQueues(clock);
    QueueSettings settings = QueueSettings.visibleAfter(SENDER_VISIBILITY);
    String failed = queues.create("failed-runs", settings);
    return new PlannedJob.Queue(
        queues, "digests", queues.create("digests", settings.redriving(failed, RECEIPTS)), failed);
  }

  private PlannedJob digests(PlannedJob.Queue queue, VaultKeys keys) {
    // The local SES has no limit of mails a second.
    var notify =
        new dev.owlissues.notify.Wiring(
            dynamo,
            tables,
            new SqsDigestQueue(queue.queues()::client, queue.url()),
            clock,
            ids,
            mailer,
            front.url(),
            new UnsubscribeTokens(() -> keys.key(UnsubscribeTokens.KEY)),
            new SendRate(Duration.ZERO, clock, clock::advance),
            new Log(log, clock),
            "local");
    return new PlannedJob(
        new PlannedJob.Functions(
            typed("digest-planner", notify.planner(), ScheduledEvent.class, PLANNER_TIME),
            typed("digest-sender", notify.sender(), SQSEvent.class, SENDER_TIME)),
        queue,
        DIGEST_PACE,
        clock,
        stores.jobs(),
        ids);
  }

  private <E> LocalFunction typed(
      String name, RequestHandler<E, ?> handler, Class<E> event, Duration time) {
    return LocalFunction.typed(name, handler, event, time, log);
  }

  private LocalFunction function(String name, RequestStreamHandler handler, Duration time) {
    return new LocalFunction(name, handler, time, log);
  }

  Credentials credentials() {
    return credentials.showing(new ClientSecrets(stores.keyRegistry(), clock)::of);
  }

  /** What leads to the outbox. */
  Mailer mailer() {
    return mailer;
  }

  /** Stops answering, then working, then storing. */
  @Override
  public void close() {
    while (!parts.isEmpty()) {
      try {
        parts.pop().close();
      } catch (Exception failure) {
        // The other parts want to be closed too.
        failure.printStackTrace(log);
      }
    }
  }
}
