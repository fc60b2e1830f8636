package dev.owlissues.shared.account.team;

import static dev.owlissues.shared.account.team.TeamBuilder.aTeam;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.account.access.ApiKey;
import dev.owlissues.shared.account.access.KeyType;
import dev.owlissues.shared.account.access.Permission;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.account.team.FirstTeam.Created;
import dev.owlissues.shared.base.id.RandomIds;
import dev.owlissues.shared.dynamo.account.DynamoTeamStore;
import dev.owlissues.shared.dynamo.key.DynamoKeyStore;
import dev.owlissues.shared.dynamo.table.LocalTables;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class FirstTeamTest {
  @RegisterExtension static final LocalTables TABLES = new LocalTables();

  private static final Instant NOW = Instant.parse("2026-11-24T08:15:00.123456Z");

  private final DynamoTeamStore teams = TABLES.stores().teams();
  private final DynamoKeyStore keys = TABLES.stores().keys();
  private final FirstTeam firstTeam = new FirstTeam(teams, keys);
  private final FirstTeamPlan plan = draw();

  @Test
  void aFirstTeamHasAProjectAndAnAppOfEachKind() {
    Created created = firstTeam.apply(plan);

    assertThat(teams.team(plan.teamId())).contains(FirstTeam.team(plan));
    assertThat(teams.projects(plan.teamId())).containsExactly(created.project().orElseThrow());
    assertThat(teams.apps(plan.teamId())).containsExactlyInAnyOrderElementsOf(created.apps());
    assertThat(created.apps().stream().map(App::platform))
        .containsExactly(Platform.APPLE, Platform.WEB, Platform.BACKEND);
    assertThat(created.apps()).allMatch(app -> app.place().projectId().equals(plan.projectId()));
  }

  @Test
  void theAgentsKeyWorksForTheTeamWithEveryPermission() {
    Created created = firstTeam.apply(plan);

    ApiKey key = keys.find(created.agentSecret(), NOW).orElseThrow();
    assertThat(key.type()).isEqualTo(KeyType.AGENT);
    assertThat(key.scope()).isEqualTo(new ApiKey.Scope(plan.teamId(), Optional.empty()));
    assertThat(Permission.values()).allMatch(key::may);
  }

  @Test
  void eachAppsSecretIsAKeyThatMayJustWriteToIt() {
    for (App app : firstTeam.apply(plan).apps()) {
      Secret secret = Secret.parse(app.clientSecret().orElseThrow()).orElseThrow();

      ApiKey key = keys.find(secret, NOW).orElseThrow();

      assertThat(key.type()).isEqualTo(KeyType.CLIENT);
      assertThat(key.scope().app()).contains(new ApiKey.AppScope(plan.projectId(), app.id()));
      assertThat(key.permissions()).containsExactlyInAnyOrder("events:write", "users:write");
    }
  }

  @Test
  void applyingThePlanAgainChangesNothing() {
    Created first = firstTeam.apply(plan);
    App web = first.apps().get(1);
    teams.raiseLatest(web, new App.LatestVersion("1.0.0", TeamBuilder.CREATED));

    Created again = firstTeam.apply(plan);

    assertThat(again.project()).isEqualTo(first.project());
    assertThat(again.agentSecret()).isEqualTo(first.agentSecret());
    assertThat(again.apps().get(1).latest().map(App.LatestVersion::version)).contains("1.0.0");
    assertThat(teams.projects(plan.teamId())).hasSize(1);
    assertThat(teams.apps(plan.teamId())).hasSize(3);
  }

  @Test
  void aPlanThatWasAppliedInPartIsFinished() {
    Created whole = new FirstTeam(teams, keys).apply(draw());
    // What a crash leaves behind: the writes before it, here the team and one app.
    teams.create(
        aTeam()
            .id(plan.teamId())
            .name("First team")
            .slug("first-team")
            .createdAt(plan.at())
            .build());
    teams.create(appleOf(plan, whole));

    Created finished = firstTeam.apply(plan);

    assertThat(teams.apps(plan.teamId())).hasSize(3);
    assertThat(keys.find(finished.agentSecret(), NOW)).isPresent();
    assertThat(
            finished.apps().stream()
                .map(app -> Secret.parse(app.clientSecret().orElseThrow()).orElseThrow())
                .map(secret -> keys.find(secret, NOW)))
        .allMatch(Optional::isPresent);
  }

  private static App appleOf(FirstTeamPlan plan, Created like) {
    App apple = like.apps().getFirst();
    return AppBuilder.like(apple)
        .id(plan.apps().apple().id())
        .in(plan.teamId(), plan.projectId())
        .clientSecret(plan.apps().apple().client().secret().text())
        .unseen()
        .createdAt(plan.at())
        .build();
  }

  private static FirstTeamPlan draw() {
    InstantSource clock = InstantSource.fixed(NOW);
    SecureRandom random = new SecureRandom();
    return FirstTeamPlan.draw(clock, new RandomIds(clock, random), random);
  }
}
