package dev.owlissues.api;

import static dev.owlissues.shared.account.access.KeyBuilder.aKey;
import static dev.owlissues.shared.account.team.AppBuilder.anApp;
import static dev.owlissues.shared.account.team.ProjectBuilder.aProject;
import static dev.owlissues.shared.account.team.TeamBuilder.aTeam;
import static dev.owlissues.shared.account.user.UserBuilder.aUser;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.api.http.CalledApi;
import dev.owlissues.api.http.RouteHandler;
import dev.owlissues.gateway.Route;
import dev.owlissues.local.aws.MovableClock;
import dev.owlissues.shared.account.access.ApiKey;
import dev.owlissues.shared.account.access.Caller;
import dev.owlissues.shared.account.access.KeyType;
import dev.owlissues.shared.account.access.Permission;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.account.team.AppBuilder;
import dev.owlissues.shared.account.team.Platform;
import dev.owlissues.shared.account.team.Project;
import dev.owlissues.shared.account.team.ProjectSettings;
import dev.owlissues.shared.account.team.Team;
import dev.owlissues.shared.account.user.Membership;
import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.account.user.User;
import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.digest.run.DigestTask;
import dev.owlissues.shared.dynamo.account.DynamoTeamStore;
import dev.owlissues.shared.dynamo.event.DynamoEventLog;
import dev.owlissues.shared.dynamo.issue.DynamoIssueStore;
import dev.owlissues.shared.dynamo.issue.DynamoPackStore;
import dev.owlissues.shared.dynamo.key.DynamoKeyStore;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.work.DynamoJobStore;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.event.intake.EventIntake;
import dev.owlissues.shared.event.intake.Submission;
import dev.owlissues.shared.issue.merge.Merge;
import dev.owlissues.shared.purge.Purge;
import dev.owlissues.shared.scan.run.ScanTask;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The API on tables with two teams, their apps and keys, and a clock that tests move. */
public final class Stage {
  public static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
  public static final UUID TEAM = id(1);
  public static final UUID PROJECT = id(2);
  public static final UUID WEB = id(3);
  public static final UUID BACKEND = id(4);
  public static final UUID AGENT_KEY = id(5);
  public static final UUID EMPTY_PROJECT = id(6);
  public static final UUID ISSUE = id(7);
  public static final UUID OTHER_TEAM = id(11);
  public static final UUID OTHER_PROJECT = id(12);
  public static final UUID OTHER_APP = id(13);

  /** Who made the keys: an owner of both teams. */
  public static final UUID MAKER = id(21);

  public static final Secret AGENT = secret(KeyType.AGENT, "a1");
  public static final Secret CLIENT = secret(KeyType.CLIENT, "c1");
  static final Secret OTHER_AGENT = secret(KeyType.AGENT, "b2");

  /** The Authorization header of the first team's agent. */
  public static final Optional<String> BY_AGENT = bearer(AGENT);

  /** The Authorization header of the other team's agent. */
  public static final Optional<String> BY_OTHER = bearer(OTHER_AGENT);

  /** The Authorization header of the web app. */
  static final Optional<String> BY_CLIENT = bearer(CLIENT);

  public final DynamoTeamStore teams;
  public final DynamoKeyStore keys;
  public final DynamoIssueStore issues;
  final DynamoPackStore packs;
  public final DynamoJobStore jobs;

  /** The purges in the scan's queue. */
  final List<Purge> purges = new ArrayList<>();

  /** The scan's queue. */
  public final List<ScanTask> scans = new ArrayList<>();

  /** The digests' queue. */
  public final List<DigestTask> digests = new ArrayList<>();

  private final LocalTables tables;
  private final Wiring wiring;
  private final CalledApi api;
  private final EventIntake intake;
  private final Map<String, Caller.Person> people = new HashMap<>();
  final List<Merge> handedOn = new ArrayList<>();
  private final MovableClock clock = new MovableClock(START);
  private long requests;
  private long batches;

