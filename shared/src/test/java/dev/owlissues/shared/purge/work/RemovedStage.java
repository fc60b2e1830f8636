package dev.owlissues.shared.purge.work;

import static dev.owlissues.shared.account.access.KeyBuilder.aClientKey;
import static dev.owlissues.shared.account.access.KeyBuilder.aSecret;
import static dev.owlissues.shared.account.team.AppBuilder.anApp;
import static dev.owlissues.shared.account.team.ProjectBuilder.aProject;
import static dev.owlissues.shared.event.EventBuilder.anEvent;
import static dev.owlissues.shared.issue.merge.MergeStage.APP;
import static dev.owlissues.shared.issue.merge.MergeStage.OTHER_APP;
import static dev.owlissues.shared.issue.merge.MergeStage.PROJECT;
import static dev.owlissues.shared.issue.merge.MergeStage.TEAM;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.account.access.KeyType;
import dev.owlissues.shared.account.team.Project;
import dev.owlissues.shared.account.team.Removal;
import dev.owlissues.shared.appuser.UserProperties;
import dev.owlissues.shared.audit.AuditEntries;
import dev.owlissues.shared.audit.AuditEntry.Deed;
import dev.owlissues.shared.audit.AuditEntry.Resource;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Table;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.event.BatchKey;
import dev.owlissues.shared.event.Kind;
import dev.owlissues.shared.event.Unit;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.merge.MergeStage;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** A project with two apps and all that can lie under them, and another project beside it. */
final class RemovedStage {
  static final UUID NEIGHBOUR = new UUID(2, 2);
  static final Unit NEIGHBOURS_APP = new Unit(TEAM, NEIGHBOUR, new UUID(2, 3), 0);
  private static final Duration LONG = Duration.ofHours(1);

  private RemovedStage() {}

  /** Makes it all, but for errors. */
  static void makeApps(MergeStage stage, LocalTables tables) {
    for (Unit unit : List.of(APP, OTHER_APP, NEIGHBOURS_APP)) {
      String name = unit.appId().toString();
      Project project =
          aProject().id(unit.projectId()).in(TEAM).slug("p-" + unit.projectId()).build();
      if (tables.stores().teams().project(TEAM, unit.projectId()).isEmpty()) {
        assertThat(tables.stores().teams().create(project)).isTrue();
      }
      assertThat(
              tables
                  .stores()
                  .teams()
                  .create(anApp().id(unit.appId()).in(project).name("App " + name).build()))
          .isTrue();
    }
    tables
        .stores()
        .keys()
        .create(
            aClientKey().id(stage.ids.next()).team(TEAM).app(PROJECT, APP.appId()).build(),
            aSecret(KeyType.CLIENT));
  }

  /** Makes one more app of the project. */
  static void makeApp(LocalTables tables, Unit unit) {
    Project project = tables.stores().teams().project(TEAM, unit.projectId()).orElseThrow();
    assertThat(
            tables
                .stores()
                .teams()
                .create(anApp().id(unit.appId()).in(project).name("One more").build()))
        .isTrue();
  }

