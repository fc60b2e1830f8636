package dev.owlissues.shared.dynamo.account;

import static dev.owlissues.shared.account.team.AppBuilder.aFullApp;
import static dev.owlissues.shared.account.team.AppBuilder.anApp;
import static dev.owlissues.shared.account.team.ProjectBuilder.aProject;
import static dev.owlissues.shared.account.team.ProjectBuilder.aSettledProject;
import static dev.owlissues.shared.account.team.TeamBuilder.aTeam;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.account.team.AppInProject;
import dev.owlissues.shared.account.team.Project;
import dev.owlissues.shared.account.team.Team;
import dev.owlissues.shared.account.team.TeamBuilder;
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
  private final Project project = aSettledProject().in(teamId).id(SOME).build();

  @Test
  void aTeamIsFoundAsItWasStored() {
    Team team = aTeam().id(teamId).build();

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
    Project plain = aProject().in(teamId).id(SOME).build();

    teams.create(plain);

    assertThat(teams.project(teamId, SOME)).contains(plain);
  }

  @Test
  void anAppIsFoundAsItWasStored() {
    App full = aFullApp().in(project).id(new UUID(0, 2)).build();
    App bare = anApp().in(project).id(new UUID(0, 3)).build();

    assertThat(teams.create(full)).isTrue();
    assertThat(teams.create(bare)).isTrue();
    assertThat(teams.app(teamId, full.id())).contains(full);
    assertThat(teams.app(teamId, bare.id())).contains(bare);
  }

  @Test
  void anotherTeamsThingsAreNotFound() {
    teams.create(project);
    teams.create(aFullApp().in(project).id(SOME).build());

    assertThat(teams.project(otherTeamId, SOME)).isEmpty();
    assertThat(teams.app(otherTeamId, SOME)).isEmpty();
    assertThat(teams.app(new App.Place(otherTeamId, SOME), SOME)).isEmpty();
    assertThat(teams.projects(otherTeamId)).isEmpty();
    assertThat(teams.apps(otherTeamId)).isEmpty();
  }

  @Test
  void whatIsThereIsNotOverwritten() {
    teams.create(aTeam().id(teamId).build());
    teams.create(project);
    teams.create(aFullApp().in(project).id(SOME).build());

    assertThat(teams.create(aTeam().id(teamId).name("Other").slug("other").build())).isFalse();
    assertThat(teams.create(aProject().in(teamId).id(SOME).slug("p").build())).isFalse();
    assertThat(teams.create(anApp().in(project).id(SOME).build())).isFalse();
    assertThat(teams.team(teamId)).contains(aTeam().id(teamId).build());
    assertThat(teams.project(teamId, SOME)).contains(project);
    assertThat(teams.app(teamId, SOME)).contains(aFullApp().in(project).id(SOME).build());
  }

  @Test
  void listsAreOldestFirstAndHoldJustTheirKind() {
    List<UUID> ids = LongStream.of(3, 1, 2).mapToObj(n -> new UUID(0, n)).toList();
    teams.create(aTeam().id(teamId).build());
    ids.forEach(id -> teams.create(aSettledProject().in(teamId).id(id).build()));
    ids.forEach(id -> teams.create(aFullApp().in(project).id(id).build()));

    assertThat(teams.projects(teamId).stream().map(Project::id)).isSorted().hasSize(3);
    assertThat(teams.apps(teamId).stream().map(App::id)).isSorted().hasSize(3);
  }

  @Test
  void anAppIsReadTogetherWithItsProject() {
    App app = aFullApp().in(project).id(SOME).build();
    teams.create(project);
    teams.create(app);

    assertThat(teams.app(app.place(), SOME)).contains(new AppInProject(app, project));
  }

  @Test
  void anAppWithoutItsProjectIsNotFound() {
    App app = aFullApp().in(project).id(SOME).build();
    teams.create(app);

    assertThat(teams.app(app.place(), SOME)).isEmpty();
  }

  @Test
  void anAppOfAnotherProjectIsNotFound() {
    Project other = aSettledProject().in(teamId).id(new UUID(0, 9)).build();
    teams.create(project);
    teams.create(other);
    teams.create(aFullApp().in(project).id(SOME).build());

    assertThat(teams.app(new App.Place(teamId, other.id()), SOME)).isEmpty();
  }

  @Test
  void theLatestVersionIsRaisedFromNone() {
    App app = anApp().in(project).id(SOME).build();
    teams.create(app);

    assertThat(teams.raiseLatest(app, latest("2.0.0"))).isTrue();
    assertThat(stored()).contains(latest("2.0.0"));
  }

  @Test
  void theLatestVersionIsRaisedFromTheOneThatWasRead() {
    App app = aFullApp().in(project).id(SOME).build();
    teams.create(app);

    assertThat(teams.raiseLatest(app, latest("1.10.0"))).isTrue();
    assertThat(stored()).contains(latest("1.10.0"));
  }

  @Test
  void whoReadAnOlderLatestVersionDoesNotOverwriteTheNewerOne() {
    App none = anApp().in(project).id(SOME).build();
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
    assertThat(teams.raiseLatest(anApp().in(project).id(SOME).build(), latest("1.0.0"))).isFalse();
    assertThat(teams.raiseLatest(aFullApp().in(project).id(SOME).build(), latest("2.0.0")))
        .isFalse();
    assertThat(teams.app(teamId, SOME)).isEmpty();
  }

  private Optional<App.LatestVersion> stored() {
    return teams.app(teamId, SOME).orElseThrow().latest();
  }

  private static App.LatestVersion latest(String version) {
    return new App.LatestVersion(version, TeamBuilder.CREATED.plusSeconds(60));
  }

  private static UUID fresh() {
    return new RandomIds(InstantSource.system(), new SecureRandom()).next();
  }
}
