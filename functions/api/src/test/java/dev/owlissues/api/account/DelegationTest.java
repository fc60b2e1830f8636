package dev.owlissues.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.api.AccountsStage;
import dev.owlissues.api.AccountsStage.Person;
import dev.owlissues.api.Answer;
import dev.owlissues.shared.dynamo.table.LocalTables;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A key does what its maker may do, and a removed person leaves nothing behind (R-key-14). */
class DelegationTest {
  @RegisterExtension final LocalTables tables = new LocalTables();
  private AccountsStage stage;
  private Person ann;
  private Person bob;
  private String team;
  private String app;

  @BeforeEach
  void open() {
    stage = new AccountsStage(tables);
    ann = stage.join("ann");
    bob = stage.member(ann, "bob", "member");
    team = "/v1/teams/" + ann.teamId();
    String project = stage.as(ann, "POST", "/v1/projects", project("shop")).text("/id");
    app =
        stage
            .as(
                ann,
                "POST",
                "/v1/apps",
                "{\"name\":\"n\",\"platform\":\"backend\",\"project_id\":\"" + project + "\"}")
            .text("/id");
  }

  @Test // (R-key-14)
  void aMembersKeyDoesWhatAMemberMayDo() {
    String key = defaultKey(bob);

    assertThat(stage.with(key, "GET", "/v1/projects", "").status()).isEqualTo(200);
    assertThat(stage.with(key, "POST", "/v1/projects", project("b")).status()).isEqualTo(403);
    assertThat(stage.with(key, "GET", team + "/audit-logs", "").status()).isEqualTo(403);
    assertThat(importKey(key, "").status()).isEqualTo(403);
    assertThat(stage.with(key, "GET", "/v1/auth/whoami", "").json().path("permissions").toString())
        .contains("issues:write", "jobs:write", "projects:read")
        .doesNotContain("projects:write", "apps:write", "audit_logs:read");
  }

  @Test // (R-key-14)
  void soDoesTheKeyThatAnAgentGetsWithTheirCode() {
    String login =
        "{\"email\":\"bob@example.com\",\"code\":\"%s\",\"team_id\":\"%s\"}"
            .formatted(stage.code("bob"), ann.teamId());

    String key = stage.open("POST", "/v1/auth/agent-login", login).text("/api_key");

    assertThat(stage.with(key, "GET", "/v1/projects", "").status()).isEqualTo(200);
    assertThat(stage.with(key, "POST", "/v1/projects", project("b")).status()).isEqualTo(403);
  }

  @Test // (R-key-14)
  void itFollowsItsMakersRoleAtEachRequest() {
    String key = defaultKey(bob);

    role(bob, "admin");
    assertThat(stage.with(key, "POST", "/v1/projects", project("b")).status()).isEqualTo(201);
    String importing = importKey(key, "").text("/api_key/secret");
    assertThat(stage.with(importing, "GET", "/v1/auth/whoami", "").status()).isEqualTo(200);

    role(bob, "member");
    assertThat(stage.with(key, "POST", "/v1/projects", project("c")).status()).isEqualTo(403);
    assertThat(stage.with(key, "GET", "/v1/projects", "").status()).isEqualTo(200);
    assertThat(stage.with(importing, "GET", "/v1/auth/whoami", "").status()).isEqualTo(401);

    role(bob, "admin");
    assertThat(stage.with(importing, "GET", "/v1/auth/whoami", "").status())
        .as("what ended with the right does not come back with it")
        .isEqualTo(401);
  }

  @Test // (R-key-14, R-key-15)
  void aKeyThatAKeyMadeHasItsPersonAsMakerAndDoesNotOutliveIt() {
    role(bob, "admin");
    String key =
        stage
            .as(
                bob,
                "POST",
                "/v1/auth/keys",
                "{\"name\":\"k\",\"key_type\":\"agent\",\"team_id\":\"%s\",\"expires_in_days\":2}"
                    .formatted(ann.teamId()))
            .text("/api_key/secret");

    Answer made = importKey(key, "");

    assertThat(made.text("/api_key/created_by")).isEqualTo(bob.id());
    assertThat(made.text("/api_key/expires_at")).isEqualTo("2026-11-27T08:00:00.000Z");
    assertThat(importKey(key, ",\"expires_in_days\":1").text("/api_key/expires_at"))
        .isEqualTo("2026-11-26T08:00:00.000Z");
    assertThat(importKey(key, ",\"expires_in_days\":3").status()).isEqualTo(400);
    stage.as(ann, "DELETE", team + "/members/" + bob.id(), "");
    assertThat(stage.with(made.text("/api_key/secret"), "GET", "/v1/auth/whoami", "").status())
        .isEqualTo(401);
  }

