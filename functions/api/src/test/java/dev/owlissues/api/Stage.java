package dev.owlissues.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.api.http.RouteHandler;
import dev.owlissues.gateway.Route;
import dev.owlissues.shared.account.access.ApiKey;
import dev.owlissues.shared.account.access.Caller;
import dev.owlissues.shared.account.access.KeyType;
import dev.owlissues.shared.account.access.Permission;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.account.team.Platform;
import dev.owlissues.shared.account.team.Project;
import dev.owlissues.shared.account.team.ProjectSettings;
import dev.owlissues.shared.account.team.Team;
import dev.owlissues.shared.account.user.Membership;
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
import dev.owlissues.shared.scan.run.ScanTask;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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
  public static final Secret AGENT = secret(KeyType.AGENT, "a1");
  public static final Secret CLIENT = secret(KeyType.CLIENT, "c1");
  public static final Secret OTHER_AGENT = secret(KeyType.AGENT, "b2");

  private static final ObjectMapper JSON = new ObjectMapper();

  public final DynamoTeamStore teams;
  public final DynamoKeyStore keys;
  public final DynamoIssueStore issues;
  final DynamoPackStore packs;
  public final DynamoJobStore jobs;

  /** The scan's queue. */
  public final List<ScanTask> scans = new ArrayList<>();

  /** The digests' queue. */
  public final List<DigestTask> digests = new ArrayList<>();

  private final Wiring wiring;
  private final ApiHandler handler;
  private final EventIntake intake;
  private final Map<String, Caller.Person> people = new HashMap<>();
  final List<Merge> handedOn = new ArrayList<>();
  private Instant now = START;
  private long requests;
  private long batches;

  public Stage(LocalTables tables) {
    this(tables, tables.clientOf("ApiFunction"));
  }

  /** With a client of its own for the handler. */
  public Stage(LocalTables tables, DynamoDbClient client) {
    teams = tables.stores().teams();
    keys = tables.stores().keys();
    issues = tables.stores().issues();
    packs = tables.stores().packs();
    jobs = new DynamoJobStore(tables.client(), tables.names());
    intake =
        new EventIntake(
            new DynamoEventLog(tables.client(), tables.names()),
            new CountedIds(),
            () -> now,
            time -> {});
    wiring =
        new Wiring(
            client,
            tables.names(),
            () -> now,
            Optional.of(URI.create("https://issues.example.com")),
            TestDependencies.handing(
                new TestDependencies.Queues(
                    (merge, _) -> handedOn.add(merge),
                    (task, _) -> scans.add(task),
                    (task, _) -> digests.add(task))),
            Optional.of(token -> Optional.ofNullable(people.get(token))),
            () -> {});
    handler = wiring.apiHandler();
    fill();
  }

  /** The function itself. */
  ApiHandler handler() {
    return handler;
  }

  /** An answer of the API. */
  public record Answer(int status, Map<String, String> headers, JsonNode json) {

    public String error() {
      return json.path("error").asText();
    }
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
    return now;
  }

  public void advance(Duration time) {
    now = now.plus(time);
  }

  /** Stores events as ingest does. */
  public void receive(UUID appId, Event... events) {
    Unit unit = new Unit(TEAM, PROJECT, appId, 0);
    Duration kept = Duration.ofDays(ProjectSettings.DEFAULT_RETENTION_DAYS);
    intake.take(new Submission(unit, AGENT_KEY, kept, List.of(events)), now.plusSeconds(20));
  }

  /** What the API answers to the sample event of that name. */
  Answer sample(String name) {
    return answer(event(name));
  }

  /** GET as the first team's agent. */
  public Answer get(String path, String... query) {
    return get(Optional.of("Bearer " + AGENT.text()), path, query);
  }

  /** Signs somebody in, with those roles, and answers their Authorization header. */
  public Optional<String> person(int number, Membership... memberships) {
    String name = "person" + number;
    String token = "header." + name + ".signature";
    User user = new User(id(900 + number), name + "@example.com", name, "{}", START, START);
    people.put(token, new Caller.Person(user, List.of(memberships)));
    return Optional.of("Bearer " + token);
  }

  /** GET with that Authorization header, or without one. */
  public Answer get(Optional<String> authorization, String path, String... query) {
    ObjectNode event = event("list-issues");
    event.put("rawPath", path);
    ObjectNode headers = (ObjectNode) event.get("headers");
    headers.remove("authorization");
    authorization.ifPresent(value -> headers.put("authorization", value));
    ObjectNode parameters = event.putObject("queryStringParameters");
    for (int i = 0; i < query.length; i += 2) {
      parameters.put(query[i], query[i + 1]);
    }
    return answer(event);
  }

  /** A request with that Authorization header and a JSON body. */
  public Answer send(Optional<String> authorization, String method, String path, String body) {
    ObjectNode event = event("list-issues");
    event.put("rawPath", path);
    event.remove("queryStringParameters");
    ObjectNode headers = (ObjectNode) event.get("headers");
    headers.remove("authorization");
    authorization.ifPresent(value -> headers.put("authorization", value));
    headers.put("content-type", "application/json");
    event.put("body", body);
    ((ObjectNode) event.get("requestContext").get("http")).put("method", method);
    return answer(event);
  }

  public Answer method(String method, String path) {
    ObjectNode event = event("list-issues");
    event.put("rawPath", path);
    event.remove("queryStringParameters");
    ((ObjectNode) event.get("requestContext").get("http")).put("method", method);
    return answer(event);
  }

  public ObjectNode event(String name) {
    try {
      Path file = Path.of(System.getProperty("owl.root"), "events", "api-" + name + ".json");
      return (ObjectNode) JSON.readTree(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Answer answer(ObjectNode event) {
    try {
      var out = new ByteArrayOutputStream();
      handler.handle(new ByteArrayInputStream(JSON.writeValueAsBytes(event)), out);
      JsonNode answer = JSON.readTree(out.toByteArray());
      Map<String, String> headers =
          answer.get("headers").properties().stream()
              .collect(Collectors.toMap(Map.Entry::getKey, header -> header.getValue().asText()));
      String body = answer.get("body").asText();
      return new Answer(
          answer.get("statusCode").asInt(),
          headers,
          body.isEmpty() ? JSON.createObjectNode() : JSON.readTree(body));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void fill() {
    teams.create(new Team(TEAM, "First team", "first-team", START));
    teams.create(project(PROJECT, TEAM, "shop"));
    teams.create(project(EMPTY_PROJECT, TEAM, "empty"));
    teams.create(app(WEB, PROJECT, TEAM, Platform.WEB, Optional.of(CLIENT.text())));
    teams.create(app(BACKEND, PROJECT, TEAM, Platform.BACKEND, Optional.empty()));
    teams.create(new Team(OTHER_TEAM, "Other team", "other-team", START));
    teams.create(project(OTHER_PROJECT, OTHER_TEAM, "foreign"));
    teams.create(app(OTHER_APP, OTHER_PROJECT, OTHER_TEAM, Platform.WEB, Optional.empty()));
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
        new ApiKey(
            secret.equals(AGENT) ? AGENT_KEY : idOf(secret),
            secret.type(),
            "a key",
            new ApiKey.Scope(teamId, app),
            permissions.stream().map(Permission::wire).collect(Collectors.toSet()),
            new ApiKey.Times(START, Optional.of(START), validUntil)),
        secret);
  }

  private static UUID idOf(Secret secret) {
    return UUID.nameUUIDFromBytes(secret.text().getBytes(StandardCharsets.US_ASCII));
  }

  private static Project project(UUID id, UUID teamId, String slug) {
    return new Project(
        id, teamId, "Project " + slug, slug, "#AA3344", ProjectSettings.DEFAULT, START);
  }

  private static App app(
      UUID id, UUID projectId, UUID teamId, Platform platform, Optional<String> clientSecret) {
    return new App(
        id,
        new App.Place(teamId, projectId),
        "The " + platform.wire() + " app",
        platform,
        platform == Platform.BACKEND ? Optional.empty() : Optional.of("shop.example.com"),
        clientSecret,
        Optional.empty(),
        START);
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
