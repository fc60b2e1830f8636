package dev.owlissues.shared.account.access;

import static dev.owlissues.shared.account.access.KeyBuilder.aClientKey;
import static dev.owlissues.shared.account.access.KeyBuilder.aKey;
import static dev.owlissues.shared.account.user.UserBuilder.aUser;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.account.user.Membership;
import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.account.user.User;
import dev.owlissues.shared.audit.AuditEntry.Actor;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CallerTest {
  private static final UUID TEAM = new UUID(0, 2);
  private static final User USER = aUser().build();

  private final Caller caller =
      new Caller.Key(
          aKey().id(new UUID(0, 1)).team(TEAM).permissions("issues:read", "funnels:read").build(),
          Optional.of(Role.MEMBER));

  @Test
  void whoHasAllPermissionsIsNotRefused() {
    assertThat(caller.refusal(List.of(Permission.ISSUES_READ))).isEmpty();
    assertThat(caller.refusal(List.of())).isEmpty();
  }

  @Test // (R-permission-2)
  void aRefusalNamesEveryMissingPermission() {
    assertThat(
            caller.refusal(
                List.of(Permission.JOBS_WRITE, Permission.ISSUES_READ, Permission.APPS_READ)))
        .contains("missing permission: apps:read, jobs:write");
  }

  @Test // (R-key-14)
  void aKeyMayDoNothingThatItsMakerMayNot() {
    ApiKey all =
        aKey().team(TEAM).permissions("projects:write", "issues:write", "metrics:read").build();
    var ofMember = new Caller.Key(all, Optional.of(Role.MEMBER));
    var ofAdmin = new Caller.Key(all, Optional.of(Role.ADMIN));

    assertThat(ofMember.refusal(TEAM, Role.MEMBER)).isEmpty();
    assertThat(ofMember.refusal(TEAM, Role.ADMIN))
        .contains("this needs the role admin in the team, and the maker of the key is member");
    assertThat(ofMember.refusal(List.of(Permission.PROJECTS_WRITE))).isPresent();
    assertThat(ofMember.refusal(List.of(Permission.ISSUES_WRITE))).isEmpty();
    assertThat(ofMember.permissions()).containsExactlyInAnyOrder("issues:write", "metrics:read");
    assertThat(ofAdmin.refusal(List.of(Permission.PROJECTS_WRITE))).isEmpty();
    assertThat(ofAdmin.refusal(TEAM, Role.OWNER)).isPresent();
    assertThat(ofAdmin.permissions()).isEqualTo(all.permissions());
  }

  @Test
  void aKeyOfNobodyIsAskedForNoRole() {
    var ofApp = new Caller.Key(aClientKey().build(), Optional.empty());

    assertThat(ofApp.refusal(TEAM, Role.OWNER)).isEmpty();
    assertThat(ofApp.permissions()).containsExactlyInAnyOrder("events:write", "users:write");
  }

  @Test
  void aKeyActsForItsTeam() {
    assertThat(caller.teamIds()).containsExactly(TEAM);
    assertThat(caller.actor()).isEqualTo(Actor.key(new UUID(0, 1)));
  }

  @Test // (R-permission-1)
  void aPersonIsAskedForTheirRoleInTheTeamAndForNoPermission() {
    UUID other = new UUID(0, 3);
    Caller person =
        new Caller.Person(
            USER, List.of(new Membership(TEAM, Role.ADMIN), new Membership(other, Role.MEMBER)));

    assertThat(person.refusal(List.of(Permission.JOBS_WRITE))).isEmpty();
    assertThat(person.refusal(TEAM, Role.ADMIN)).isEmpty();
    assertThat(person.refusal(TEAM, Role.OWNER)).contains("this needs the role owner in the team");
    assertThat(person.refusal(other, Role.ADMIN)).isPresent();
    assertThat(person.refusal(new UUID(0, 4), Role.MEMBER)).isPresent();
    assertThat(person.sees(other)).isTrue();
    assertThat(person.sees(new UUID(0, 4))).isFalse();
    assertThat(person.actor()).isEqualTo(Actor.user(USER.id()));
  }

  @Test
  void aPersonsTextFormHasNoAddress() {
    assertThat(new Caller.Person(USER, List.of()).toString()).doesNotContain("ada");
  }
}
