package dev.owlissues.api;

import dev.owlissues.api.account.UnsubscribeEndpoints;
import dev.owlissues.api.audit.AuditEndpoints;
import dev.owlissues.api.digest.DigestEndpoints;
import dev.owlissues.api.event.EventEndpoints;
import dev.owlissues.api.http.Api;
import dev.owlissues.api.http.Door;
import dev.owlissues.api.http.PublicAddress;
import dev.owlissues.api.http.RouteHandler;
import dev.owlissues.api.issue.CommentEndpoints;
import dev.owlissues.api.issue.DeletionEndpoint;
import dev.owlissues.api.issue.FingerprintEndpoints;
import dev.owlissues.api.issue.IssueEndpoints;
import dev.owlissues.api.issue.IssueLookup;
import dev.owlissues.api.issue.MergeEndpoint;
import dev.owlissues.api.issue.export.ExportEndpoint;
import dev.owlissues.api.issue.list.IssueListEndpoints;
import dev.owlissues.api.project.AppEndpoints;
import dev.owlissues.api.project.AppRefusals;
import dev.owlissues.api.project.AppUserEndpoints;
import dev.owlissues.api.project.Catalog;
import dev.owlissues.api.project.CatalogEndpoints;
import dev.owlissues.api.project.KeyRotation;
import dev.owlissues.api.project.NextDigests;
import dev.owlissues.api.project.ProjectEndpoints;
import dev.owlissues.api.project.Removals;
import dev.owlissues.api.project.SentryAddress;
import dev.owlissues.api.project.UserErasureEndpoint;
import dev.owlissues.gateway.Gateway;
import dev.owlissues.gateway.Route;
import dev.owlissues.gateway.Router;
import dev.owlissues.shared.account.access.Authenticator;
import dev.owlissues.shared.account.access.KeyType;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.account.access.Sessions;
import dev.owlissues.shared.account.signin.SignUpRule;
import dev.owlissues.shared.account.team.ClientSecrets;
import dev.owlissues.shared.account.team.Removal;
import dev.owlissues.shared.appuser.AppUserFinder;
import dev.owlissues.shared.audit.AuditEntries;
import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.base.id.RandomIds;
import dev.owlissues.shared.base.metric.Log;
import dev.owlissues.shared.base.retry.Sleeper;
import dev.owlissues.shared.base.vault.VaultKeys;
import dev.owlissues.shared.digest.DigestAgenda;
import dev.owlissues.shared.dynamo.DynamoRetries;
import dev.owlissues.shared.dynamo.DynamoStores;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.issue.comment.CommentService;
import dev.owlissues.shared.issue.export.IssueExport;
import dev.owlissues.shared.issue.list.IssueList;
import dev.owlissues.shared.issue.list.SortedIssues;
import dev.owlissues.shared.issue.merge.MergeService;
import dev.owlissues.shared.mail.Mailer;
import dev.owlissues.shared.mail.Sender;
import dev.owlissues.shared.mail.UnsubscribeTokens;
import dev.owlissues.shared.purge.work.PurgeService;
import dev.owlissues.shared.ses.SesClients;
import dev.owlissues.shared.ses.SesMailer;
import dev.owlissues.shared.sqs.SqsDigestQueue;
import dev.owlissues.shared.sqs.SqsMergeQueue;
import dev.owlissues.shared.sqs.SqsPurgeQueue;
import dev.owlissues.shared.sqs.SqsTaskQueue;
import dev.owlissues.shared.ssm.SsmSecretVault;
import dev.owlissues.shared.wiring.DigestWiring;
import dev.owlissues.shared.wiring.MergeWiring;
import dev.owlissues.shared.wiring.PurgeWiring;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.Stream;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sesv2.SesV2Client;
import software.amazon.awssdk.services.sqs.SqsClient;
import software.amazon.awssdk.services.ssm.SsmClient;
import software.amazon.awssdk.utils.Lazy;

/** Puts the function together. */
public final class Wiring {
  /** Names where people reach the stack; empty or absent where it has no domain of its own. */
  static final String PUBLIC_URL = "OWL_PUBLIC_URL";

  /** How much a merge does at once: each of these waits for a table most of its time. */
  private static final int MERGE_LANES = 16;

  private final DynamoStores stores;
  private final InstantSource clock;
  private final Optional<URI> publicUrl;
  private final Dependencies dependencies;
  private final Ids ids;
  private final VaultKeys keys;
  private final Optional<Sessions> sessions;
  private final Runnable clients;

  /**
   * Parts as they are; log lines go to standard output.
   *
   * @param publicUrl where people and SDKs reach the stack; where it is empty, answers name the
   *     host that the request was sent to
   */
  public Wiring(
      DynamoDbClient dynamo,
      TableNames names,
      InstantSource clock,
      Optional<URI> publicUrl,
      Dependencies dependencies) {
    this(dynamo, names, clock, publicUrl, dependencies, Optional.empty(), () -> {});
  }

