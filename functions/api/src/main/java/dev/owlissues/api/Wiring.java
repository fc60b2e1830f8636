package dev.owlissues.api;

import dev.owlissues.gateway.Gateway;
import dev.owlissues.gateway.Route;
import dev.owlissues.gateway.Router;
import dev.owlissues.shared.access.Authenticator;
import dev.owlissues.shared.access.Sessions;
import dev.owlissues.shared.dynamo.DynamoEventArchive;
import dev.owlissues.shared.dynamo.DynamoIssueIndex;
import dev.owlissues.shared.dynamo.DynamoIssueStore;
import dev.owlissues.shared.dynamo.DynamoKeyStore;
import dev.owlissues.shared.dynamo.DynamoOccurrenceArchive;
import dev.owlissues.shared.dynamo.DynamoTeamStore;
import dev.owlissues.shared.dynamo.TableNames;
import dev.owlissues.shared.dynamo.Tables;
import dev.owlissues.shared.issue.IssueList;
import java.net.URI;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** Puts the function together. */
public final class Wiring {
  /** Names where people reach the stack; empty or absent where it has no domain of its own. */
  static final String PUBLIC_URL = "OWL_PUBLIC_URL";

  private final DynamoDbClient dynamo;
  private final TableNames names;
  private final InstantSource clock;
  private final Optional<URI> publicUrl;
  private final Sessions sessions;

  /**
   * Parts as they are; log lines go to standard output.
   *
   * @param publicUrl where people and SDKs reach the stack; where it is empty, answers name the
   *     host that the request was sent to
   */
  public Wiring(
      DynamoDbClient dynamo, TableNames names, InstantSource clock, Optional<URI> publicUrl) {
    this(dynamo, names, clock, publicUrl, token -> Optional.empty());
  }

  /** The same, with people who are signed in. */
  Wiring(
      DynamoDbClient dynamo,
      TableNames names,
      InstantSource clock,
      Optional<URI> publicUrl,
      Sessions sessions) {
    this.dynamo = dynamo;
    this.names = names;
    this.clock = clock;
    this.publicUrl = publicUrl;
    this.sessions = sessions;
  }

  /** The parts that Lambda's environment describes. */
  public static Wiring fromEnvironment() {
    DynamoDbClient dynamo =
        DynamoDbClient.builder().httpClientBuilder(UrlConnectionHttpClient.builder()).build();
    TableNames names =
        TableNames.of(
            System::getenv,
            List.of(
                Tables.AUDIT,
                Tables.EVENTS,
                Tables.ISSUES,
                Tables.KEYS,
                Tables.OCCURRENCES,
                Tables.TEAMS));
    Optional<URI> publicUrl =
        Optional.ofNullable(System.getenv(PUBLIC_URL))
            .filter(url -> !url.isBlank())
            .map(URI::create);
    return new Wiring(dynamo, names, InstantSource.system(), publicUrl);
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
    var issues = new DynamoIssueStore(dynamo, names);
    return Stream.of(
            Routes.open(),
            Routes.teams(new TeamEndpoints(catalog, new SentryAddress(publicUrl))),
            Routes.events(
                new EventEndpoints(catalog, new DynamoEventArchive(dynamo, names, clock), clock)),
            Routes.issues(
                new IssueEndpoints(
                    catalog,
                    new IssueList(new DynamoIssueIndex(dynamo, names), issues),
                    issues,
                    new DynamoOccurrenceArchive(dynamo, names))))
        .flatMap(List::stream)
        .toList();
  }
}
