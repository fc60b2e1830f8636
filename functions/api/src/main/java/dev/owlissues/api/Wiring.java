package dev.owlissues.api;

import dev.owlissues.gateway.Gateway;
import dev.owlissues.gateway.Route;
import dev.owlissues.gateway.Router;
import dev.owlissues.shared.access.Authenticator;
import dev.owlissues.shared.access.KeyType;
import dev.owlissues.shared.access.Secret;
import dev.owlissues.shared.access.Sessions;
import dev.owlissues.shared.comment.Discussion;
import dev.owlissues.shared.dynamo.DynamoAppKeys;
import dev.owlissues.shared.dynamo.DynamoAuditLog;
import dev.owlissues.shared.dynamo.DynamoBucketStore;
import dev.owlissues.shared.dynamo.DynamoCommentStore;
import dev.owlissues.shared.dynamo.DynamoEventArchive;
import dev.owlissues.shared.dynamo.DynamoFingerprintStore;
import dev.owlissues.shared.dynamo.DynamoIssueIndex;
import dev.owlissues.shared.dynamo.DynamoIssueStore;
import dev.owlissues.shared.dynamo.DynamoKeyStore;
import dev.owlissues.shared.dynamo.DynamoMergeStore;
import dev.owlissues.shared.dynamo.DynamoOccurrenceArchive;
import dev.owlissues.shared.dynamo.DynamoPackStore;
import dev.owlissues.shared.dynamo.DynamoProjectStore;
import dev.owlissues.shared.dynamo.DynamoRateLimits;
import dev.owlissues.shared.dynamo.DynamoRemovalStore;
import dev.owlissues.shared.dynamo.DynamoTeamStore;
import dev.owlissues.shared.dynamo.DynamoUnitStore;
import dev.owlissues.shared.dynamo.TableNames;
import dev.owlissues.shared.dynamo.Tables;
import dev.owlissues.shared.id.Ids;
import dev.owlissues.shared.id.RandomIds;
import dev.owlissues.shared.issue.IssueList;
import dev.owlissues.shared.issue.IssueWorkflow;
import dev.owlissues.shared.merge.MergeQueue;
import dev.owlissues.shared.merge.MergeStores;
import dev.owlissues.shared.merge.Merging;
import dev.owlissues.shared.merge.Resting;
import dev.owlissues.shared.scan.Lanes;
import dev.owlissues.shared.sqs.SqsMergeQueue;
import dev.owlissues.shared.team.Removal;
import java.net.URI;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.sqs.SqsClient;

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
  private final MergeQueue merges;
  private final Sessions sessions;

  /**
   * Parts as they are; log lines go to standard output.
   *
   * @param publicUrl where people and SDKs reach the stack; where it is empty, answers name the
   *     host that the request was sent to
   * @param merges where merges go on that are too large for a request
   */
  public Wiring(
      DynamoDbClient dynamo,
      TableNames names,
      InstantSource clock,
      Optional<URI> publicUrl,
      MergeQueue merges) {
    this(dynamo, names, clock, publicUrl, merges, token -> Optional.empty());
  }

  /** The same, with people who are signed in. */
  Wiring(
      DynamoDbClient dynamo,
      TableNames names,
      InstantSource clock,
      Optional<URI> publicUrl,
      MergeQueue merges,
      Sessions sessions) {
    this.dynamo = dynamo;
    this.names = names;
    this.clock = clock;
    this.publicUrl = publicUrl;
    this.merges = merges;
    this.sessions = sessions;
  }

  /** The parts that Lambda's environment describes. */
  public static Wiring fromEnvironment() {
    SdkHttpClient http = UrlConnectionHttpClient.create();
    DynamoDbClient dynamo = DynamoDbClient.builder().httpClient(http).build();
    TableNames names =
        TableNames.of(
            System::getenv,
            List.of(
                Tables.AUDIT,
                Tables.COMMENTS,
                Tables.EVENTS,
                Tables.FINGERPRINTS,
                Tables.ISSUES,
                Tables.KEYS,
                Tables.LIMITS,
                Tables.OCCURRENCES,
                Tables.TEAMS,
                Tables.WORK));
    Optional<URI> publicUrl =
        Optional.ofNullable(System.getenv(PUBLIC_URL))
            .filter(url -> !url.isBlank())
            .map(URI::create);
    var merges =
        new SqsMergeQueue(
            SqsClient.builder().httpClient(http).build(), System.getenv("OWL_SCAN_QUEUE_URL"));
    return new Wiring(dynamo, names, InstantSource.system(), publicUrl, merges);
  }

  /** The handler of the REST API. */
  public ApiHandler apiHandler() {
    return new ApiHandler(this);
  }

  Gateway gateway() {
    return new Gateway(System.out);
  }

  Api api() {
    return new Api(
        new Router<>(routes()),
        new Authenticator(new DynamoKeyStore(dynamo, names), clock),
        sessions);
  }

  List<Route<Target>> routes() {
    var catalog = new Catalog(new DynamoTeamStore(dynamo, names), clock);
    return Stream.of(
            Routes.open(),
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
    var ids = new RandomIds(clock, new SecureRandom());
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

  private Merging merging(Ids ids) {
    var under =
        new MergeStores(
            new DynamoIssueStore(dynamo, names),
            new DynamoBucketStore(dynamo, names),
            new DynamoPackStore(dynamo, names),
            new DynamoFingerprintStore(dynamo, names),
            new DynamoCommentStore(dynamo, names));
    var rest = new Resting(new DynamoUnitStore(dynamo, names), clock, ids);
    var stores = new Merging.Stores(new DynamoMergeStore(dynamo, names), under, rest);
    return new Merging(
        stores, merges, new Merging.Pace(MERGE_LANES, Merging.IN_REQUEST), clock, ids);
  }

  /** Projects, apps and the audit log. */
  private List<Route<Target>> administration(Catalog catalog) {
    var random = new SecureRandom();
    var audited = new Audited(new RandomIds(clock, random), clock);
    var projects = new DynamoProjectStore(dynamo, names);
    var removals =
        new Removals(
            new Removal(
                new DynamoTeamStore(dynamo, names),
                new DynamoRemovalStore(dynamo, names),
                new DynamoAppKeys(dynamo, names),
                audited.ids(),
                clock));
    var apps =
        new AppEndpoints(
            catalog,
            projects,
            removals,
            audited,
            () -> Secret.draw(KeyType.CLIENT, random),
            new SentryAddress(publicUrl));
    return Stream.of(
            Routes.projects(new ProjectEndpoints(catalog, projects, removals, audited)),
            Routes.apps(apps),
            Routes.audit(new AuditEndpoints(catalog, new DynamoAuditLog(dynamo, names), clock)))
        .flatMap(List::stream)
        .toList();
  }
}
