package dev.owlissues.api.team;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.api.AccountsStage;
import dev.owlissues.api.AccountsStage.Person;
import dev.owlissues.api.Answer;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.mail.Suppression;
import dev.owlissues.shared.mail.Suppression.Cause;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MemberEndpointsTest {
  @RegisterExtension final LocalTables tables = new LocalTables();
  private AccountsStage stage;
  private Person ann;
  private String team;

  @BeforeEach
  void open() {
    stage = new AccountsStage(tables);
    ann = stage.join("ann");
    team = "/v1/teams/" + ann.teamId();
  }

  @Test
  void aPersonSeesThemselvesAndTheirTeams() {
    Answer me = stage.get(ann, "/v1/auth/me");
    Answer teams = stage.get(ann, "/v1/auth/teams");
    Answer whoami = stage.get(ann, "/v1/auth/whoami");

    assertThat(me.text("/user/id")).isEqualTo(ann.id());
    assertThat(me.text("/teams/0/slug")).isEqualTo("ann");
    assertThat(teams.json().path("teams")).isEqualTo(me.json().path("teams"));
    assertThat(whoami.text("/type")).isEqualTo("user");
    assertThat(whoami.text("/teams/0/id")).isEqualTo(ann.teamId());
  }

  @Test // (R-member-6)
  void aPersonChangesTheirNameAndPreferences() {
    Answer named = stage.as(ann, "PATCH", "/v1/auth/me", "{\"name\":\" Anna \"}");
    Answer preferred =
        stage.as(ann, "PATCH", "/v1/auth/me", "{\"preferences\":{\"theme\":\"dark\"}}");

    assertThat(named.text("/user/name")).isEqualTo("Anna");
    assertThat(preferred.text("/user/name")).isEqualTo("Anna");
    assertThat(preferred.text("/user/preferences/theme")).isEqualTo("dark");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"name\":\"\"}",
        "{\"name\":null}",
        "{\"name\":7}",
        "{\"preferences\":[]}",
        "{\"preferences\":null}",
        "{\"preferences\":{\"a\":\"\\ud800\"}}"
      })
  void aWrongChangeOfThemselvesIsRefused(String body) {
    assertThat(stage.as(ann, "PATCH", "/v1/auth/me", body).status()).isEqualTo(400);
  }

  @Test // (R-permission-6)
  void whatIsAboutPeopleIsNotForKeys() {
    String key =
        stage
            .open(
                "POST", "/v1/auth/agent-login", AccountsStage.credentials("ann", stage.code("ann")))
            .text("/api_key");

    for (String path : new String[] {"/v1/auth/me", "/v1/auth/teams", "/v1/auth/keys", team}) {
      assertThat(stage.with(key, "GET", path, "").status()).as(path).isEqualTo(403);
    }
    assertThat(stage.with(key, "POST", "/v1/teams", "{}").status()).isEqualTo(403);
    assertThat(stage.with(key, "POST", "/v1/auth/default-agent-key", "{}").status()).isEqualTo(403);
  }

  @Test // (R-team-2)
  void aTeamIsMadeWithAnOwner() {
    Answer made = stage.as(ann, "POST", "/v1/teams", "{\"name\":\"Owls\",\"slug\":\"owls\"}");

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.json().fieldNames())
        .toIterable()
        .containsExactly("id", "name", "slug", "created_at", "updated_at");
    Answer read = stage.get(ann, "/v1/teams/" + made.text("/id"));
    assertThat(read.text("/members/0/role")).isEqualTo("owner");
    assertThat(read.text("/members/0/email")).isEqualTo("ann@example.com");
    assertThat(read.json().path("pending_invitations")).isEmpty();
  }

  @Test // (R-team-1)
  void aSlugIsTakenOnce() {
    Person bob = stage.join("bob");
    stage.as(ann, "POST", "/v1/teams", "{\"name\":\"Owls\",\"slug\":\"owls\"}");

    assertThat(stage.as(bob, "POST", "/v1/teams", "{\"name\":\"Owls\",\"slug\":\"owls\"}").status())
        .isEqualTo(409);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"name\":\"x\"}",
        "{\"slug\":\"x\"}",
        "{\"name\":\"x\",\"slug\":\"X\"}",
        "{\"name\":\"x\",\"slug\":\"a b\"}",
        "{\"name\":\"\",\"slug\":\"x\"}"
      })
  void aTeamWithoutNameOrProperSlugIsRefused(String body) {
    assertThat(stage.as(ann, "POST", "/v1/teams", body).status()).isEqualTo(400);
  }

  @Test // (R-team-2)
  void anAdminRenamesATeamAndAMemberDoesNot() {
    Person bob = stage.member(ann, "bob", "member");
    Person eve = stage.member(ann, "eve", "admin");

    assertThat(stage.as(bob, "PATCH", team, "{\"name\":\"x\"}").status()).isEqualTo(403);
    stage.clock.advance(Duration.ofMinutes(1));
    Answer renamed = stage.as(eve, "PATCH", team, "{\"name\":\"Owls\"}");
    assertThat(renamed.status()).isEqualTo(200);
    assertThat(renamed.text("/name")).isEqualTo("Owls");
    assertThat(renamed.text("/updated_at")).isEqualTo("2026-11-25T08:01:00.000Z");
    assertThat(stage.get(bob, team).text("/name")).isEqualTo("Owls");
  }

  @Test // (R-member-5)
  void membersAreListedWithTheirDigestState() {
    Person bob = stage.member(ann, "bob", "member");

    Answer off = stage.as(bob, "PATCH", team + "/members/me", "{\"digest\":\"unsubscribed\"}");
    Answer listed = stage.get(bob, team + "/members");

    assertThat(off.status()).isEqualTo(200);
    assertThat(listed.json().path("members")).hasSize(2);
    assertThat(listed.json().at("/members/0").fieldNames())
        .toIterable()
        .containsExactly(
            "user_id", "email", "name", "role", "joined_at", "digest", "digest_reason");
    assertThat(digest(listed, ann)).isEqualTo("on");
    assertThat(digest(listed, bob)).isEqualTo("unsubscribed");
    assertThat(stage.as(bob, "PATCH", team + "/members/me", "{\"digest\":\"off\"}").status())
        .isEqualTo(400);
  }

  /** Looked up by person: who joins in the same millisecond is listed in either order. */
  @Test // (R-digest-18)
  void turningDigestsOnLiftsWhatCameBackFromTheAddress() {
    var suppressions = tables.stores().suppressions();
    suppressions.suppress("ann@example.com", new Suppression(Cause.BOUNCE, stage.clock.instant()));

    Answer on = stage.as(ann, "PATCH", team + "/members/me", "{\"digest\":\"on\"}");

    assertThat(on.status()).isEqualTo(200);
    assertThat(digest(stage.get(ann, team + "/members"), ann)).isEqualTo("on");
    assertThat(suppressions.of("ann@example.com")).isEmpty();
  }

  private static String digest(Answer listed, Person person) {
    return listed
        .json()
        .path("members")
        .valueStream()
        .filter(member -> member.path("user_id").asText().equals(person.id()))
        .map(member -> member.path("digest").asText())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void anAdminChangesRolesWithinTheirReach() {
    Person bob = stage.member(ann, "bob", "member");
    Person eve = stage.member(ann, "eve", "admin");

    Answer changed = stage.as(eve, "PATCH", team + "/members/" + bob.id(), "{\"role\":\"admin\"}");

    assertThat(changed.status()).isEqualTo(200);
    assertThat(changed.text("/role")).isEqualTo("admin");
    assertThat(role(eve, bob, "member")).as("beside oneself").isEqualTo(403);
    assertThat(role(eve, ann, "member")).as("above oneself").isEqualTo(403);
    assertThat(role(eve, eve, "member")).as("oneself").isEqualTo(400);
    assertThat(role(ann, bob, "king")).isEqualTo(400);
    assertThat(role(ann, new Person("", "nobody", ""), "admin")).isEqualTo(404);
    assertThat(role(ann, bob, "owner")).isEqualTo(200);
  }

  @Test
  void theSoleOwnerMayNotLeaveAndOthersMay() {
    Person bob = stage.member(ann, "bob", "member");

    Answer refused = stage.as(ann, "DELETE", team + "/members/" + ann.id(), "");
    Answer left = stage.as(bob, "DELETE", team + "/members/" + bob.id(), "");

    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.error()).contains("owner");
    assertThat(left.status()).isEqualTo(200);
    assertThat(left.json().path("removed").asBoolean()).isTrue();
    assertThat(left.json().path("revoked_agent_keys").asInt()).isZero();
  }

  @Test
  void whoIsRemovedMayLoseTheirAgentKeys() {
    Person bob = stage.member(ann, "bob", "member");
    String key =
        stage
            .open(
                "POST",
                "/v1/auth/agent-login",
                "{\"email\":\"bob@example.com\",\"code\":\"%s\",\"team_id\":\"%s\"}"
                    .formatted(stage.code("bob"), ann.teamId()))
            .text("/api_key");

    Answer removed =
        stage.as(ann, "DELETE", team + "/members/" + bob.id() + "?revoke_agent_keys=true", "");

    assertThat(removed.json().path("revoked_agent_keys").asInt()).isEqualTo(1);
    assertThat(stage.with(key, "GET", "/v1/auth/whoami", "").status()).isEqualTo(401);
  }

  @Test // (R-invitation-5)
  void anInvitationIsShownToWhoHasItsTokenAndAccepted() {
    String token = stage.invite(ann, "bob", "admin");
    Answer shown = stage.open("GET", "/v1/invites/" + token, "");
    Person bob = stage.join("bob");

    Answer accepted = stage.as(bob, "POST", "/v1/invites/accept", "{\"token\":\"" + token + "\"}");

    assertThat(shown.status()).isEqualTo(200);
    assertThat(shown.text("/team_name")).isEqualTo("Ann's team");
    assertThat(shown.text("/team_slug")).isEqualTo("ann");
    assertThat(shown.text("/invited_by_name")).isEqualTo("Ann");
    assertThat(shown.text("/email")).isEqualTo("bob@example.com");
    assertThat(shown.text("/expires_at")).isEqualTo("2026-12-02T08:00:00.000Z");
    assertThat(accepted.status()).isEqualTo(200);
    assertThat(accepted.text("/team_id")).isEqualTo(ann.teamId());
    assertThat(accepted.text("/role")).isEqualTo("admin");
    assertThat(stage.open("GET", "/v1/invites/" + token, "").status()).isEqualTo(410);
    assertThat(
            stage.as(bob, "POST", "/v1/invites/accept", "{\"token\":\"" + token + "\"}").status())
        .isEqualTo(410);
  }

  @Test // (R-invitation-2, R-invitation-5)
  void anInvitationIsRefusedByWhoItIsNotForOrTooLate() {
    String token = stage.invite(ann, "bob", "member");
    Person eve = stage.join("eve");
    String body = "{\"token\":\"" + token + "\"}";

    assertThat(stage.as(eve, "POST", "/v1/invites/accept", body).status()).isEqualTo(403);
    assertThat(stage.as(eve, "POST", "/v1/invites/accept", "{\"token\":\"x\"}").status())
        .isEqualTo(404);
    assertThat(stage.as(eve, "POST", "/v1/invites/accept", "{}").status()).isEqualTo(400);
    assertThat(stage.open("GET", "/v1/invites/x", "").status()).isEqualTo(404);
    stage.clock.advance(Duration.ofDays(7));
    assertThat(stage.open("GET", "/v1/invites/" + token, "").status()).isEqualTo(410);
  }

  @Test // (R-invitation-7)
  void invitationsAreListedAndTakenBack() {
    stage.invite(ann, "bob", "member");
    Person eve = stage.member(ann, "eve", "member");

    Answer listed = stage.get(eve, team + "/invitations");
    String id = listed.text("/invitations/0/id");

    assertThat(listed.json().path("invitations")).hasSize(1);
    assertThat(listed.json().at("/invitations/0").fieldNames())
        .toIterable()
        .containsExactly(
            "id",
            "team_id",
            "email",
            "role",
            "invited_by",
            "expires_at",
            "accepted_at",
            "created_at");
    assertThat(listed.text("/invitations/0/invited_by/email")).isEqualTo("ann@example.com");
    assertThat(stage.get(ann, team).json().path("pending_invitations")).hasSize(1);
    assertThat(stage.as(eve, "DELETE", team + "/invitations/" + id, "").status()).isEqualTo(403);
    Answer deleted = stage.as(ann, "DELETE", team + "/invitations/" + id, "");
    assertThat(deleted.json().path("deleted").asBoolean()).isTrue();
    assertThat(stage.as(ann, "DELETE", team + "/invitations/" + id, "").status()).isEqualTo(404);
    assertThat(stage.get(eve, team + "/invitations").json().path("invitations")).isEmpty();
  }

  @Test // (R-invitation-3, R-invitation-4)
  void aMemberIsNotInvitedAndAMemberInvitesNobody() {
    Person bob = stage.member(ann, "bob", "member");
    String body = "{\"email\":\"bob@example.com\"}";

    assertThat(stage.as(ann, "POST", team + "/invitations", body).status()).isEqualTo(409);
    assertThat(stage.as(bob, "POST", team + "/invitations", body).status()).isEqualTo(403);
    assertThat(stage.as(ann, "POST", team + "/invitations", "{}").status()).isEqualTo(400);
  }

  @Test
  void anotherTeamAnswersAsIfItWereNotThere() {
    Person eve = stage.join("eve");
    String unknown = "/v1/teams/01935c80-0000-7000-8000-000000000099";

    for (String path : new String[] {"", "/members", "/invitations"}) {
      Answer foreign = stage.get(eve, team + path);
      assertThat(foreign.status()).isEqualTo(404);
      assertThat(foreign.json()).isEqualTo(stage.get(eve, unknown + path).json());
    }
    assertThat(stage.as(eve, "PATCH", team, "{\"name\":\"x\"}").status()).isEqualTo(404);
    assertThat(stage.as(eve, "DELETE", team + "/members/" + ann.id(), "").status()).isEqualTo(404);
    assertThat(stage.as(eve, "POST", team + "/invitations", "{}").status()).isEqualTo(404);
  }

  @Test // (R-audit-1)
  void whatBecomesOfTeamMembersAndInvitationsIsAudited() {
    Person bob = stage.member(ann, "bob", "member");
    stage.clock.advance(Duration.ofMinutes(1));
    role(ann, bob, "admin");
    stage.as(ann, "PATCH", team, "{\"name\":\"Owls\"}");
    stage.clock.advance(Duration.ofMinutes(1));
    stage.as(ann, "DELETE", team + "/members/" + bob.id(), "");
    stage.invite(ann, "eve", "member");
    String eve = stage.get(ann, team + "/invitations").text("/invitations/0/id");
    stage.as(ann, "DELETE", team + "/invitations/" + eve, "");

    List<String> deeds =
        stage
            .get(ann, team + "/audit-logs")
            .json()
            .path("audit_logs")
            .valueStream()
            .map(
                entry -> entry.path("action").asText() + " " + entry.path("resource_type").asText())
            .toList();

    assertThat(deeds)
        .contains("create team", "update team", "create invitation", "delete invitation")
        .containsSubsequence("delete team_member", "update team_member", "create team_member");
  }

  private int role(Person by, Person whom, String role) {
    return stage
        .as(by, "PATCH", team + "/members/" + whom.id(), "{\"role\":\"" + role + "\"}")
        .status();
  }
}
