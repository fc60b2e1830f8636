package dev.owlissues.notify;

import static dev.owlissues.shared.account.team.AppBuilder.anApp;
import static dev.owlissues.shared.account.team.ProjectBuilder.aProject;
import static dev.owlissues.shared.account.team.TeamBuilder.aTeam;
import static dev.owlissues.shared.issue.IssueBuilder.anIssue;
import static dev.owlissues.shared.job.OrderBuilder.anOrder;

import dev.owlissues.local.aws.MovableClock;
import dev.owlissues.local.aws.ses.LocalSes;
import dev.owlissues.local.aws.ses.OutboxMail;
import dev.owlissues.local.aws.sqs.LocalQueues;
import dev.owlissues.local.aws.sqs.QueueSettings;
import dev.owlissues.local.aws.ssm.LocalParameters;
import dev.owlissues.shared.account.team.AlertFrequency;
import dev.owlissues.shared.account.team.Project;
import dev.owlissues.shared.account.team.ProjectSettings;
import dev.owlissues.shared.account.team.Removal;
import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.base.id.RandomIds;
import dev.owlissues.shared.base.metric.Log;
import dev.owlissues.shared.base.vault.VaultKeys;
import dev.owlissues.shared.digest.Digest;
import dev.owlissues.shared.digest.DigestHead;
import dev.owlissues.shared.digest.DigestPage;
import dev.owlissues.shared.digest.run.DigestQueue;
import dev.owlissues.shared.digest.run.DigestTask;
import dev.owlissues.shared.digest.run.SendRate;
import dev.owlissues.shared.dynamo.account.DynamoMemberStore;
import dev.owlissues.shared.dynamo.account.StoredPeople;
import dev.owlissues.shared.dynamo.account.StoredProjects;
import dev.owlissues.shared.dynamo.digest.DynamoDigestStore;
import dev.owlissues.shared.dynamo.digest.DynamoSuppressions;
import dev.owlissues.shared.dynamo.issue.DynamoIssueStore;
import dev.owlissues.shared.dynamo.table.LocalStores;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.work.DynamoJobStore;
import dev.owlissues.shared.fingerprint.Fingerprint;
import dev.owlissues.shared.issue.Bookkeeping;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueBuilder;
import dev.owlissues.shared.issue.IssueCounts;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.SeenRange;
import dev.owlissues.shared.issue.Sighting;
import dev.owlissues.shared.issue.Subject;
import dev.owlissues.shared.issue.version.VersionOrder;
import dev.owlissues.shared.job.JobRun;
import dev.owlissues.shared.job.JobStore;
import dev.owlissues.shared.job.JobType;
import dev.owlissues.shared.mail.Mail;
import dev.owlissues.shared.mail.Mailer;
import dev.owlissues.shared.mail.Sender;
import dev.owlissues.shared.mail.Sent;
import dev.owlissues.shared.mail.UnsubscribeTokens;
import dev.owlissues.shared.ses.SesMailer;
import dev.owlissues.shared.sqs.SqsDigestQueue;
import dev.owlissues.shared.ssm.SsmSecretVault;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.UUID;
import java.util.function.Function;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;

/** The notify function on real tables and the local SES, with a clock that tests move. */
final class NotifyStage implements AutoCloseable {
  static final UUID TEAM = new UUID(1, 1);
  static final UUID PROJECT = new UUID(1, 2);
  static final UUID APP = new UUID(1, 3);
  static final Instant START = Instant.parse("2026-03-01T00:35:00Z");

  final MovableClock clock = new MovableClock(START);
  final TaskQueue queue = new TaskQueue(clock);
  private final LocalQueues queues = new LocalQueues(clock);
  private final String queueUrl =
      queues.create("digests", QueueSettings.visibleAfter(Duration.ofMinutes(6)));
  final Ids ids = new RandomIds(clock, new SecureRandom());
  final LocalSes ses = new LocalSes(clock);
  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  final StoredPeople people;
  final DynamoIssueStore issues;
  final DynamoDigestStore digests;
  final DynamoMemberStore members;
  final DynamoSuppressions suppressions;
  private final DynamoDbClient client;
  private final LocalTables tables;
  private final SesV2Client sesClient = ses.client();
  private final DynamoJobStore jobs;
  private final Function<Mailer, Mailer> mailer;
  private final SendRate sendRate;

  /** The functions, each through clients that write down what it does. */
  final Wiring planner;

  private final Wiring api;

  final Wiring sender;
  final Wiring feedback;
  private AlertFrequency frequency = AlertFrequency.HOURLY;

  NotifyStage(LocalTables tables) {
    this(tables, Duration.ZERO);
  }

  /** A stage whose senders let that time pass between two mails. */
  NotifyStage(LocalTables tables, Duration sendRate) {
    this(tables, tables::clientOf, Function.identity(), sendRate);
  }

  /** A stage whose functions speak to the tables through one client, which may fail. */
  NotifyStage(LocalTables tables, DynamoDbClient working) {
    this(tables, _ -> working, Function.identity(), Duration.ZERO);
  }