  public Stage(LocalTables tables) {
    this(tables, tables.clientOf("ApiFunction"));
  }

  /** With a client of its own for the handler. */
  public Stage(LocalTables tables, DynamoDbClient client) {
    this.tables = tables;
    teams = tables.stores().teams();
    keys = tables.stores().keys();
    issues = tables.stores().issues();
    packs = tables.stores().packs();
    jobs = new DynamoJobStore(tables.client(), tables.names());
    intake =
        new EventIntake(
            new DynamoEventLog(tables.client(), tables.names()),
            new CountedIds(),
            clock,
            time -> {});
    wiring =
        new Wiring(
            client,
            tables.names(),
            clock,
            Optional.of(URI.create("https://issues.example.com")),
            TestDependencies.handing(
                new TestDependencies.Queues(
                    (merge, _) -> handedOn.add(merge),
                    (purge, _) -> purges.add(purge),
                    (task, _) -> scans.add(task),
                    (task, _) -> digests.add(task))),
            Optional.of(token -> Optional.ofNullable(people.get(token))),
            () -> {});
    api = new CalledApi(wiring.apiHandler());
    fill();
  }

  /** The function itself. */
  ApiHandler handler() {
    return api.handler();
  }

  public static UUID id(int number) {
    return UUID.fromString("01935c80-0000-7000-8000-%012d".formatted(number));
  }

  public static Secret secret(KeyType type, String digits) {
    return Secret.parse(type.prefix() + digits.repeat(24)).orElseThrow();
  }

  /** The route table. */
  List<Route<RouteHandler>> routes() {
    return wiring.routes();
  }

  public Instant now() {
    return clock.instant();
  }

  public void advance(Duration time) {
    clock.advance(time);
  }

  /** Stores events as ingest does. */
  public void receive(UUID appId, Event... events) {
    Unit unit = new Unit(TEAM, PROJECT, appId, 0);
    Duration kept = Duration.ofDays(ProjectSettings.DEFAULT_RETENTION_DAYS);
    intake.take(new Submission(unit, AGENT_KEY, kept, List.of(events)), now().plusSeconds(20));
  }

  /** What the API answers to the sample event of that name. */
  Answer sample(String name) {
    return api.answer(CalledApi.sample(name));
  }

  /** GET as the first team's agent. */
  public Answer get(String path, String... query) {
    return get(BY_AGENT, path, query);
  }

  /** Signs somebody in, with those roles, and returns their Authorization header. */
  public Optional<String> person(int number, Membership... memberships) {
    String name = "person" + number;
    String token = "header." + name + ".signature";
    User user =
        aUser()
            .id(id(900 + number))
            .email(name + "@example.com")
            .name(name)
            .createdAt(START)
            .build();
    people.put(token, new Caller.Person(user, List.of(memberships)));
    return Optional.of("Bearer " + token);
  }

  /** Person 1 as an admin of the first team. */
  public Optional<String> admin() {
    return person(1, new Membership(TEAM, Role.ADMIN));
  }

  /** Person 2 as a plain member of the first team. */
  public Optional<String> member() {
    return person(2, new Membership(TEAM, Role.MEMBER));
  }

  /** Person 3, who owns the other team and is nobody in the first. */
  Optional<String> stranger() {
    return person(3, new Membership(OTHER_TEAM, Role.OWNER));
  }

  /** The Authorization header of an agent of the first team that has one permission. */
  Optional<String> allowed(Permission permission) {
    Secret secret = secret(KeyType.AGENT, "d1");
    key(secret, TEAM, Optional.empty(), Set.of(permission), Optional.empty());
    return bearer(secret);
  }

  /** GET with that Authorization header, or without one. */
  public Answer get(Optional<String> authorization, String path, String... query) {
    return ask(authorization, "GET", path, query);
  }

