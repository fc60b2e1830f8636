package dev.owlissues.api;

import dev.owlissues.gateway.Gateway;
import dev.owlissues.gateway.Route;
import dev.owlissues.gateway.Router;
import dev.owlissues.shared.access.Authenticator;
import dev.owlissues.shared.access.KeyType;
import dev.owlissues.shared.access.Secret;
import dev.owlissues.shared.access.Sessions;
import dev.owlissues.shared.audit.AuditEntries;
import dev.owlissues.shared.comment.Discussion;
import dev.owlissues.shared.digest.DigestAgenda;
import dev.owlissues.shared.digest.DigestIssues;
import dev.owlissues.shared.dynamo.DynamoAppUserStore;
import dev.owlissues.shared.dynamo.DynamoAuditLog;
import dev.owlissues.shared.dynamo.DynamoBucketStore;
import dev.owlissues.shared.dynamo.DynamoCodeStore;
import dev.owlissues.shared.dynamo.DynamoCommentStore;
import dev.owlissues.shared.dynamo.DynamoDigestStore;
import dev.owlissues.shared.dynamo.DynamoEventArchive;
import dev.owlissues.shared.dynamo.DynamoInvitationStore;
import dev.owlissues.shared.dynamo.DynamoIssueIndex;
import dev.owlissues.shared.dynamo.DynamoIssueStore;
import dev.owlissues.shared.dynamo.DynamoKeyRegistry;
import dev.owlissues.shared.dynamo.DynamoKeyStore;
import dev.owlissues.shared.dynamo.DynamoMemberStore;
import dev.owlissues.shared.dynamo.DynamoMergeStore;
import dev.owlissues.shared.dynamo.DynamoNotifiedIssues;
import dev.owlissues.shared.dynamo.DynamoOccurrenceArchive;
import dev.owlissues.shared.dynamo.DynamoPackStore;
import dev.owlissues.shared.dynamo.DynamoPageGate;
import dev.owlissues.shared.dynamo.DynamoProjectStore;
import dev.owlissues.shared.dynamo.DynamoRateLimits;
import dev.owlissues.shared.dynamo.DynamoRemovalStore;
import dev.owlissues.shared.dynamo.DynamoSignUps;
import dev.owlissues.shared.dynamo.DynamoSuppressions;
import dev.owlissues.shared.dynamo.DynamoTeamDesk;
import dev.owlissues.shared.dynamo.DynamoTeamStore;
import dev.owlissues.shared.dynamo.DynamoUnitStore;
import dev.owlissues.shared.dynamo.DynamoUserPropertyStore;
import dev.owlissues.shared.dynamo.DynamoUserStore;
import dev.owlissues.shared.dynamo.TableNames;
import dev.owlissues.shared.dynamo.Tables;
import dev.owlissues.shared.id.Ids;
import dev.owlissues.shared.id.RandomIds;
import dev.owlissues.shared.issue.IssueList;
import dev.owlissues.shared.issue.IssueWorkflow;
import dev.owlissues.shared.mail.Mailer;
import dev.owlissues.shared.mail.Sender;
import dev.owlissues.shared.mail.UnsubscribeTokens;
import dev.owlissues.shared.member.InvitationDesk;
import dev.owlissues.shared.member.InvitationStore;
import dev.owlissues.shared.member.MemberDesk;
import dev.owlissues.shared.merge.MergeStores;
import dev.owlissues.shared.merge.Merging;
import dev.owlissues.shared.merge.UnitsAtRest;
import dev.owlissues.shared.scan.Lanes;
import dev.owlissues.shared.ses.SesClients;
import dev.owlissues.shared.ses.SesMailer;
import dev.owlissues.shared.signin.CodeDesk;
import dev.owlissues.shared.signin.CodeHash;
import dev.owlissues.shared.signin.Drawing;
import dev.owlissues.shared.signin.SessionTokens;
import dev.owlissues.shared.signin.SignIn;
import dev.owlissues.shared.signin.SignUpDoor;
import dev.owlissues.shared.signin.SignUpRule;
import dev.owlissues.shared.signin.SignedSessions;
import dev.owlissues.shared.sqs.SqsDigestQueue;
import dev.owlissues.shared.sqs.SqsMergeQueue;
import dev.owlissues.shared.sqs.SqsTaskQueue;
import dev.owlissues.shared.ssm.SsmSecretVault;
import dev.owlissues.shared.team.Removal;
import dev.owlissues.shared.user.UserStore;
import dev.owlissues.shared.vault.VaultKeys;
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
  private static final Lanes MERGE_LANES = new Lanes(16);

  private final DynamoDbClient dynamo;
  private final TableNames names;
  private final InstantSource clock;
  private final Optional<URI> publicUrl;
  private final Outside outside;
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
      Outside outside) {
    this(dynamo, names, clock, publicUrl, outside, Optional.empty(), () -> {});
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
      Outside outside,
      Optional<Sessions> sessions,
      Runnable clients) {
    this.dynamo = dynamo;
    this.names = names;
    this.clock = clock;
    this.publicUrl = publicUrl;
    this.outside = outside;
    this.keys = new VaultKeys(outside.vault(), clock, outside.random());
    this.sessions = sessions;
    this.clients = clients;
  }

  /** The parts that Lambda's environment describes. */
  public static Wiring fromEnvironment() {
    SdkHttpClient http = UrlConnectionHttpClient.create();
    DynamoDbClient dynamo = DynamoDbClient.builder().httpClient(http).build();
    TableNames names =
        TableNames.of(
            System::getenv,
            List.of(
                Tables.APP_USERS,
                Tables.AUDIT,
                Tables.COMMENTS,
                Tables.DIGESTS,
                Tables.EVENTS,
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
        outside(clients, clock),
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

  private static Outside outside(Clients clients, InstantSource clock) {
    var vault = new SsmSecretVault(clients.ssm::getValue, System.getenv("OWL_SECRETS_PATH"));
    Supplier<SqsClient> sqs = clients.sqs::getValue;
    String queue = System.getenv("OWL_SCAN_QUEUE_URL");
    return new Outside(
        vault,
        mailer(clients, clock),
        SignUpRule.parse(Optional.ofNullable(System.getenv("OWL_SIGN_UP")).orElse("")),
        new SqsMergeQueue(sqs, queue),
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
    return SesMailer.ofStack(clients.ses::getValue, sender, clock, System.out);
  }

  /** The handler of the REST API. */
  public ApiHandler apiHandler() {
    return new ApiHandler(this);
  }

  Gateway gateway() {
    return new Gateway(System.out);
  }

  Warmth warmth() {
    return new Warmth(clients);
  }

  /** Where everything that may not repeat is drawn from: ids, codes, tokens, secrets. */
  SecureRandom random() {
    return outside.random();
  }

  Api api() {
    return new Api(
        new Router<>(routes()),
        new Authenticator(new DynamoKeyStore(dynamo, names), clock),
        sessions.orElseGet(() -> new SignedSessions(tokens(), new DynamoUserStore(dynamo, names))),
        new PublicAddress(publicUrl));
  }

  List<Route<Target>> routes() {
    var catalog = new Catalog(new DynamoTeamStore(dynamo, names), clock);
    return Stream.of(
            Routes.open(),
            accounts(catalog),
            digests(catalog),
            Routes.teams(new TeamEndpoints(catalog, new SentryAddress(publicUrl))),
            administration(catalog),
            Routes.events(
                new EventEndpoints(catalog, new DynamoEventArchive(dynamo, names, clock), clock),
                new DynamoRateLimits(dynamo, names, clock)),
            issueRoutes(catalog))
        .flatMap(List::stream)
        .toList();
  }

  private List<Route<Target>> issueRoutes(Catalog catalog) {
    var issues = new DynamoIssueStore(dynamo, names);
    var comments = new DynamoCommentStore(dynamo, names);
    var ids = new RandomIds(clock, outside.random());
    var lookup = new IssueLookup(catalog, issues);
    var list = new IssueList(new DynamoIssueIndex(dynamo, names), issues);
    return Stream.of(
            Routes.issueLists(new IssueListEndpoints(catalog, list)),
            Routes.issues(
                new IssueEndpoints(
                    catalog,
                    lookup,
                    new DynamoOccurrenceArchive(dynamo, names),
                    comments,
                    new IssueWorkflow(issues, clock, ids))),
            Routes.comments(
                new CommentEndpoints(
                    lookup, comments, new Discussion(comments, issues, clock, ids))),
            Routes.merges(new MergeEndpoint(catalog, lookup, merging(ids))))
        .flatMap(List::stream)
        .toList();
  }

  private List<Route<Target>> digests(Catalog catalog) {
    var digests = new DynamoDigestStore(dynamo, names, new RandomIds(clock, outside.random()));
    var issues =
        new DigestIssues(
            new DynamoIssueIndex(dynamo, names),
            new DynamoIssueStore(dynamo, names),
            new DynamoNotifiedIssues(dynamo, names));
    return Routes.digests(
        new DigestEndpoints(catalog, digests, new DigestAgenda(digests, issues), clock),
        new UnsubscribeEndpoints(
            new UnsubscribeTokens(() -> keys.key(UnsubscribeTokens.KEY)),
            new DynamoMemberStore(dynamo, names)));
  }

  private SessionTokens tokens() {
    return new SessionTokens(keys, clock);
  }

  /** Signing in, teams, their members and their keys. */
  private List<Route<Target>> accounts(Catalog catalog) {
    var teams = new DynamoTeamStore(dynamo, names);
    var users = new DynamoUserStore(dynamo, names);
    var members = new DynamoMemberStore(dynamo, names);
    var invitations = new DynamoInvitationStore(dynamo, names);
    var registry = new DynamoKeyRegistry(dynamo, names);
    var entries = new AuditEntries(new RandomIds(clock, outside.random()), clock);
    var drawing = new Drawing(entries, outside.random());
    var people =
        new People(members, invitations, users, new DynamoSuppressions(dynamo, names), clock);
    var address = new PublicAddress(publicUrl);
    var invitationDesk =
        new InvitationDesk(
            invitations, members, users, outside.mailer(), entries, outside.random());
    return Stream.of(
            Routes.signIn(signIn(users, invitations, drawing)),
            Routes.me(new MeEndpoints(catalog, users, members, registry, drawing)),
            Routes.keys(new KeyEndpoints(catalog, registry, teams, users, drawing)),
            Routes.members(
                new TeamRecordEndpoints(
                    catalog, new DynamoTeamDesk(dynamo, names), people, drawing),
                new MemberEndpoints(
                    catalog, new MemberDesk(members, registry, entries), members, people)),
            Routes.invitations(
                new InvitationEndpoints(catalog, invitationDesk, teams, people, address, clock)))
        .flatMap(List::stream)
        .toList();
  }

  private SignInEndpoints signIn(UserStore users, InvitationStore invitations, Drawing drawing) {
    var codes = new DynamoCodeStore(dynamo, names);
    var door = new SignUpDoor(users, invitations, outside.signUps());
    var hash = new CodeHash(keys);
    var desk = new CodeDesk(codes, codes, door, outside.mailer(), hash, clock, outside.random());
    var signIn = new SignIn(codes, users, new DynamoSignUps(dynamo, names), door, hash, drawing);
    return new SignInEndpoints(
        desk, signIn, tokens(), new DynamoTeamStore(dynamo, names), new PublicAddress(publicUrl));
  }

  private Merging merging(Ids ids) {
    var under =
        new MergeStores(
            new DynamoIssueStore(dynamo, names),
            new DynamoBucketStore(dynamo, names),
            new DynamoPackStore(dynamo, names),
            new DynamoCommentStore(dynamo, names));
    var rest =
        new UnitsAtRest(
            new DynamoUnitStore(dynamo, names), new DynamoPageGate(dynamo, names), clock, ids);
    var stores = new Merging.Stores(new DynamoMergeStore(dynamo, names), under, rest);
    return new Merging(
        stores, outside.merges(), new Merging.Pace(MERGE_LANES, Merging.IN_REQUEST), clock, ids);
  }

  /** Projects, apps, the audit log and jobs. */
  private List<Route<Target>> administration(Catalog catalog) {
    var audited = new Audited(new RandomIds(clock, outside.random()), clock);
    var projects = new DynamoProjectStore(dynamo, names);
    var removals =
        new Removals(
            new Removal(
                new DynamoTeamStore(dynamo, names),
                new DynamoRemovalStore(dynamo, names),
                new DynamoKeyRegistry(dynamo, names),
                audited.ids(),
                clock));
    var apps =
        new AppEndpoints(
            catalog,
            projects,
            removals,
            audited,
            () -> Secret.draw(KeyType.CLIENT, outside.random()),
            new SentryAddress(publicUrl));
    return Stream.of(
            Routes.projects(new ProjectEndpoints(catalog, projects, removals, audited)),
            Routes.apps(apps),
            Routes.appUsers(
                new AppUserEndpoints(
                    catalog,
                    new DynamoAppUserStore(dynamo, names),
                    new DynamoUserPropertyStore(dynamo, names))),
            Routes.audit(new AuditEndpoints(catalog, new DynamoAuditLog(dynamo, names), clock)),
            JobsWiring.routes(dynamo, names, catalog, audited, outside))
        .flatMap(List::stream)
        .toList();
  }
}
