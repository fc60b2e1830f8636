package dev.owlissues.shared.account.team;

import dev.owlissues.shared.account.access.ApiKey;
import dev.owlissues.shared.account.access.KeyStore;
import dev.owlissues.shared.account.access.KeyType;
import dev.owlissues.shared.account.access.Permission;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.audit.AuditEntry.Actor;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes the team that a new stack starts with: a project, three apps and the keys to them. */
public final class FirstTeam {
  private static final String TEAM_NAME = "First team";
  private static final String PROJECT_NAME = "First project";

  private final TeamStore teams;
  private final KeyStore keys;

  /** Makes teams in those stores. */
  public FirstTeam(TeamStore teams, KeyStore keys) {
    this.teams = teams;
    this.keys = keys;
  }

  /**
   * A first team as it stands in the store, without what somebody has removed since.
   *
   * @param apps an apple, a web and a backend app, each with its client secret
   */
  public record Created(
      UUID teamId, Optional<Project> project, List<App> apps, Secret agentSecret) {

    /** Keeps the list from changing. */
    public Created {
      apps = List.copyOf(apps);
    }
  }

  /**
   * Makes what of the plan is not there yet. Every write is conditional on the absence of what it
   * makes, so a plan may be applied again after a crash, and at each start: what is there stays.
   */
  public Created apply(FirstTeamPlan plan) {
    teams.create(team(plan));
    teams.create(project(plan));
    List<App> apps = apps(plan);
    apps.forEach(teams::create);
    // Keys last: a key that works then leads to a team that is whole.
    clientKey(plan, apps.get(0), plan.apps().apple().client());
    clientKey(plan, apps.get(1), plan.apps().web().client());
    clientKey(plan, apps.get(2), plan.apps().backend().client());
    keys.create(agentKey(plan), plan.agent().secret());
    return standing(plan);
  }

  /** What there is of the plan now. */
  public Created standing(FirstTeamPlan plan) {
    UUID teamId = plan.teamId();
    return new Created(
        teamId,
        teams.project(teamId, plan.projectId()),
        apps(plan).stream().flatMap(app -> teams.app(teamId, app.id()).stream()).toList(),
        plan.agent().secret());
  }

  /** The team of the plan. */
  public static Team team(FirstTeamPlan plan) {
    return new Team(plan.teamId(), TEAM_NAME, "first-team", plan.at());
  }

  /** The agent key of the plan. */
  public static ApiKey agentKey(FirstTeamPlan plan) {
    return key(
        plan, plan.agent(), "First agent key", new ApiKey.Scope(plan.teamId(), Optional.empty()));
  }

  private static Project project(FirstTeamPlan plan) {
    return new Project(
        plan.projectId(),
        plan.teamId(),
        PROJECT_NAME,
        "first-project",
        Color.next(List.of()),
        ProjectSettings.DEFAULT,
        plan.at());
  }

  private static List<App> apps(FirstTeamPlan plan) {
    return List.of(
        app(plan, plan.apps().apple(), Platform.APPLE, Optional.of("com.example.first")),
        app(plan, plan.apps().web(), Platform.WEB, Optional.of("first.example.com")),
        app(plan, plan.apps().backend(), Platform.BACKEND, Optional.empty()));
  }

  private static App app(
      FirstTeamPlan plan,
      FirstTeamPlan.DrawnApp drawn,
      Platform platform,
      Optional<String> bundleId) {
    return new App(
        drawn.id(),
        new App.Place(plan.teamId(), plan.projectId()),
        appName(platform),
        platform,
        bundleId,
        Optional.of(drawn.client().secret().text()),
        Optional.empty(),
        plan.at());
  }

  private static String appName(Platform platform) {
    return switch (platform) {
      case APPLE -> "Apple app";
      case ANDROID -> "Android app";
      case WEB -> "Web app";
      case BACKEND -> "Backend";
    };
  }

  private void clientKey(FirstTeamPlan plan, App app, FirstTeamPlan.Key drawn) {
    ApiKey.AppScope scope = new ApiKey.AppScope(plan.projectId(), app.id());
    keys.create(
        key(plan, drawn, app.name(), new ApiKey.Scope(plan.teamId(), Optional.of(scope))),
        drawn.secret());
  }

  private static ApiKey key(
      FirstTeamPlan plan, FirstTeamPlan.Key drawn, String name, ApiKey.Scope scope) {
    KeyType type = drawn.secret().type();
    Set<String> permissions =
        type.defaults().stream().map(Permission::wire).collect(Collectors.toUnmodifiableSet());
    return new ApiKey(
        drawn.id(),
        type,
        name,
        scope,
        permissions,
        new ApiKey.Times(plan.at(), Optional.empty(), Optional.empty()),
        Optional.of(Actor.user(plan.ownerId())));
  }
}
