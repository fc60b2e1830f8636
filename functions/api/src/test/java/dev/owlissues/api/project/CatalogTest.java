package dev.owlissues.api.project;

import static dev.owlissues.shared.account.user.UserBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.api.Stage;
import dev.owlissues.api.http.Access;
import dev.owlissues.api.http.Call;
import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpRequest;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.account.access.Caller;
import dev.owlissues.shared.account.access.Permission;
import dev.owlissues.shared.account.team.Project;
import dev.owlissues.shared.account.user.Membership;
import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.event.reading.ErasedUsers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class CatalogTest {
  private static final Access ADMINS =
      Access.permitted(Permission.PROJECTS_WRITE).atLeast(Role.ADMIN);

  @RegisterExtension final LocalTables tables = new LocalTables();
  private Stage stage;
  private Catalog catalog;

  @BeforeEach
  void open() {
    stage = new Stage(tables);
    catalog = new Catalog(stage.teams, _ -> ErasedUsers.NONE, stage::now);
  }

  @Test // (R-project-6)
  void aPersonSeesTheProjectsAndAppsOfAllTheirTeams() {
    Caller both = person(member(Stage.TEAM, Role.MEMBER), member(Stage.OTHER_TEAM, Role.MEMBER));

    assertThat(catalog.projects(both, Optional.empty()))
        .extracting(Project::id)
        .containsExactlyInAnyOrder(Stage.PROJECT, Stage.EMPTY_PROJECT, Stage.OTHER_PROJECT);
    assertThat(catalog.apps(both, Optional.of(Stage.OTHER_TEAM))).hasSize(1);
    assertThat(catalog.project(call(both, ADMINS), Stage.OTHER_PROJECT)).isNotNull();
  }

  @Test
  void aPersonWithoutATeamSeesNothing() {
    Caller nobody = person();

    assertThat(catalog.projects(nobody, Optional.empty())).isEmpty();
    assertThat(status(catalog.project(call(nobody, Access.people()), Stage.PROJECT)))
        .isEqualTo(404);
  }

  @Test // (R-permission-1)
  void theRoleIsAskedForInTheTeamOfTheThing() {
    Caller person = person(member(Stage.TEAM, Role.ADMIN), member(Stage.OTHER_TEAM, Role.MEMBER));

    assertThat(status(catalog.project(call(person, ADMINS), Stage.PROJECT))).isEqualTo(200);
    assertThat(status(catalog.project(call(person, ADMINS), Stage.OTHER_PROJECT))).isEqualTo(403);
    assertThat(status(catalog.app(call(person, ADMINS), Stage.WEB))).isEqualTo(200);
    assertThat(status(catalog.app(call(person, ADMINS), Stage.OTHER_APP))).isEqualTo(403);
    assertThat(status(catalog.team(call(person, ADMINS), Stage.TEAM))).isEqualTo(200);
    assertThat(status(catalog.team(call(person, ADMINS), Stage.OTHER_TEAM))).isEqualTo(403);
  }

  @Test // (R-permission-4)
  void unknownAndForeignIdsAreTheSame404() {
    Caller person = person(member(Stage.TEAM, Role.OWNER));

    Found<Project> foreign = catalog.project(call(person, Access.people()), Stage.OTHER_PROJECT);
    Found<Project> unknown = catalog.project(call(person, Access.people()), Stage.id(999));

    assertThat(body(foreign)).isEqualTo(body(unknown));
    assertThat(status(catalog.app(call(person, Access.people()), Stage.OTHER_APP))).isEqualTo(404);
    assertThat(status(catalog.team(call(person, Access.people()), Stage.OTHER_TEAM)))
        .isEqualTo(404);
  }

  @Test
  void whatIsNoIdLeadsNowhere() {
    Call call =
        new Call(
            request(),
            Map.of("projectId", "x", "appId", "1", "teamId", "null"),
            person(member(Stage.TEAM, Role.OWNER)),
            Access.people());

    assertThat(status(catalog.project(call))).isEqualTo(404);
    assertThat(status(catalog.app(call))).isEqualTo(404);
    assertThat(status(catalog.team(call))).isEqualTo(404);
  }

  @Test
  void keysAreLetInByPermissionAndPeopleByRole() {
    assertThat(Access.people().refusal(person())).isEmpty();
    assertThat(ADMINS.refusal(person(member(Stage.TEAM, Role.MEMBER)))).isEmpty();
    assertThat(stage.get(stage.person(1, member(Stage.TEAM, Role.MEMBER)), "/v1/projects").status())
        .isEqualTo(200);
  }

  @Test // (R-permission-8)
  void aPersonIsToldWhoTheyAre() {
    var answer = stage.get(stage.person(2, member(Stage.TEAM, Role.ADMIN)), "/v1/auth/whoami");

    assertThat(answer.json().get("type").asText()).isEqualTo("user");
    assertThat(answer.json().get("email").asText()).isEqualTo("person2@example.com");
    assertThat(answer.json().at("/teams/0/role").asText()).isEqualTo("admin");
    assertThat(answer.json().at("/teams/0/slug").asText()).isEqualTo("first-team");
  }

  private static Membership member(UUID teamId, Role role) {
    return new Membership(teamId, role);
  }

  private static Caller person(Membership... memberships) {
    return new Caller.Person(aUser().id(Stage.id(900)).build(), List.of(memberships));
  }

  private static Call call(Caller caller, Access access) {
    return new Call(request(), Map.of(), caller, access);
  }

  private static HttpRequest request() {
    return new HttpRequest("GET", "/", Map.of(), Map.of(), new byte[0], "");
  }

  private static <T> int status(Found<T> found) {
    return found.then(_ -> HttpResponse.empty(200)).status();
  }

  private static <T> String body(Found<T> found) {
    return new String(found.then(_ -> Errors.internal()).body(), StandardCharsets.UTF_8);
  }
}
