package dev.owlissues.shared.dynamo.account;

import static dev.owlissues.shared.account.access.KeyBuilder.aClientKey;
import static dev.owlissues.shared.account.team.AppBuilder.aFullApp;
import static dev.owlissues.shared.account.team.ProjectBuilder.aSettledProject;
import static dev.owlissues.shared.audit.AuditEntryBuilder.anEntry;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.account.access.ApiKey;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.account.team.AlertFrequency;
import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.account.team.AppBuilder;
import dev.owlissues.shared.account.team.OtherRetention;
import dev.owlissues.shared.account.team.Project;
import dev.owlissues.shared.account.team.ProjectBuilder;
import dev.owlissues.shared.account.team.ProjectSettings;
import dev.owlissues.shared.account.team.RemovalStore.Written;
import dev.owlissues.shared.account.team.TeamBuilder;
import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.audit.AuditQuery;
import dev.owlissues.shared.base.id.RandomIds;
import dev.owlissues.shared.base.time.Span;
import dev.owlissues.shared.dynamo.audit.DynamoAuditLog;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.key.DynamoKeyStore;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.issue.version.VersionOrder;
import dev.owlissues.shared.purge.Purge;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoProjectStoreTest {
  @RegisterExtension static final LocalTables TABLES = new LocalTables();

  private static final Secret SECRET =
      Secret.parse("owl_client_000000000000000000000000000000000000000000000000").orElseThrow();

  private final DynamoTeamStore teams = TABLES.stores().teams();
  private final DynamoKeyStore keys = TABLES.stores().keys();
  private final DynamoAuditLog audit = new DynamoAuditLog(TABLES.client(), TABLES.names());
  private final DynamoProjectStore store = TABLES.stores().projects();
  private final DynamoRemovalStore removals = TABLES.stores().removals();
  private final UUID teamId = fresh();
  private final Project project = aSettledProject().in(teamId).id(new UUID(0, 1)).build();

  @Test // (R-audit-2)
  void aProjectComesWithItsAuditEntry() {
    assertThat(store.create(project, entry("project"))).isTrue();

    assertThat(teams.project(teamId, project.id())).contains(project);
    assertThat(written()).containsExactly("create project");
  }

  @Test
  void aSlugIsTakenOnceInATeamAndTheLoserLeavesNothing() {
    store.create(project, entry("project"));
    Project second = named(new UUID(0, 2), "Second", project.slug());

    assertThat(store.create(second, entry("project"))).isFalse();

    assertThat(teams.projects(teamId)).containsExactly(project);
    assertThat(written()).hasSize(1);
  }

  @Test // (R-project-1)
  void anotherTeamMayHaveTheSameSlug() {
    store.create(project, entry("project"));
    UUID other = fresh();

    assertThat(teams.create(aSettledProject().in(other).id(new UUID(0, 1)).build())).isTrue();
  }

  @Test
  void aProjectMadeWithoutAnEntryTakesItsSlugToo() {
    teams.create(project);

    assertThat(store.create(named(new UUID(0, 2), "Second", project.slug()), entry("project")))
        .isFalse();
  }

  @Test
  void everySettingCanBeChangedAndTakenBack() {
    teams.create(project);
    var others = new OtherRetention(OptionalInt.of(7), OptionalInt.of(8));
    var settings =
        new ProjectSettings(OptionalInt.empty(), AlertFrequency.NONE, VersionOrder.STRING, others);
    Project changed =
        ProjectBuilder.like(project).name("New").color("#000000").settings(settings).build();

    assertThat(store.change(project, changed, entry("project"))).isTrue();
    assertThat(teams.project(teamId, project.id())).contains(changed);
    assertThat(store.change(changed, project, entry("project"))).isTrue();
    assertThat(teams.project(teamId, project.id())).contains(project);
    assertThat(written()).hasSize(2);
  }

  @Test
  void aChangeOfWhatSomeoneElseChangedMeanwhileIsRefused() {
    teams.create(project);
    store.change(project, named(project.id(), "Theirs", project.slug()), entry("project"));

    assertThat(store.change(project, named(project.id(), "Ours", project.slug()), entry("project")))
        .isFalse();

    assertThat(teams.project(teamId, project.id()).orElseThrow().name()).isEqualTo("Theirs");
    assertThat(written()).hasSize(1);
  }

  @Test
  void changesOfDifferentSettingsDoNotGetIntoEachOthersWay() {
    teams.create(project);
    store.change(project, named(project.id(), "Theirs", project.slug()), entry("project"));
    Project red = ProjectBuilder.like(project).color("#FF0000").build();

    assertThat(store.change(project, red, entry("project"))).isTrue();

    Project stored = teams.project(teamId, project.id()).orElseThrow();
    assertThat(stored.name()).isEqualTo("Theirs");
    assertThat(stored.color()).isEqualTo("#FF0000");
  }

  @Test
  void whatIsMissingOrRemovedIsNotChanged() {
    Project renamed = named(project.id(), "New", project.slug());
    assertThat(store.change(project, renamed, entry("project"))).isFalse();
    teams.create(project);
    hide(project);

    assertThat(store.change(project, renamed, entry("project"))).isFalse();

    assertThat(written()).isEmpty();
  }

  @Test // (R-audit-2)
  void anAppComesWithItsKeyAndItsAuditEntry() {
    teams.create(project);
    App app = aFullApp().in(project).id(new UUID(0, 3)).build();

    assertThat(store.create(app, key(app), SECRET, entry("app"))).isTrue();

    assertThat(teams.app(teamId, app.id())).contains(app);
    assertThat(keys.find(SECRET, TeamBuilder.CREATED)).contains(key(app));
    assertThat(written()).containsExactly("create app");
    forget();
  }

  @Test
  void noAppIsMadeInAProjectThatIsMissingOrRemoved() {
    App app = aFullApp().in(project).id(new UUID(0, 3)).build();
    assertThat(store.create(app, key(app), SECRET, entry("app"))).isFalse();
    teams.create(project);
    hide(project);

    assertThat(store.create(app, key(app), SECRET, entry("app"))).isFalse();

    assertThat(teams.apps(teamId)).isEmpty();
    assertThat(keys.find(SECRET, TeamBuilder.CREATED)).isEmpty();
    assertThat(written()).isEmpty();
  }

  @Test
  void anAppIsRenamedUnlessSomeoneElseRenamedItMeanwhile() {
    App app = aFullApp().in(project).id(new UUID(0, 3)).build();
    teams.create(project);
    teams.create(app);

    assertThat(store.change(app, renamed(app, "Ours"), entry("app"))).isTrue();
    assertThat(store.change(app, renamed(app, "Theirs"), entry("app"))).isFalse();

    assertThat(teams.app(teamId, app.id())).contains(renamed(app, "Ours"));
    assertThat(written()).hasSize(1);
  }

  private Project named(UUID id, String name, String slug) {
    return ProjectBuilder.like(project).id(id).name(name).slug(slug).build();
  }

  private static App renamed(App app, String name) {
    return AppBuilder.like(app).name(name).build();
  }

  private ApiKey key(App app) {
    return aClientKey().team(teamId).app(app.place().projectId(), app.id()).build();
  }

  /** The secret is every test's: the next one must find it free. */
  private static void forget() {
    TABLES
        .client()
        .deleteItem(delete ->
            delete.tableName(TABLES.names().of(Tables.KEYS)).key(Attributes.key(SECRET.hash())));
  }

  private AuditEntry entry(String type) {
    return anEntry().id(fresh()).team(teamId).created(type, "x").build();
  }

  private List<String> written() {
    var all = new AuditQuery(AuditQuery.Filter.ANY, Span.ALL, 50, Optional.empty());
    return audit.page(teamId, all).entries().stream()
        .map(entry -> "create " + entry.deed().resource().type())
        .toList();
  }

  private static UUID fresh() {
    return new RandomIds(InstantSource.system(), new SecureRandom()).next();
  }

  private void hide(Project project) {
    var by = new Purge.By(AuditEntry.Actor.user(new UUID(5, 5)), TeamBuilder.CREATED);
    // The tests share tables and the project's id, and a thing has one purge.
    UUID subject = UUID.randomUUID();
    Purge purge = Purge.ofProject(new UUID(5, 6), project.teamId(), subject, Set.of(), by);
    removals.hide(project, 0, List.of(), new Written(TeamBuilder.CREATED, List.of(), purge));
  }
}