  @Test // (R-member-4)
  void removingAPersonEndsTheirKeysUnlessTheyAreTakenOver() {
    String bobs = defaultKey(bob);
    Person eve = stage.member(ann, "eve", "member");
    String eves = defaultKey(eve);

    Answer removed = stage.as(ann, "DELETE", team + "/members/" + bob.id(), "");
    Answer handed =
        stage.as(ann, "DELETE", team + "/members/" + eve.id() + "?revoke_agent_keys=false", "");

    assertThat(removed.json().path("revoked_agent_keys").asInt()).isEqualTo(1);
    assertThat(stage.with(bobs, "GET", "/v1/auth/whoami", "").status()).isEqualTo(401);
    assertThat(handed.json().path("revoked_agent_keys").asInt()).isZero();
    assertThat(stage.with(eves, "GET", "/v1/auth/whoami", "").status()).isEqualTo(200);
    assertThat(stage.get(ann, "/v1/auth/keys").json().toString()).doesNotContain(eve.id());
  }

  @Test // (R-key-14)
  void aClientKeyEndsWithNobody() {
    role(bob, "admin");
    String client =
        stage
            .as(
                bob,
                "POST",
                "/v1/auth/keys",
                "{\"name\":\"k\",\"key_type\":\"client\",\"app_id\":\"" + app + "\"}")
            .text("/api_key/secret");

    stage.as(ann, "DELETE", team + "/members/" + bob.id(), "");

    assertThat(stage.with(client, "GET", "/v1/auth/whoami", "").status()).isEqualTo(200);
  }

  @Test // (R-invitation-8)
  void anOwnersInvitationIsChangedByOwnersOnly() {
    role(bob, "admin");
    stage.invite(ann, "eve", "owner");
    String id = stage.get(ann, team + "/invitations").text("/invitations/0/id");
    String again = "{\"email\":\"eve@example.com\",\"role\":\"member\"}";

    assertThat(stage.as(bob, "POST", team + "/invitations", again).status()).isEqualTo(403);
    assertThat(stage.as(bob, "DELETE", team + "/invitations/" + id, "").status()).isEqualTo(403);
    assertThat(stage.as(ann, "POST", team + "/invitations", again).status()).isEqualTo(201);
    assertThat(stage.as(bob, "POST", team + "/invitations", again).status()).isEqualTo(201);
    assertThat(stage.as(bob, "DELETE", team + "/invitations/" + id, "").status()).isEqualTo(200);
  }

  @Test // (R-invitation-9)
  void anAddressGetsFewInvitationsADay() {
    String body = "{\"email\":\"eve@example.com\"}";
    int before = stage.mailer.taken().size();
    for (int i = 0; i < 5; i++) {
      assertThat(stage.as(ann, "POST", team + "/invitations", body).status()).isEqualTo(201);
    }

    Answer refused = stage.as(ann, "POST", team + "/invitations", body);

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.headers()).containsKey("retry-after");
    assertThat(stage.mailer.taken()).hasSize(before + 5);
    stage.clock.advance(Duration.ofDays(1));
    assertThat(stage.as(signedInAgain(), "POST", team + "/invitations", body).status())
        .isEqualTo(201);
  }

  private Person signedInAgain() {
    String token = stage.verify("ann", stage.code("ann")).text("/token");
    return new Person(token, ann.id(), ann.teamId());
  }

  private String defaultKey(Person person) {
    return stage
        .as(person, "POST", "/v1/auth/default-agent-key", "{\"team_id\":\"" + ann.teamId() + "\"}")
        .text("/secret");
  }

  private Answer importKey(String agent, String more) {
    return stage.with(
        agent,
        "POST",
        "/v1/auth/keys",
        "{\"name\":\"i\",\"key_type\":\"import\",\"app_id\":\"%s\"%s}".formatted(app, more));
  }

  private void role(Person person, String role) {
    Answer changed =
        stage.as(ann, "PATCH", team + "/members/" + person.id(), "{\"role\":\"" + role + "\"}");
    assertThat(changed.status()).isEqualTo(200);
  }

  private String project(String slug) {
    return "{\"name\":\"n\",\"team_id\":\"%s\",\"slug\":\"%s\"}".formatted(ann.teamId(), slug);
  }
}