  /**
   * The same.
   *
   * @param sessions of people who are signed in some other way
   * @param clients makes the clients that are otherwise made when they are first asked for
   */
  Wiring(
      DynamoDbClient dynamo,
      TableNames names,
      InstantSource clock,
      Optional<URI> publicUrl,
      Dependencies dependencies,
      Optional<Sessions> sessions,
      Runnable clients) {
    this.clock = clock;
    this.publicUrl = publicUrl;
    this.dependencies = dependencies;
    this.ids = new RandomIds(clock, dependencies.random());
    this.stores = new DynamoStores(dynamo, names, clock, ids, Sleeper::sleep);
    this.keys = new VaultKeys(dependencies.vault(), clock, dependencies.random());
    this.sessions = sessions;
    this.clients = clients;
  }

  /** The parts that Lambda's environment describes. */
  public static Wiring fromEnvironment() {
    SdkHttpClient http = UrlConnectionHttpClient.create();
    DynamoDbClient dynamo =
        DynamoDbClient.builder()
            .httpClient(http)
            .overrideConfiguration(client -> client.retryStrategy(DynamoRetries::alsoConflicts))
            .build();
    TableNames names =
        TableNames.of(
            System::getenv,
            List.of(
                Tables.APP_USERS,
                Tables.AUDIT,
                Tables.COMMENTS,
                Tables.DIGESTS,
                Tables.EVENTS,
                Tables.FINGERPRINTS,
                Tables.ISSUES,
                Tables.JOBS,
                Tables.KEYS,
                Tables.LIMITS,
                Tables.OCCURRENCES,
                Tables.TEAMS,
                Tables.USER_PROPERTIES,
                Tables.USERS,
                Tables.WORK));
    Optional<URI> publicUrl =
        Optional.ofNullable(System.getenv(PUBLIC_URL))
            .filter(url -> !url.isBlank())
            .map(URI::create);
    InstantSource clock = InstantSource.system();
    var clients = new Clients(http);
    return new Wiring(
        dynamo,
        names,
        clock,
        publicUrl,
        dependencies(clients, clock),
        Optional.empty(),
        clients::makeAll);
  }

  /** Clients that most requests need none of, each made when it is first asked for. */
  private static final class Clients {
    private final Lazy<SsmClient> ssm;
    private final Lazy<SqsClient> sqs;
    private final Lazy<SesV2Client> ses;

    Clients(SdkHttpClient http) {
      ssm = new Lazy<>(() -> SsmClient.builder().httpClient(http).build());
      sqs = new Lazy<>(() -> SqsClient.builder().httpClient(http).build());
      ses = new Lazy<>(() -> SesClients.sendingOnce(http).build());
    }

    void makeAll() {
      Stream.of(ssm, sqs, ses).forEach(Lazy::getValue);
    }
  }

  private static Dependencies dependencies(Clients clients, InstantSource clock) {
    var vault = new SsmSecretVault(clients.ssm::getValue, System.getenv("OWL_SECRETS_PATH"));
    Supplier<SqsClient> sqs = clients.sqs::getValue;
    String queue = System.getenv("OWL_SCAN_QUEUE_URL");
    return new Dependencies(
        vault,
        mailer(clients, clock),
        SignUpRule.parse(Optional.ofNullable(System.getenv("OWL_SIGN_UP")).orElse("")),
        new SqsMergeQueue(sqs, queue),
        new SqsPurgeQueue(sqs, queue),
        new SqsTaskQueue(sqs, queue),
        new SqsDigestQueue(sqs, System.getenv("OWL_DIGEST_QUEUE_URL")),
        new SecureRandom());
  }

  private static Mailer mailer(Clients clients, InstantSource clock) {
    var sender =
        new Sender(
            Optional.ofNullable(System.getenv("OWL_MAIL_FROM")).orElse(""),
            Optional.ofNullable(System.getenv("OWL_MAIL_CONFIGURATION_SET"))
                .filter(name -> !name.isBlank()));
    return SesMailer.ofStack(clients.ses::getValue, sender, clock, new Log(System.out, clock));
  }

  /** The handler of the REST API. */
  public ApiHandler apiHandler() {
    return new ApiHandler(this);
  }

  public Gateway gateway() {
    return new Gateway(new Log(System.out, clock));
  }

  Warmup warmup() {
    return new Warmup(clients);
  }

  /** Where everything that may not repeat is drawn from: ids, codes, tokens, secrets. */
  SecureRandom random() {
    return dependencies.random();
  }

  public Api api() {
    return new Api(
        new Router<>(routes()),
        new Authenticator(stores.keys(), stores.makers(), clock),
        accounts().sessions(),
        new PublicAddress(publicUrl));
  }

  /** The API's routes, and those of the faces that go through it. */
  List<Route<RouteHandler>> routes() {
    // Made when the first agent comes: it loads what no other request needs.
    var mcp =
        new Lazy<>(() ->
            McpWiring.endpoint(
                new Door(new Router<>(apiRoutes())),
                gateway(),
                new PublicAddress(publicUrl),
                random()));
    return Stream.concat(
            apiRoutes().stream(), Routes.mcp(call -> mcp.getValue().answer(call)).stream())
        .toList();
  }