  /** A stage whose sender speaks to SES through another, which may fail. */
  NotifyStage(LocalTables tables, Function<Mailer, Mailer> mailer) {
    this(tables, tables::clientOf, mailer, Duration.ZERO);
  }

  private NotifyStage(
      LocalTables tables,
      Function<String, DynamoDbClient> working,
      Function<Mailer, Mailer> mailer,
      Duration sendRate) {
    this.tables = tables;
    this.client = tables.client();
    people = new StoredPeople(client, tables.names());
    issues = LocalStores.in(client, tables.names()).issues();
    digests = new DynamoDigestStore(client, tables.names(), ids);
    members = LocalStores.in(client, tables.names()).members();
    suppressions = LocalStores.in(client, tables.names()).suppressions();
    jobs = new DynamoJobStore(client, tables.names());
    this.mailer = mailer;
    this.sendRate = new SendRate(sendRate, clock, clock::advance);
    planner = wiring("DigestPlannerFunction", working);
    api = wiring("ApiFunction", working);
    sender = wiring("DigestSenderFunction", working);
    feedback = wiring("MailFeedbackFunction", working);
    var teams = LocalStores.in(client, tables.names()).teams();
    teams.create(aTeam().id(TEAM).build());
    setFrequency(AlertFrequency.HOURLY);
    teams.create(anApp().id(APP).in(TEAM, PROJECT).name("Checkout").createdAt(START).build());
  }

  private Wiring wiring(String function, Function<String, DynamoDbClient> working) {
    var from = new Sender("Owl Issues <owl@MailDomain>", Optional.of("MailEvents"));
    var ses = LocalTables.actions().ses(function, sesClient);
    return new Wiring(
        working.apply(function),
        tables.names(),
        queue(function),
        clock,
        ids,
        mailer.apply(new SesMailer(() -> ses, from, clock)),
        URI.create("https://issues.example.com"),
        tokens(function),
        sendRate,
        new Log(new PrintStream(log, true, StandardCharsets.UTF_8), clock),
        "test");
  }

  /** The lines of metrics so far. */
  List<String> metrics() {
    return log().stream().filter(line -> line.contains("_aws")).toList();
  }

  /** The lines of log so far. */
  List<String> log() {
    return log.toString(StandardCharsets.UTF_8).lines().toList();
  }

  /** The queue as the function sends to it, through SQS's client. */
  private DigestQueue queue(String function) {
    var sqs = LocalTables.actions().sqs(function, "DigestQueue", queues.client());
    var sent = new SqsDigestQueue(() -> sqs, queueUrl);
    return (task, delay) -> {
      sent.send(task, delay);
      queue.send(task, delay);
    };
  }

  private UnsubscribeTokens tokens(String function) {
    var ssm = LocalTables.actions().ssm(function, LocalParameters.inMemory().client());
    var vault = new SsmSecretVault(() -> ssm, "/owl-issues/STACK");
    var keys = new VaultKeys(vault, clock, new SecureRandom());
    return new UnsubscribeTokens(() -> keys.key(UnsubscribeTokens.KEY));
  }

  void setFrequency(AlertFrequency wanted) {
    frequency = wanted;
    var settings = new ProjectSettings(OptionalInt.empty(), wanted, VersionOrder.STRING);
    Project project =
        aProject()
            .id(PROJECT)
            .in(TEAM)
            .name("Shop")
            .slug("shop")
            .settings(settings)
            .createdAt(START)
            .build();
    new StoredProjects(client, tables.names()).put(project);
  }

  AlertFrequency frequency() {
    return frequency;
  }

  /** Member number n. */
  static UUID user(int n) {
    return new UUID(9, n);
  }

  static String address(int n) {
    return "user%d@example.com".formatted(n);
  }

  void join(int n) {
    people.join(TEAM, user(n), address(n), clock.instant());
  }

  void leave(int n) {
    people.leave(TEAM, user(n));
  }

  /** Stores an issue whose errors became known now. */
  Issue issue(int n, IssueStatus status) {
    return issue(n, status, false, new IssueCounts(n + 1L, n));
  }

  Issue issue(int n, IssueStatus status, boolean dev, IssueCounts issueCounts) {
    return issue(
        n,
        status,
        dev,
        new Subject("Error " + n, "module", List.of(print(n)), 1),
        issueCounts,
        SeenRange.once(new Sighting(clock.instant(), "1." + n, "")));
  }

  Issue issue(
      int n,
      IssueStatus status,
      boolean dev,
      Subject subject,
      IssueCounts issueCounts,
      SeenRange seen) {
    Issue issue =
        anIssue()
            .id(new UUID(7, n))
            .in(TEAM, PROJECT, APP)
            .dev(dev)
            .subject(subject)
            .status(status)
            .issueCounts(issueCounts)
            .at(clock.instant())
            .seen(seen)
            .build();
    if (!issues.create(issue)) {
      throw new AssertionError("there already: " + n);
    }
    return issue;
  }

  /** Stores an issue whose events were imported now. */
  void imported(int n, IssueStatus status) {
    Issue issue = issue(n, status);
    Bookkeeping bookkeeping = issue.bookkeeping().withActivityAt(Instant.EPOCH).next();
    replace(IssueBuilder.like(issue).bookkeeping(bookkeeping).build());
  }

