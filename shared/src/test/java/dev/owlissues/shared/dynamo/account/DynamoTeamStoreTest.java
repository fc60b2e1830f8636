package dev.owlissues.shared.dynamo.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.account.team.AppInProject;
import dev.owlissues.shared.account.team.Project;
import dev.owlissues.shared.account.team.ProjectSettings;
import dev.owlissues.shared.account.team.Team;
import dev.owlissues.shared.account.team.Teams;
import dev.owlissues.shared.base.id.RandomIds;
import dev.owlissues.shared.dynamo.table.LocalTables;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DynamoTeamStoreTest {
  @RegisterExtension static final LocalTables TABLES = new LocalTables();

  private static final UUID SOME = new UUID(0, 1);

  private final DynamoTeamStore teams = TABLES.stores().teams();
  private final UUID teamId = fresh();
  private final UUID otherTeamId = fresh();
  private final Project project = Teams.project(teamId, SOME);

  @Test
  void aTeamIsFoundAsItWasStored() {
    Team team = Teams.team(teamId);

    assertThat(teams.create(team)).isTrue();
    assertThat(teams.team(teamId)).contains(team);
    assertThat(teams.team(otherTeamId)).isEmpty();
  }

  @Test
  void aProjectIsFoundAsItWasStored() {
    assertThat(teams.create(project)).isTrue();
    assertThat(teams.project(teamId, SOME)).contains(project);
  }

  @Test
  void aProjectThatChoseNothingKeepsItsDefaults() {
    Project plain =
        new Project(SOME, teamId, "P", "p", "#000000", ProjectSettings.DEFAULT, Teams.CREATED);

    teams.create(plain);

    assertThat(teams.project(teamId, SOME)).contains(plain);
  }

  @Test
  void anAppIsFoundAsItWasStored() {
    App full = Teams.app(project, new UUID(0, 2));
    App bare = Teams.bareApp(project, new UUID(0, 3));

    assertThat(teams.create(full)).isTrue();
    assertThat(teams.create(bare)).isTrue();
    assertThat(teams.app(teamId, full.id())).contains(full);
    assertThat(teams.app(teamId, bare.id())).contains(bare);
  }

  @Test
  void anotherTeamsThingsAreNotFound() {
    teams.create(project);
    teams.create(Teams.app(project, SOME));

    assertThat(teams.project(otherTeamId, SOME)).isEmpty();
    assertThat(teams.app(otherTeamId, SOME)).isEmpty();
    assertThat(teams.app(new App.Place(otherTeamId, SOME), SOME)).isEmpty();
    assertThat(teams.projects(otherTeamId)).isEmpty();
    assertThat(teams.apps(otherTeamId)).isEmpty();
  }

  @Test
  void whatIsThereIsNotOverwritten() {
    teams.create(Teams.team(teamId));
    teams.create(project);
    teams.create(Teams.app(project, SOME));

    assertThat(teams.create(new Team(teamId, "Other", "other", Teams.CREATED))).isFalse();
    assertThat(
            teams.create(
                new Project(
                    SOME, teamId, "P", "p", "#000000", ProjectSettings.DEFAULT, Teams.CREATED)))
        .isFalse();
    assertThat(teams.create(Teams.bareApp(project, SOME))).isFalse();
    assertThat(teams.team(teamId)).contains(Teams.team(teamId));
    assertThat(teams.project(teamId, SOME)).contains(project);
    assertThat(teams.app(teamId, SOME)).contains(Teams.app(project, SOME));
  }

  @Test
  void listsAreOldestFirstAndHoldJustTheirKind() {
    List<UUID> ids = LongStream.of(3, 1, 2).mapToObj(n -> new UUID(0, n)).toList();
    teams.create(Teams.team(teamId));
    ids.forEach(id -> teams.create(Teams.project(teamId, id)));
    ids.forEach(id -> teams.create(Teams.app(project, id)));

    assertThat(teams.projects(teamId).stream().map(Project::id)).isSorted().hasSize(3);
    assertThat(teams.apps(teamId).stream().map(App::id)).isSorted().hasSize(3);
  }

  @Test
  void anAppIsReadTogetherWithItsProject() {
    App app = Teams.app(project, SOME);
    teams.create(project);
    teams.create(app);

    assertThat(teams.app(app.place(), SOME)).contains(new AppInProject(app, project));
  }

  @Test
  void anAppWithoutItsProjectIsNotFound() {
    App app = Teams.app(project, SOME);
    teams.create(app);

    assertThat(teams.app(app.place(), SOME)).isEmpty();
  }

  @Test
  void anAppOfAnotherProjectIsNotFound() {
    Project other = Teams.project(teamId, new UUID(0, 9));
    teams.create(project);
    teams.create(other);
    teams.create(Teams.app(project, SOME));

    assertThat(teams.app(new App.Place(teamId, other.id()), SOME)).isEmpty();
  }

  @Test
  void theLatestVersionIsRaisedFromNone() {
    App app = Teams.bareApp(project, SOME);
    teams.create(app);

    assertThat(teams.raiseLatest(app, latest("2.0.0"))).isTrue();
    assertThat(stored()).contains(latest("2.0.0"));
  }

  @Test
  void theLatestVersionIsRaisedFromTheOneThatWasRead() {
    App app = Teams.app(project, SOME);
    teams.create(app);

    assertThat(teams.raiseLatest(app, latest("1.10.0"))).isTrue();
    assertThat(stored()).contains(latest("1.10.0"));
  }

  @Test
  void whoReadAnOlderLatestVersionDoesNotOverwriteTheNewerOne() {
    App none = Teams.bareApp(project, SOME);
    teams.create(none);
    teams.raiseLatest(none, latest("2.0.0"));
    App read = teams.app(teamId, SOME).orElseThrow();
    teams.raiseLatest(read, latest("3.0.0"));

    assertThat(teams.raiseLatest(none, latest("2.5.0"))).isFalse();
    assertThat(teams.raiseLatest(read, latest("2.5.0"))).isFalse();
    assertThat(stored()).contains(latest("3.0.0"));
  }

  @Test
  void raisingTheVersionOfAMissingAppMakesNone() {
    assertThat(teams.raiseLatest(Teams.bareApp(project, SOME), latest("1.0.0"))).isFalse();
    assertThat(teams.raiseLatest(Teams.app(project, SOME), latest("2.0.0"))).isFalse();
    assertThat(teams.app(teamId, SOME)).isEmpty();
  }

  private Optional<App.LatestVersion> stored() {
    return teams.app(teamId, SOME).orElseThrow().latest();
  }

  private static App.LatestVersion latest(String version) {
    return new App.LatestVersion(version, Teams.CREATED.plusSeconds(60));
  }

  private static UUID fresh() {
    return new RandomIds(InstantSource.system(), new SecureRandom()).next();
  }
}
