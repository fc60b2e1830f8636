package dev.owlissues.notify;

import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.base.id.RandomIds;
import dev.owlissues.shared.base.metric.Log;
import dev.owlissues.shared.base.metric.Metrics;
import dev.owlissues.shared.base.retry.Sleeper;
import dev.owlissues.shared.base.vault.VaultKeys;
import dev.owlissues.shared.digest.MemberSubscribers;
import dev.owlissues.shared.digest.run.DigestDelivery;
import dev.owlissues.shared.digest.run.DigestPlanner;
import dev.owlissues.shared.digest.run.DigestQueue;
import dev.owlissues.shared.digest.run.DigestRound;
import dev.owlissues.shared.digest.run.DigestSender;
import dev.owlissues.shared.digest.run.SendRate;
import dev.owlissues.shared.dynamo.DynamoRetries;
import dev.owlissues.shared.dynamo.DynamoStores;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.mail.Mailer;
import dev.owlissues.shared.mail.Sender;
import dev.owlissues.shared.mail.Suppressions;
import dev.owlissues.shared.mail.UnsubscribeTokens;
import dev.owlissues.shared.ses.SesClients;
import dev.owlissues.shared.ses.SesMailer;
import dev.owlissues.shared.sqs.SqsDigestQueue;
import dev.owlissues.shared.ssm.SsmSecretVault;
import dev.owlissues.shared.wiring.DigestWiring;
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

  private final DynamoStores stores;
  private final DigestWiring digests;
  private final DigestQueue queue;
  private final InstantSource clock;
  private final Mailer mailer;
  private final URI publicUrl;
  private final UnsubscribeTokens tokens;
  private final SendRate sendRate;
  private final Log log;
  private final Metrics metrics;

  /**
   * Handlers on those clients.
   *
   * @param publicUrl where the mails' links lead
   * @param log takes what became of the mails, also as metrics of {@code stage}
   */
  public Wiring(
      DynamoDbClient dynamo,
      TableNames tables,
      DigestQueue queue,
      InstantSource clock,
      Ids ids,
      Mailer mailer,
      URI publicUrl,
      UnsubscribeTokens tokens,
      SendRate sendRate,
      Log log,
      String stage) {
    this.stores = new DynamoStores(dynamo, tables, clock, ids, Sleeper::sleep);
    this.digests = new DigestWiring(stores, clock, ids);
    this.queue = queue;
    this.clock = clock;
    this.mailer = mailer;
    this.publicUrl = publicUrl;
    this.tokens = tokens;
    this.sendRate = sendRate;
    this.log = log;
    this.metrics = new Metrics(log, "notify", stage, clock);
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
    var log = new Log(System.out, clock);
    int rate = Integer.parseInt(System.getenv("OWL_MAILS_PER_SECOND"));
    return new Wiring(
        DynamoDbClient.builder()
            .httpClient(http)
            .overrideConfiguration(client -> client.retryStrategy(DynamoRetries::alsoConflicts))
            .build(),
        tables,
        queue,
        clock,
        new RandomIds(clock, random),
        mailer(http, clock, log),
        URI.create(System.getenv("OWL_PUBLIC_URL")),
        tokens(http, clock, random),
        new SendRate(Duration.ofMillis(1000L * SENDERS / rate), clock, Sleeper::sleep),
        log,
        System.getenv("OWL_STAGE"));
  }

  private static Mailer mailer(SdkHttpClient http, InstantSource clock, Log log) {
    var sender =
        new Sender(
            Optional.ofNullable(System.getenv("OWL_MAIL_FROM")).orElse(""),
            Optional.ofNullable(System.getenv("OWL_MAIL_CONFIGURATION_SET"))
                .filter(name -> !name.isBlank()));
    return SesMailer.ofStack(
        new Lazy<>(() -> SesClients.sendingOnce(http).build())::getValue, sender, clock, log);
  }

  private static UnsubscribeTokens tokens(
      SdkHttpClient http, InstantSource clock, SecureRandom random) {
    var vault =
        new SsmSecretVault(
            new Lazy<>(() -> SsmClient.builder().httpClient(http).build())::getValue,
            System.getenv("OWL_SECRETS_PATH"));
    var keys = new VaultKeys(vault, clock, random);
    return new UnsubscribeTokens(() -> keys.key(UnsubscribeTokens.KEY));
  }

  /** The planner's handler. */
  public DigestPlannerHandler planner() {
    return new DigestPlannerHandler(digestPlanner(), log);
  }

  /** The sender's handler. */
  public DigestSenderHandler sender() {
    return new DigestSenderHandler(digestSender(), log);
  }

  /** The handler of bounces and complaints. */
  public MailFeedbackHandler feedback() {
    return new MailFeedbackHandler(suppressions(), clock, log);
  }

  DigestPlanner digestPlanner() {
    return digests.planner(queue);
  }

  DigestSender digestSender() {
    var issues = digests.issues();
    var store = stores.digests();
    var subscribers = new MemberSubscribers(stores.members(), stores.users());
    var delivery =
        new DigestDelivery(
            store,
            subscribers,
            suppressions(),
            new CountedMailer(mailer, metrics),
            new HtmlDigestMailWriter(publicUrl, tokens),
            clock);
    var round =
        new DigestRound(
            store,
            stores.teams(),
            subscribers,
            suppressions(),
            issues,
            stores.toldIssues(),
            delivery,
            sendRate,
            clock);
    return new DigestSender(round, stores.digestRuns(), stores.jobs(), queue, clock);
  }

  Suppressions suppressions() {
    return stores.suppressions();
  }

  Log log() {
    return log;
  }

  InstantSource clock() {
    return clock;
  }
}