  private static Fingerprint print(int n) {
    byte[] bytes = new byte[32];
    bytes[0] = (byte) n;
    bytes[1] = (byte) (n >> 8);
    return new Fingerprint(bytes);
  }

  Issue find(int n) {
    return issues.find(PROJECT, new UUID(7, n)).orElseThrow();
  }

  /** More errors of an issue become known now. */
  void errors(int n) {
    Issue issue = find(n);
    replace(
        IssueBuilder.like(issue)
            .issueCounts(issue.issueCounts().plus(new IssueCounts(1, 0)))
            .bookkeeping(
                issue
                    .bookkeeping()
                    .counted(
                        "unit",
                        issue.bookkeeping().revision(),
                        Optional.empty(),
                        true,
                        clock.instant()))
            .build());
  }

  /** An issue that is there becomes that one, whose errors became known now. */
  void again(Issue next) {
    long revision = issues.find(PROJECT, next.id()).orElseThrow().bookkeeping().revision();
    Bookkeeping bookkeeping = next.bookkeeping();
    replace(
        next.withBookkeeping(
            new Bookkeeping(
                bookkeeping.createdAt(),
                clock.instant(),
                clock.instant(),
                Optional.empty(),
                bookkeeping.lastPages(),
                bookkeeping.inlineMembers(),
                bookkeeping.lastChange(),
                revision + 1)));
  }

  /** Another issue with those counts is merged into it, and more errors become known now. */
  void merged(int n, IssueCounts counts) {
    errors(n);
    Issue issue = find(n);
    replace(
        IssueBuilder.like(issue)
            .fingerprints(2)
            .issueCounts(new IssueCounts(2, 1).plus(counts))
            .bookkeeping(issue.bookkeeping().next())
            .build());
  }

  /** Somebody changes an issue's status now. */
  void become(int n, IssueStatus status) {
    Issue issue = find(n);
    replace(
        IssueBuilder.like(issue)
            .status(status)
            .bookkeeping(issue.bookkeeping().updated(clock.instant()))
            .build());
  }

  private void replace(Issue next) {
    if (!issues.replace(next)) {
      throw new AssertionError("changed meanwhile: " + next.id());
    }
  }

  /** Somebody removes the app. */
  void removeApp() {
    var stores = LocalStores.in(client, tables.names());
    new Removal(stores.teams(), stores.removals(), stores.keyRegistry(), (_, _) -> {}, ids, clock)
        .app(TEAM, APP, AuditEntry.Actor.SCAN);
  }

  JobRun plan() {
    return planner.digestPlanner().plan();
  }

  /** Starts a run of the team's own, as the API does for somebody who asks for one. */
  JobRun trigger() {
    var order = anOrder(JobType.ISSUE_NOTIFY).by("manual:user:" + user(0)).build();
    JobRun pending = JobRun.pending(ids.next(), JobRun.ownedBy(TEAM), order, clock.instant());
    if (!(jobs.start(pending) instanceof JobStore.Start.Started)) {
      throw new AssertionError("there is an active run");
    }
    return api.digestPlanner().plan(pending);
  }

  /** Calls a run off, as the API does. */
  void cancel(JobRun run) {
    if (!jobs.end(run.cancelled(clock.instant()))) {
      throw new AssertionError("ended already: " + run.id());
    }
  }

  /** Does one task. */
  void send(DigestTask task) {
    sender.digestSender().work(task, () -> false);
  }

  /** Works on the queue for that long. */
  void work(Duration time) {
    queue.work(time, this::send);
  }

  /** Plans and sends, as in the first half of an hour, and returns the run. */
  JobRun run() {
    JobRun run = plan();
    work(Duration.ofMinutes(20));
    return jobs.find(run.owner(), run.id()).orElseThrow();
  }

  JobRun job(JobRun run) {
    return jobs.find(run.owner(), run.id()).orElseThrow();
  }

  DigestHead head() {
    return digests.head(PROJECT);
  }

  List<DigestPage.Entry> digests() {
    return digests.newest(PROJECT, Optional.empty(), 1000).digests();
  }

  Digest digest(long number) {
    return digests.find(PROJECT, number).orElseThrow();
  }

  String decision() {
    return head().decision().map(DigestHead.Noted::reason).orElse("");
  }

  /** Who has got mails, one entry a mail, oldest first. */
  List<String> mailed() {
    return ses.outbox().reversed().stream().map(mail -> mail.to().getFirst()).toList();
  }

  OutboxMail newest() {
    return ses.outbox().getFirst();
  }

  /** The newest mail as plain text, whose lines SMTP ends with two characters. */
  String text() {
    return newest().text().replace("\r\n", "\n");
  }

  /** Hands mails on, and may die around one of them. */
  record Dying(Mailer mailer, Runnable before, Runnable after) implements Mailer {
    @Override
    public Sent send(Mail mail) {
      before.run();
      Sent sent = mailer.send(mail);
      after.run();
      return sent;
    }
  }

  @Override
  public void close() {
    sesClient.close();
    ses.close();
  }
}