  /** A request without a body. */
  public Answer ask(Optional<String> authorization, String method, String path, String... query) {
    ObjectNode event = CalledApi.request(method, path, authorization);
    ObjectNode parameters = event.putObject("queryStringParameters");
    for (int i = 0; i < query.length; i += 2) {
      parameters.put(query[i], query[i + 1]);
    }
    return api.answer(event);
  }

  /** A request with that Authorization header and a JSON body. */
  public Answer send(Optional<String> authorization, String method, String path, String body) {
    ObjectNode event = CalledApi.request(method, path, authorization);
    ((ObjectNode) event.get("headers")).put("content-type", "application/json");
    event.put("body", body);
    return api.answer(event);
  }

  /** A request of the agent's, without a body. */
  public Answer method(String method, String path) {
    return api.answer(CalledApi.request(method, path));
  }

  private void fill() {
    tables.create(team(TEAM, "First team", "first-team"), MAKER);
    teams.create(project(PROJECT, TEAM, "shop"));
    teams.create(project(EMPTY_PROJECT, TEAM, "empty"));
    teams.create(app(WEB, PROJECT, TEAM, Platform.WEB).clientSecret(CLIENT.text()).build());
    teams.create(app(BACKEND, PROJECT, TEAM, Platform.BACKEND).build());
    tables.create(team(OTHER_TEAM, "Other team", "other-team"), MAKER);
    teams.create(project(OTHER_PROJECT, OTHER_TEAM, "foreign"));
    teams.create(app(OTHER_APP, OTHER_PROJECT, OTHER_TEAM, Platform.WEB).build());
    agent(AGENT, TEAM, Optional.empty());
    agent(OTHER_AGENT, OTHER_TEAM, Optional.empty());
    var web = new ApiKey.AppScope(PROJECT, WEB);
    key(CLIENT, TEAM, Optional.of(web), KeyType.CLIENT.defaults(), Optional.empty());
  }

  void agent(Secret secret, UUID teamId, Optional<Instant> validUntil) {
    key(secret, teamId, Optional.empty(), KeyType.AGENT.defaults(), validUntil);
  }

  public void key(
      Secret secret,
      UUID teamId,
      Optional<ApiKey.AppScope> app,
      Set<Permission> permissions,
      Optional<Instant> validUntil) {
    keys.create(
        aKey()
            .id(secret.equals(AGENT) ? AGENT_KEY : idOf(secret))
            .type(secret.type())
            .name("a key")
            .team(teamId)
            .app(app)
            .permissions(permissions.stream().map(Permission::wire).collect(Collectors.toSet()))
            .createdAt(START)
            .maker(MAKER)
            .lastUsedAt(START)
            .validUntil(validUntil)
            .build(),
        secret);
  }

  private static UUID idOf(Secret secret) {
    return UUID.nameUUIDFromBytes(secret.text().getBytes(StandardCharsets.US_ASCII));
  }

  private static Optional<String> bearer(Secret secret) {
    return Optional.of("Bearer " + secret.text());
  }

  private static Team team(UUID id, String name, String slug) {
    return aTeam().id(id).name(name).slug(slug).createdAt(START).build();
  }

  private static Project project(UUID id, UUID teamId, String slug) {
    return aProject()
        .id(id)
        .in(teamId)
        .name("Project " + slug)
        .slug(slug)
        .color("#AA3344")
        .createdAt(START)
        .build();
  }

  private static AppBuilder app(UUID id, UUID projectId, UUID teamId, Platform platform) {
    AppBuilder app =
        anApp()
            .id(id)
            .in(teamId, projectId)
            .name("The " + platform.wire() + " app")
            .platform(platform)
            .createdAt(START);
    return platform == Platform.BACKEND ? app : app.bundleId("shop.example.com");
  }

  /** Ids that count: event ids in sample events can then be written down. */
  private final class CountedIds implements Ids {
    @Override
    public UUID next() {
      return new UUID(7L << 12, 1L << 63 | ++requests);
    }

    @Override
    public long bits(int count) {
      return ++batches;
    }
  }
}
