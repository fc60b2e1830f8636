package dev.owlissues.api;

import dev.owlissues.gateway.Gateway;
import dev.owlissues.gateway.Route;
import dev.owlissues.gateway.Router;
import dev.owlissues.shared.access.Authenticator;
import dev.owlissues.shared.access.Sessions;
import dev.owlissues.shared.dynamo.DynamoEventArchive;
import dev.owlissues.shared.digest.DigestAgenda;
import dev.owlissues.shared.digest.DigestIssues;
import dev.owlissues.shared.dynamo.DynamoDigestStore;
import dev.owlissues.shared.dynamo.DynamoNotifiedIssues;
import dev.owlissues.shared.dynamo.DynamoSuppressions;
import dev.owlissues.shared.mail.UnsubscribeTokens;
import dev.owlissues.shared.dynamo.DynamoIssueIndex;
import dev.owlissues.shared.dynamo.DynamoIssueStore;
import dev.owlissues.shared.dynamo.DynamoKeyStore;
import dev.owlissues.shared.dynamo.DynamoOccurrenceArchive;
import dev.owlissues.shared.dynamo.DynamoTeamStore;
import dev.owlissues.shared.dynamo.TableNames;
import dev.owlissues.shared.dynamo.Tables;
import dev.owlissues.shared.issue.IssueList;
import dev.owlissues.shared.audit.AuditEntries;
import dev.owlissues.shared.dynamo.DynamoCodeStore;
import dev.owlissues.shared.dynamo.DynamoInvitationStore;
import dev.owlissues.shared.dynamo.DynamoKeyRegistry;
import dev.owlissues.shared.dynamo.DynamoMemberStore;
import dev.owlissues.shared.dynamo.DynamoSignUps;
import dev.owlissues.shared.dynamo.DynamoTeamDesk;
import dev.owlissues.shared.dynamo.DynamoUserStore;
import dev.owlissues.shared.id.RandomIds;
import dev.owlissues.shared.mail.Mailer;
import dev.owlissues.shared.mail.Sender;
import dev.owlissues.shared.mail.Sent;
import dev.owlissues.shared.member.InvitationDesk;
import dev.owlissues.shared.member.InvitationStore;
import dev.owlissues.shared.member.MemberDesk;
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
import dev.owlissues.shared.ssm.SsmSecretVault;
import dev.owlissues.shared.user.UserStore;
import dev.owlissues.shared.vault.VaultKeys;
import java.security.SecureRandom;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.services.ssm.SsmClient;
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
  private final Outside outside;
  private final VaultKeys keys;
  private final Optional<Sessions> sessions;

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
    this(dynamo, names, clock, publicUrl, outside, Optional.empty());
  }

  /** The same, with people who are signed in some other way. */
  Wiring(
      DynamoDbClient dynamo,
      TableNames names,
      InstantSource clock,
      Optional<URI> publicUrl,
      Outside outside,
      Optional<Sessions> sessions) {
    this.dynamo = dynamo;
    this.names = names;
    this.clock = clock;
    this.publicUrl = publicUrl;
    this.outside = outside;
    this.keys = new VaultKeys(outside.vault(), clock, outside.random());
    this.sessions = sessions;
  }

  /** The parts that Lambda's environment describes. */
  public static Wiring fromEnvironment() {
    var http = UrlConnectionHttpClient.create();
    DynamoDbClient dynamo = DynamoDbClient.builder().httpClient(http).build();
    TableNames names =
        TableNames.of(
            System::getenv,
            List.of(
                Tables.AUDIT,
                Tables.DIGESTS,
                Tables.EVENTS,
                Tables.ISSUES,
                Tables.KEYS,
                Tables.OCCURRENCES,
                Tables.TEAMS,
                Tables.USERS));
    Optional<URI> publicUrl =
        Optional.ofNullable(System.getenv(PUBLIC_URL))
            .filter(url -> !url.isBlank())
            .map(URI::create);
    InstantSource clock = InstantSource.system();
    return new Wiring(dynamo, names, clock, publicUrl, outside(http, clock));
  }

  private static Outside outside(SdkHttpClient http, InstantSource clock) {
    var vault =
        new SsmSecretVault(
            SsmClient.builder().httpClient(http).build(), System.getenv("OWL_SECRETS_PATH"));
    return new Outside(
        vault,
        mailer(http, clock),
        SignUpRule.parse(Optional.ofNullable(System.getenv("OWL_SIGN_UP")).orElse("")),
        new SecureRandom());
  }

  private static Mailer mailer(SdkHttpClient http, InstantSource clock) {
    String from = Optional.ofNullable(System.getenv("OWL_MAIL_FROM")).orElse("");
    var sender =
        new Sender(
            from,
            Optional.ofNullable(System.getenv("OWL_MAIL_CONFIGURATION_SET"))
                .filter(name -> !name.isBlank()));
    return from.isBlank()
        ? _ -> new Sent.Later("the stack has no MailFrom")
        : new SesMailer(SesClients.sendingOnce(http).build(), sender, clock);
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
        sessions.orElseGet(() -> new SignedSessions(tokens(), new DynamoUserStore(dynamo, names))),
        new PublicAddress(publicUrl));
  }

  List<Route<Target>> routes() {
    var catalog = new Catalog(new DynamoTeamStore(dynamo, names), clock);
    var issues = new DynamoIssueStore(dynamo, names);
    return Stream.of(
            Routes.open(),
            accounts(catalog),
            digests(catalog),
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

  private List<Route<Target>> digests(Catalog catalog) {
    var digests =
        new DynamoDigestStore(dynamo, names, new RandomIds(clock, outside.random()));
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
    var people = new People(
            members, invitations, users, new DynamoSuppressions(dynamo, names), clock);
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
                new InvitationEndpoints(
                    catalog, invitationDesk, teams, people, address, clock)))
        .flatMap(List::stream)
        .toList();
  }

  private SignInEndpoints signIn(
      UserStore users, InvitationStore invitations, Drawing drawing) {
    var codes = new DynamoCodeStore(dynamo, names);
    var door = new SignUpDoor(users, invitations, outside.signUps());
    var hash = new CodeHash(keys);
    var desk =
        new CodeDesk(codes, codes, door, outside.mailer(), hash, clock, outside.random());
    var signIn =
        new SignIn(codes, users, new DynamoSignUps(dynamo, names), door, hash, drawing);
    return new SignInEndpoints(
        desk,
        signIn,
        tokens(),
        new DynamoTeamStore(dynamo, names),
        new PublicAddress(publicUrl));
  }
}