  private List<Route<RouteHandler>> apiRoutes() {
    var catalog = new Catalog(stores.teams(), stores.erasures(), clock);
    return Stream.of(
            Routes.open(),
            accounts().routes(catalog),
            digests(catalog),
            Routes.teams(
                new CatalogEndpoints(
                    catalog,
                    new ClientSecrets(stores.keyRegistry(), clock),
                    new SentryAddress(publicUrl),
                    refusals(),
                    nextDigests())),
            administration(catalog),
            Routes.events(
                new EventEndpoints(catalog, stores.eventArchive(), clock), stores.rateLimits()),
            issueRoutes(catalog))
        .flatMap(List::stream)
        .toList();
  }

  private List<Route<RouteHandler>> issueRoutes(Catalog catalog) {
    var issues = stores.issues();
    var comments = stores.comments();
    var lookup = new IssueLookup(catalog, issues);
    var lists =
        new IssueListEndpoints(
            catalog,
            new IssueList(stores.issueIndex(), issues),
            new SortedIssues(stores.issueEntries(), issues, stores.routes()),
            stores.scanStatus(),
            stores.toldIssues(),
            clock);
    MergeService merging =
        new MergeWiring(stores, clock, ids)
            .merging(dependencies.merges(), MERGE_LANES, MergeService.IN_REQUEST);
    return Stream.of(
            Routes.issueLists(lists),
            Routes.issues(
                new IssueEndpoints(lookup, stores.occurrences(), stores.routes(), comments, clock)),
            WorkflowWiring.routes(stores, clock, ids, catalog, lookup),
            Routes.comments(
                new CommentEndpoints(
                    lookup, comments, new CommentService(comments, issues, clock, ids))),
            Routes.exports(
                new ExportEndpoint(
                    catalog,
                    new IssueExport(stores.issueIndex(), issues, stores.occurrences(), comments),
                    clock)),
            Routes.fingerprints(new FingerprintEndpoints(lookup, stores.routes())),
            Routes.merges(new MergeEndpoint(lookup, merging, clock)),
            Routes.deletions(new DeletionEndpoint(lookup, purging())))
        .flatMap(List::stream)
        .toList();
  }

  private List<Route<RouteHandler>> digests(Catalog catalog) {
    DigestAgenda agenda = new DigestWiring(stores, clock, ids).agenda();
    return Routes.digests(
        new DigestEndpoints(catalog, stores.digests(), agenda, clock),
        new UnsubscribeEndpoints(
            new UnsubscribeTokens(() -> keys.key(UnsubscribeTokens.KEY)), stores.members()));
  }

  private PurgeService purging() {
    return new PurgeWiring(stores, clock, ids).purging(dependencies.purges(), MERGE_LANES);
  }

  private AccountWiring accounts() {
    return new AccountWiring(stores, dependencies, keys, sessions, ids, clock, publicUrl);
  }

  private AppRefusals refusals() {
    return new AppRefusals(stores.refusedEvents(), clock);
  }

  private NextDigests nextDigests() {
    return new NextDigests(stores.digestHeads(), clock);
  }

  /** Projects, apps, the audit log and jobs. */
  private List<Route<RouteHandler>> administration(Catalog catalog) {
    var entries = new AuditEntries(ids, clock);
    var projects = stores.projects();
    var removals =
        new Removals(
            new Removal(
                stores.teams(),
                stores.removals(),
                stores.keyRegistry(),
                dependencies.purges(),
                entries.ids(),
                clock));
    Supplier<Secret> clientSecrets = () -> Secret.draw(KeyType.CLIENT, dependencies.random());
    var working = new ClientSecrets(stores.keyRegistry(), clock);
    var sentry = new SentryAddress(publicUrl);
    var apps =
        new AppEndpoints(
            catalog, projects, removals, entries, clientSecrets, working, sentry, refusals());
    var rotation =
        new KeyRotation(
            catalog, stores.keyRegistry(), working, entries, clientSecrets, sentry, refusals());
    return Stream.of(
            Routes.projects(
                new ProjectEndpoints(catalog, projects, removals, entries, nextDigests())),
            Routes.apps(apps, rotation),
            Routes.appUsers(
                new AppUserEndpoints(catalog, stores.appUsers(), stores.userProperties()),
                new UserErasureEndpoint(
                    catalog,
                    stores.eventArchive(),
                    new AppUserFinder(stores.appUsers(), MERGE_LANES),
                    stores.userProperties(),
                    purging())),
            Routes.audit(new AuditEndpoints(catalog, stores.auditLog(), clock)),
            JobsWiring.routes(stores, clock, ids, catalog, entries, dependencies))
        .flatMap(List::stream)
        .toList();
  }
}
