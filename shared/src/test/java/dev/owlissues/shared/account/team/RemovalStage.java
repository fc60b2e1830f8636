package dev.owlissues.shared.account.team;

import static dev.owlissues.shared.account.access.KeyBuilder.aKey;
import static dev.owlissues.shared.account.team.AppBuilder.anApp;
import static dev.owlissues.shared.account.team.ProjectBuilder.aProject;
import static dev.owlissues.shared.audit.AuditEntryBuilder.anEntry;

import dev.owlissues.local.aws.MovableClock;
import dev.owlissues.shared.account.access.ApiKey;
import dev.owlissues.shared.account.access.KeyType;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.audit.AuditEntry.Actor;
import dev.owlissues.shared.audit.AuditQuery;
import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.base.time.Span;
import dev.owlissues.shared.dynamo.account.DynamoProjectStore;
import dev.owlissues.shared.dynamo.account.DynamoRemovalStore;
import dev.owlissues.shared.dynamo.account.DynamoTeamStore;
import dev.owlissues.shared.dynamo.audit.DynamoAuditLog;
import dev.owlissues.shared.dynamo.key.DynamoKeyStore;
import dev.owlissues.shared.dynamo.table.LocalStores;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Table;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.purge.Purge;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Stream;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A team whose projects and apps are removed through a client of the test's choice. */
final class RemovalStage {
  static final Instant START = Instant.parse("2026-11-24T10:00:00Z");
  static final UUID TEAM = new UUID(0, 1);
  static final Actor BY = Actor.user(new UUID(0, 2));
  private static final Set<Table> DRAWN_ANEW = Set.of(Tables.AUDIT, Tables.JOBS, Tables.WORK);

  final DynamoTeamStore teams;
  final DynamoRemovalStore removals;
  final Removal removal;
  private final LocalTables tables;
  private final DynamoKeyStore keys;
  private final DynamoProjectStore projects;
  private final DynamoAuditLog audit;
  private long drawn = 100;

  RemovalStage(LocalTables tables, DynamoDbClient removing) {
    var clock = new MovableClock(START);
    this.tables = tables;
    teams = tables.stores().teams();
    keys = tables.stores().keys();
    projects = tables.stores().projects();
    audit = new DynamoAuditLog(tables.client(), tables.names());
    removals = LocalStores.in(removing, tables.names()).removals();
    removal =
        new Removal(
            LocalStores.in(removing, tables.names()).teams(),
            removals,
            LocalStores.in(removing, tables.names()).keyRegistry(),
            (_, _) -> {},
            new Counted(),
            clock);
  }

  Project project(String slug) {
    Project project = aProject().id(next()).in(TEAM).slug(slug).build();
    projects.create(project, entry("project", project.id()));
    return project;
  }

  App app(Project project, int number) {
    Secret secret = secret(number);
    App app =
        anApp().id(next()).in(project).name("App " + number).clientSecret(secret.text()).build();
    projects.create(app, key(app, KeyType.CLIENT), secret, entry("app", app.id()));
    return app;
  }

  /** Makes an import key of the app. */
  Secret importKey(App app) {
    Secret secret = Secret.parse("owl_import_" + "ab".repeat(24)).orElseThrow();
    keys.create(key(app, KeyType.IMPORT), secret);
    return secret;
  }

  private ApiKey key(App app, KeyType type) {
    return aKey()
        .id(next())
        .type(type)
        .team(TEAM)
        .app(app.place().projectId(), app.id())
        .permissions("events:write")
        .build();
  }

  boolean works(Secret secret) {
    return keys.find(secret, START).isPresent();
  }

  /** What is written beside a removal of somebody else's. */
  static RemovalStore.Written written() {
    var by = new Purge.By(BY, START);
    Purge purge = Purge.ofProject(new UUID(0, 3), TEAM, new UUID(0, 4), Set.of(), by);
    return new RemovalStore.Written(START, List.of(), purge);
  }

  Removal.Outcome removeProject(Project project) {
    return removal.project(TEAM, project.id(), BY);
  }

  Removal.Outcome removeApp(App app) {
    return removal.app(TEAM, app.id(), BY);
  }

  boolean works(App app) {
    return app.clientSecret()
        .flatMap(Secret::parse)
        .flatMap(secret -> keys.find(secret, START))
        .isPresent();
  }

  /** The entries about removals of projects and apps. */
  List<AuditEntry> entries() {
    var all = new AuditQuery(AuditQuery.Filter.ANY, Span.ALL, 200, Optional.empty());
    return audit.page(TEAM, all).entries().stream()
        .filter(entry -> entry.deed().action() == AuditEntry.Action.DELETE)
        .filter(entry -> !entry.deed().resource().type().equals("api_key"))
        .toList();
  }

  List<String> audited() {
    return entries().stream()
        .map(entry ->
            "%s %s %s"
                .formatted(
                    entry.deed().action(),
                    entry.deed().resource().type(),
                    entry.deed().resource().id()))
        .toList();
  }

  /** When items expire, in epoch seconds. */
  List<Long> expiries() {
    return Stream.of(Tables.TEAMS, Tables.KEYS)
        .flatMap(table -> items(table.resource()).stream())
        .map(item -> item.get(Tables.EXPIRES_AT))
        .filter(value -> value != null)
        .map(value -> Long.parseLong(value.n()))
        .toList();
  }

  /**
   * Everything that is stored, without the ids of audit entries and purges, which are drawn anew.
   */
  Set<String> everything() {
    Set<String> all = new TreeSet<>();
    for (var table : Tables.ALL) {
      for (Map<String, AttributeValue> item : items(table.resource())) {
        Map<String, AttributeValue> known = new TreeMap<>(item);
        if (DRAWN_ANEW.contains(table)) {
          known.remove("id");
        }
        if (table.equals(Tables.AUDIT) || table.equals(Tables.JOBS)) {
          known.remove("sk");
        }
        all.add(table.resource() + " " + known);
      }
    }
    return all;
  }

  private List<Map<String, AttributeValue>> items(String resource) {
    var table =
        Tables.ALL.stream().filter(t -> t.resource().equals(resource)).findFirst().orElseThrow();
    return tables
        .client()
        .scanPaginator(scan -> scan.tableName(tables.names().of(table)))
        .items()
        .stream()
        .toList();
  }

  private AuditEntry entry(String type, UUID id) {
    return anEntry().id(next()).team(TEAM).by(BY).created(type, id.toString()).build();
  }

  private static Secret secret(int number) {
    return Secret.parse("owl_client_%048x".formatted(number)).orElseThrow();
  }

  private UUID next() {
    return new UUID(0x7000, ++drawn);
  }

  private final class Counted implements Ids {
    @Override
    public UUID next() {
      return RemovalStage.this.next();
    }

    @Override
    public long bits(int count) {
      return ++drawn;
    }
  }
}
