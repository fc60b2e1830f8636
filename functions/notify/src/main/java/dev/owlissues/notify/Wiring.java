package dev.owlissues.notify;

import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.base.id.RandomIds;
import dev.owlissues.shared.base.metric.Metrics;
import dev.owlissues.shared.base.retry.Sleeper;
import dev.owlissues.shared.base.vault.VaultKeys;
import dev.owlissues.shared.digest.MemberSubscribers;
import dev.owlissues.shared.digest.run.DigestMailWriter;
import dev.owlissues.shared.digest.run.DigestPlanner;
import dev.owlissues.shared.digest.run.DigestQueue;
import dev.owlissues.shared.digest.run.DigestSender;
import dev.owlissues.shared.digest.run.Notify;
import dev.owlissues.shared.digest.run.SendRate;
import dev.owlissues.shared.dynamo.account.DynamoMemberStore;
import dev.owlissues.shared.dynamo.account.DynamoTeamDirectory;
import dev.owlissues.shared.dynamo.account.DynamoTeamStore;
import dev.owlissues.shared.dynamo.account.DynamoUserStore;
import dev.owlissues.shared.dynamo.digest.DynamoDigestRuns;
import dev.owlissues.shared.dynamo.digest.DynamoDigestStore;
import dev.owlissues.shared.dynamo.digest.DynamoSuppressions;
import dev.owlissues.shared.dynamo.issue.DynamoIssueIndex;
import dev.owlissues.shared.dynamo.issue.DynamoIssueStore;
import dev.owlissues.shared.dynamo.issue.DynamoNotifiedIssues;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.dynamo.work.DynamoJobStore;
import dev.owlissues.shared.mail.Mailer;
import dev.owlissues.shared.mail.Sender;
import dev.owlissues.shared.mail.Suppressions;
import dev.owlissues.shared.mail.UnsubscribeTokens;
import dev.owlissues.shared.ses.SesClients;
import dev.owlissues.shared.ses.SesMailer;
import dev.owlissues.shared.sqs.SqsDigestQueue;
import dev.owlissues.shared.ssm.SsmSecretVault;
import java.io.PrintStream;
import java.net.URI;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.utils.Lazy;

/** Builds the notify handlers, top to bottom. */
public final class Wiring {
  /** The senders that may work at once, in {@code template.yaml}: they share the account's rate. */
  public static final int SENDERS = 2;

  private final DynamoDbClient dynamo;
  private final TableNames tables;
  private final InstantSource clock;
  private final Post post;
  private final Notify notify;

  /**
   * How mails get out.
   *
   * @param publicUrl where their links lead
   * @param metrics take what became of them
   */
  public record Post(
      Mailer mailer, URI publicUrl, UnsubscribeTokens tokens, SendRate sendRate, Metrics metrics) {}

  /** Handlers on those clients. */
  public Wiring(
      DynamoDbClient dynamo,
      TableNames tables,
      DigestQueue queue,
      InstantSource clock,
      Ids ids,
      Post post) {
    this.dynamo = dynamo;
    this.tables = tables;
    this.clock = clock;
    this.post = post;
    this.notify = new Notify(stores(ids), queue, clock, ids);
  }

  /** The metrics of digests, written there. */
  public static Metrics metrics(PrintStream out, String stage, InstantSource clock) {
    return new Metrics(out, "notify", stage, clock);
  }

  private Notify.Stores stores(Ids ids) {
    return new Notify.Stores(
        new Notify.Issues(
            new DynamoIssueIndex(dynamo, tables),
            new DynamoIssueStore(dynamo, tables),
            new DynamoNotifiedIssues(dynamo, tables)),
        new Notify.People(
            new DynamoTeamDirectory(dynamo, tables),
            new DynamoTeamStore(dynamo, tables),
            new MemberSubscribers(
                new DynamoMemberStore(dynamo, tables), new DynamoUserStore(dynamo, tables)),
            suppressions()),
        new DynamoDigestStore(dynamo, tables, ids),
        new Notify.Runs(new DynamoDigestRuns(dynamo, tables), new DynamoJobStore(dynamo, tables)));
  }

  /** Handlers as the function's environment describes them. */
  public static Wiring fromEnvironment() {
    var http = UrlConnectionHttpClient.create();
    var clock = InstantSource.system();
    var random = new SecureRandom();
    var tables =
        TableNames.of(
            System::getenv,
            List.of(
                Tables.AUDIT,
                Tables.DIGESTS,
                Tables.ISSUES,
                Tables.JOBS,
                Tables.TEAMS,
                Tables.USERS));
    var queue =
        new SqsDigestQueue(
            new Lazy<>(() -> SqsClient.builder().httpClient(http).build())::getValue,
            System.getenv("OWL_DIGEST_QUEUE_URL"));
    return new Wiring(
        DynamoDbClient.builder().httpClient(http).build(),
        tables,
        queue,
        clock,
        new RandomIds(clock, random),
        post(http, clock, random));
  }

  private static Mailer mailer(SdkHttpClient http, InstantSource clock) {
    var sender =
        new Sender(
            Optional.ofNullable(System.getenv("OWL_MAIL_FROM")).orElse(""),
            Optional.ofNullable(System.getenv("OWL_MAIL_CONFIGURATION_SET"))
                .filter(name -> !name.isBlank()));
    return SesMailer.ofStack(
        new Lazy<>(() -> SesClients.sendingOnce(http).build())::getValue,
        sender,
        clock,
        System.out);
  }

  private static Post post(SdkHttpClient http, InstantSource clock, SecureRandom random) {
    var vault =
        new SsmSecretVault(
            new Lazy<>(() -> SsmClient.builder().httpClient(http).build())::getValue,
            System.getenv("OWL_SECRETS_PATH"));
    var keys = new VaultKeys(vault, clock, random);
    int rate = Integer.parseInt(System.getenv("OWL_MAILS_PER_SECOND"));
    return new Post(
        mailer(http, clock),
        URI.create(System.getenv("OWL_PUBLIC_URL")),
        new UnsubscribeTokens(() -> keys.key(UnsubscribeTokens.KEY)),
        new SendRate(Duration.ofMillis(1000L * SENDERS / rate), clock, Sleeper::sleep),
        metrics(System.out, System.getenv("OWL_STAGE"), clock));
  }

  /** The planner's handler. */
  public DigestPlannerHandler planner() {
    return new DigestPlannerHandler(digestPlanner());
  }

  /** The sender's handler. */
  public DigestSenderHandler sender() {
    return new DigestSenderHandler(digestSender());
  }

  /** The handler of bounces and complaints. */
  public MailFeedbackHandler feedback() {
    return new MailFeedbackHandler(suppressions(), clock);
  }

  DigestPlanner digestPlanner() {
    return notify.planner();
  }

  DigestSender digestSender() {
    DigestMailWriter letters = new HtmlDigestMailWriter(post.publicUrl(), post.tokens());
    var mailer = new CountedMailer(post.mailer(), post.metrics());
    return notify.sender(new Notify.Post(letters, mailer, post.sendRate()));
  }

  Suppressions suppressions() {
    return new DynamoSuppressions(dynamo, tables);
  }

  InstantSource clock() {
    return clock;
  }
}
