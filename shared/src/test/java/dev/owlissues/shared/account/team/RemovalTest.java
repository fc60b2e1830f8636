package dev.owlissues.shared.account.team;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.account.team.Removal.Outcome;
import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.dynamo.table.LocalTables;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RemovalTest {
  @RegisterExtension static final LocalTables TABLES = new LocalTables();

  private RemovalStage stage;

  @BeforeEach
  void empty() {
    TABLES.clear();
    stage = new RemovalStage(TABLES, TABLES.client());
  }

  @Test // (R-removal-1)
  void aRemovedProjectIsGoneFromEveryReadAtOnceAndItsAppsAndTheirKeysWithIt() {
    Project project = stage.project("shop");
    App web = stage.app(project, 1);
    App ios = stage.app(project, 2);
    Project other = stage.project("other");
    App kept = stage.app(other, 3);

    assertThat(stage.removeProject(project)).isEqualTo(Outcome.REMOVED);

    assertThat(stage.teams.project(RemovalStage.TEAM, project.id())).isEmpty();
    assertThat(stage.teams.project(List.of(RemovalStage.TEAM), project.id())).isEmpty();
    assertThat(stage.teams.projects(RemovalStage.TEAM)).containsExactly(other);
    assertThat(stage.teams.app(RemovalStage.TEAM, web.id())).isEmpty();
    assertThat(stage.teams.app(List.of(RemovalStage.TEAM), ios.id())).isEmpty();
    assertThat(stage.teams.app(web.place(), web.id())).isEmpty();
    assertThat(stage.teams.apps(RemovalStage.TEAM)).containsExactly(kept);
    assertThat(stage.works(web)).isFalse();
    assertThat(stage.works(ios)).isFalse();
    assertThat(stage.works(kept)).isTrue();
  }

  @Test // (R-audit-1)
  void theAuditLogHasAnEntryForTheProjectAndForEachApp() {
    Project project = stage.project("shop");
    App app = stage.app(project, 1);

    stage.removeProject(project);

    assertThat(stage.audited())
        .containsExactlyInAnyOrder("DELETE project " + project.id(), "DELETE app " + app.id());
    assertThat(stage.entries()).extracting(AuditEntry::actor).containsOnly(RemovalStage.BY);
  }

  @Test
  void aRemovedProjectGivesItsSlugFree() {
    Project project = stage.project("shop");
    stage.removeProject(project);

    Project again = stage.project("shop");

    assertThat(stage.teams.projects(RemovalStage.TEAM)).containsExactly(again);
  }

  @Test // (R-removal-3)
  void whatIsRemovedIsUnknownTheSecondTime() {
    Project project = stage.project("shop");
    App app = stage.app(project, 1);
    App single = stage.app(stage.project("other"), 2);

    stage.removeProject(project);
    stage.removeApp(single);

    assertThat(stage.removeProject(project)).isEqualTo(Outcome.UNKNOWN);
    assertThat(stage.removeApp(app)).isEqualTo(Outcome.UNKNOWN);
    assertThat(stage.removeApp(single)).isEqualTo(Outcome.UNKNOWN);
    assertThat(stage.audited()).hasSize(3);
  }

  @Test
  void whatNeverWasIsUnknown() {
    Project project = stage.project("shop");
    UUID other = new UUID(0, 99);

    assertThat(stage.removal.project(other, project.id(), RemovalStage.BY))
        .isEqualTo(Outcome.UNKNOWN);
    assertThat(stage.removal.app(RemovalStage.TEAM, project.id(), RemovalStage.BY))
        .isEqualTo(Outcome.UNKNOWN);
    assertThat(stage.teams.projects(RemovalStage.TEAM)).containsExactly(project);
  }

  @Test // (R-removal-1)
  void aRemovedAppLeavesItsProjectAndTheOtherAppsAlone() {
    Project project = stage.project("shop");
    App gone = stage.app(project, 1);
    App kept = stage.app(project, 2);

    assertThat(stage.removeApp(gone)).isEqualTo(Outcome.REMOVED);

    assertThat(stage.teams.apps(RemovalStage.TEAM)).containsExactly(kept);
    assertThat(stage.teams.projects(RemovalStage.TEAM)).containsExactly(project);
    assertThat(stage.works(gone)).isFalse();
    assertThat(stage.works(kept)).isTrue();
  }

  @Test
  void everyKeyOfARemovedAppIsRevokedOfWhateverTypeAndAudited() {
    App app = stage.app(stage.project("shop"), 1);
    Secret imports = stage.importKey(app);
    assertThat(stage.works(imports)).isTrue();

    stage.removeApp(app);

    assertThat(stage.works(imports)).isFalse();
    assertThat(stage.works(app)).isFalse();
    assertThat(stage.everything().stream().filter(item -> item.contains("api_key"))).hasSize(2);
  }

  @Test // (R-removal-2)
  void whatIsRemovedIsDeletedForGoodAfterAWeek() {
    Project project = stage.project("shop");
    stage.app(project, 1);
    stage.removeProject(project);

    long expiry = RemovalStage.START.plus(Duration.ofDays(7)).getEpochSecond();

    assertThat(stage.expiries()).hasSize(3).containsOnly(expiry);
  }

  @Test
  void aProjectOfMoreAppsThanOneWriteTakesIsRemovedWhole() {
    Project project = stage.project("shop");
    for (int n = 1; n <= RemovalStore.MAX_APPS + 3; n++) {
      stage.app(project, n);
    }

    assertThat(stage.removeProject(project)).isEqualTo(Outcome.REMOVED);

    assertThat(stage.teams.apps(RemovalStage.TEAM)).isEmpty();
    assertThat(stage.audited()).hasSize(1 + RemovalStore.MAX_APPS + 3).doesNotHaveDuplicates();
  }

  @Test // (R-removal-4)
  void anAppThatIsMadeMeanwhileIsNotLeftBehind() {
    Project project = stage.project("shop");
    stage.app(project, 1);
    var state = stage.removals.project(RemovalStage.TEAM, project.id()).orElseThrow();
    List<App> seen = stage.teams.apps(RemovalStage.TEAM);
    stage.app(project, 2);

    boolean hidden = stage.removals.hide(project, state.appsMade(), seen, RemovalStage.written());

    assertThat(hidden).isFalse();
    assertThat(stage.removeProject(project)).isEqualTo(Outcome.REMOVED);
    assertThat(stage.teams.apps(RemovalStage.TEAM)).isEmpty();
  }
}