  /**
   * Makes it all: an issue of one app, with a tombstone; one of both apps; one of the other; one in
   * development; one of the neighbour.
   */
  static void make(MergeStage stage, LocalTables tables) {
    makeApps(stage, tables);
    stage.receive(APP, anEvent().message("one").session("s1").user("ann"));
    stage.receive(APP, anEvent().message("merged").session("s2").user("bob"));
    stage.receive(APP, anEvent().message("spread").session("s3").user("cid"));
    stage.receive(APP, anEvent().message("dev").session("s4").dev(true));
    stage.receive(OTHER_APP, anEvent().message("elsewhere").session("s5").user("dan"));
    stage.receive(OTHER_APP, anEvent().message("other").session("s6").user("eve"));
    stage.receive(NEIGHBOURS_APP, anEvent().message("next door").session("s7").user("ann"));
    stage.scan();
    stage.merge(stage.titled("merged"), stage.titled("one"));
    stage.merge(stage.titled("elsewhere"), stage.titled("spread"));
    stage.drain(LONG);
    for (String title : List.of("one", "spread", "other")) {
      stage.comment(stage.titled(title), "about " + title);
      listed(stage, tables, stage.titled(title));
    }
    for (UUID project : List.of(PROJECT, NEIGHBOUR)) {
      var known = new UserProperties(new TreeMap<>(Map.of("plan", "pro")), 1);
      assertThat(tables.stores().userProperties().replace(project, "ann", known)).isTrue();
      tables.stores().userClaims().claim(project, "owl_anon_1", "ann");
    }
    Instant now = stage.clock.instant();
    var batch = new BatchKey(APP.appId(), Kind.ERROR, 0, now, 42);
    stage.units.setAside(APP, batch, "broken", now);
    put(tables, Tables.DIGESTS, PROJECT.toString(), "head");
    put(tables, Tables.DIGESTS, NEIGHBOUR.toString(), "head");
  }

  /** Makes one of each kind: a grown issue with a comment, which a digest listed; a tombstone. */
  static void makeFew(MergeStage stage, LocalTables tables) {
    makeApps(stage, tables);
    stage.receive(APP, anEvent().message("one").session("s1").user("ann"));
    stage.receive(OTHER_APP, anEvent().message("merged").session("s2").user("bob"));
    stage.scan();
    stage.merge(stage.titled("merged"), stage.titled("one"));
    stage.drain(LONG);
    stage.comment(stage.titled("one"), "about one");
    listed(stage, tables, stage.titled("one"));
    var known = new UserProperties(new TreeMap<>(Map.of("plan", "pro")), 1);
    tables.stores().userProperties().replace(PROJECT, "ann", known);
  }

  private static void listed(MergeStage stage, LocalTables tables, Issue issue) {
    put(tables, Tables.DIGESTS, PROJECT.toString(), "told#" + issue.id());
    Deed deed = Deed.happened(Resource.issue(issue.id()), "digest", "1");
    tables
        .stores()
        .notifiedIssues()
        .notified(
            PROJECT,
            issue.id(),
            stage.clock.instant(),
            new AuditEntries(stage.ids, stage.clock).of(TEAM, MergeStage.ANN, deed));
  }

  private static void put(LocalTables tables, Table table, String partition, String sort) {
    tables
        .client()
        .putItem(r ->
            r.tableName(tables.names().of(table))
                .item(
                    Map.of(
                        "pk", AttributeValue.fromS(partition),
                        "sk", AttributeValue.fromS(sort))));
  }

  static Removal removal(MergeStage stage, LocalTables tables) {
    var stores = tables.stores();
    return new Removal(
        stores.teams(),
        stores.removals(),
        stores.keyRegistry(),
        stage::purgeLater,
        stage.ids,
        stage.clock);
  }

  /** The ids of everything that the project's issues ever were. */
  static List<String> issueIds(MergeStage stage) {
    return stage.items(Tables.ISSUES).stream()
        .map(item -> MergeStage.text(item, "pk"))
        .filter(key -> key.startsWith(PROJECT.toString()))
        .map(key -> key.substring(37))
        .toList();
  }

  /** What is left in any table of the things with those ids, and neither expires nor is the log. */
  static List<String> left(MergeStage stage, List<String> ids) {
    List<String> left = new ArrayList<>();
    for (Table table : Tables.ALL) {
      for (Map<String, AttributeValue> item : stage.items(table)) {
        boolean log = table.equals(Tables.AUDIT) && !MergeStage.text(item, "pk").contains("#");
        if (!log && !item.containsKey("expires_at")) {
          ids.stream()
              .filter(id -> item.toString().contains(id))
              .findFirst()
              .ifPresent(id ->
                  left.add(
                      "%s %s %s"
                          .formatted(
                              table.resource(),
                              MergeStage.text(item, "pk"),
                              Optional.ofNullable(item.get("sk")))));
        }
      }
    }
    return left;
  }
}
