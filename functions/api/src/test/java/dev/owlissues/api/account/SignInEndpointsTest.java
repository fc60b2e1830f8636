package dev.owlissues.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.api.AccountsStage;
import dev.owlissues.api.AccountsStage.Person;
import dev.owlissues.api.Answer;
import dev.owlissues.shared.account.signin.SignUpRule;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.mail.Sent;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignInEndpointsTest {
  @RegisterExtension final LocalTables tables = new LocalTables();
  private AccountsStage stage;

  @BeforeEach
  void open() {
    stage = new AccountsStage(tables);
  }

  @Test
  void somebodyNewIsToldSoWithEverythingMadeForThem() {
    Answer answer = stage.verify("ann", stage.code("ann"));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.json().path("is_new_user").asBoolean()).isTrue();
    assertThat(answer.text("/user/email")).isEqualTo("ann@example.com");
    assertThat(answer.text("/user/name")).isEqualTo("Ann");
    assertThat(answer.json().at("/user/preferences").isObject()).isTrue();
    assertThat(answer.text("/user/created_at")).isEqualTo("2026-11-25T08:00:00.000Z");
    assertThat(answer.json().path("teams")).hasSize(1);
    assertThat(answer.text("/teams/0/role")).isEqualTo("owner");
    String key = answer.text("/teams/0/default_agent_key");
    assertThat(stage.with(key, "GET", "/v1/auth/whoami", "").text("/team/id"))
        .isEqualTo(answer.text("/teams/0/id"));
  }

  @Test
  void whoComesBackIsKnownAndNoKeyIsTold() {
    stage.join("ann");

    Answer answer = stage.verify("ann", stage.code("ann"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("is_new_user").asBoolean()).isFalse();
    assertThat(answer.json().path("teams")).hasSize(1);
    assertThat(answer.json().at("/teams/0").has("default_agent_key")).isFalse();
  }

  @Test // (R-session-2)
  void theCookieIsOutOfReachOfScriptsAndOtherSites() {
    Answer answer = stage.verify("ann", stage.code("ann"));

    assertThat(answer.cookies())
        .containsExactly(
            "token="
                + answer.text("/token")
                + "; Path=/; HttpOnly; Secure; SameSite=Lax; Max-Age=604800");
  }

  @Test
  void anotherSiteCannotMakeABrowserSignInAsSomebodyOfItsChoice() {
    String body = AccountsStage.credentials("ann", stage.code("ann"));

    Answer answer =
        stage.send(
            "POST", "/v1/auth/verify-code", body, Map.of("origin", "https://evil.example.com"));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.cookies()).isEmpty();
  }

  @Test // (R-signin-4)
  void theSameAnswerIsGivenForEveryAddress() {
    var closed = new AccountsStage(tables, new SignUpRule.First());
    closed.join("ann");

    Answer known = closed.open("POST", "/v1/auth/send-code", "{\"email\":\"ann@example.com\"}");
    Answer unknown = closed.open("POST", "/v1/auth/send-code", "{\"email\":\"bob@example.com\"}");

    assertThat(known.status()).isEqualTo(200);
    assertThat(unknown.status()).isEqualTo(200);
    assertThat(unknown.json()).isEqualTo(known.json());
    assertThat(closed.mailer.taken()).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"email\":5}",
        "{\"email\":null}",
        "{\"email\":\"ann\"}",
        "{\"email\":\"\"}",
        "[]",
        "x",
        "{\"email\":[\"ann@example.com\"]}",
        "{\"email\":\"a\\u0000@example.com\"}"
      })
  void whatIsNoAddressIsRefused(String body) {
    Answer answer = stage.open("POST", "/v1/auth/send-code", body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).isNotEmpty();
  }

  @Test
  void theSixthCodeInAnHourIsTooMany() {
    for (int i = 0; i < 5; i++) {
      stage.code("ann");
    }

    Answer answer = stage.open("POST", "/v1/auth/send-code", "{\"email\":\"ann@example.com\"}");

    assertThat(answer.status()).isEqualTo(429);
    assertThat(Integer.parseInt(answer.headers().get("retry-after"))).isPositive();
  }

  @Test // (R-signin-5)
  void aMailThatIsNotTakenIsSaid() {
    stage.mailer.answering(new Sent.Later("full"));

    Answer answer = stage.open("POST", "/v1/auth/send-code", "{\"email\":\"ann@example.com\"}");

    assertThat(answer.status()).isEqualTo(503);
  }

  @Test
  void aWrongCodeIs401AndAMissingFieldIs400() {
    stage.code("ann");

    assertThat(stage.verify("ann", "000").status()).isEqualTo(401);
    assertThat(
            stage.open("POST", "/v1/auth/verify-code", "{\"email\":\"ann@example.com\"}").error())
        .isEqualTo("code is required");
    assertThat(stage.open("POST", "/v1/auth/verify-code", "{\"code\":\"123456\"}").error())
        .isEqualTo("email is required");
    assertThat(stage.open("POST", "/v1/auth/agent-login", "{\"code\":\"123456\"}").status())
        .isEqualTo(400);
    assertThat(
            stage
                .open("POST", "/v1/auth/agent-login", AccountsStage.credentials("ann", "1"))
                .status())
        .isEqualTo(401);
  }

  @Test // (R-signin-6)
  void theAddressIsTrimmedAndInLowerCase() {
    stage.open("POST", "/v1/auth/send-code", "{\"email\":\" Ann@Example.COM \"}");

    Answer answer =
        stage.open(
            "POST",
            "/v1/auth/verify-code",
            "{\"email\":\"ANN@example.com\",\"code\":\" %s \"}".formatted(stage.mailer.code()));

    assertThat(answer.status()).isEqualTo(201);
  }

  @Test
  void anAgentLoginAnswersANewKeyAndItsTeam() {
    Person ann = stage.join("ann");

    Answer answer =
        stage.open(
            "POST", "/v1/auth/agent-login", AccountsStage.credentials("ann", stage.code("ann")));

    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.text("/api_key")).startsWith("owl_agent_");
    assertThat(answer.text("/team/id")).isEqualTo(ann.teamId());
    assertThat(answer.text("/team/slug")).isEqualTo("ann");
    assertThat(stage.with(answer.text("/api_key"), "GET", "/v1/projects", "").status())
        .isEqualTo(200);
  }

  @Test // (R-signin-10)
  void anAgentLoginWithSeveralTeamsAsksWhichAndTheCodeStaysGood() {
    Person ann = stage.join("ann");
    stage.member(ann, "bob", "admin");
    String code = stage.code("bob");

    Answer asked =
        stage.open("POST", "/v1/auth/agent-login", AccountsStage.credentials("bob", code));
    Answer made = stage.open("POST", "/v1/auth/agent-login", withTeam("bob", code, ann.teamId()));

    assertThat(asked.status()).isEqualTo(400);
    assertThat(asked.error()).contains("team_id");
    assertThat(asked.json().path("teams")).hasSize(2);
    assertThat(asked.json().at("/teams/0").fieldNames())
        .toIterable()
        .containsExactly("id", "name", "slug", "role");
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.text("/team/id")).isEqualTo(ann.teamId());
  }

  @Test
  void anAgentLoginForAnothersTeamIs403() {
    Person ann = stage.join("ann");
    stage.join("bob");

    Answer answer =
        stage.open(
            "POST", "/v1/auth/agent-login", withTeam("bob", stage.code("bob"), ann.teamId()));

    assertThat(answer.status()).isEqualTo(403);
  }

  @Test // (R-session-5)
  void leavingClearsTheCookie() {
    Answer answer = stage.open("POST", "/v1/auth/logout", "");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.json().path("success").asBoolean()).isTrue();
    assertThat(answer.cookies())
        .singleElement()
        .asString()
        .startsWith("token=;")
        .contains("Max-Age=0");
  }

  @Test
  void aCookieSignsInAsAHeaderDoes() {
    Person ann = stage.join("ann");

    Answer answer = stage.send("GET", "/v1/auth/me", "", Map.of("cookie", "token=" + ann.token()));

    assertThat(answer.text("/user/email")).isEqualTo("ann@example.com");
  }

  @Test // (R-session-3)
  void aCookieChangesThingsOnlyFromAPageOfOurOwn() {
    Person ann = stage.join("ann");
    String cookie = "token=" + ann.token();
    String body = "{\"name\":\"Anna\"}";

    assertThat(patch(body, Map.of("cookie", cookie))).isEqualTo(403);
    assertThat(patch(body, Map.of("cookie", cookie, "origin", "https://evil.example.com")))
        .isEqualTo(403);
    assertThat(patch(body, Map.of("cookie", cookie, "origin", "null"))).isEqualTo(403);
    assertThat(
            patch(
                body,
                Map.of(
                    "cookie", cookie, "origin", AccountsStage.URL, "content-type", "text/plain")))
        .isEqualTo(403);
    assertThat(
            patch(
                body,
                Map.of(
                    "cookie",
                    cookie,
                    "origin",
                    AccountsStage.URL,
                    "content-type",
                    "application/json; charset=utf-8")))
        .isEqualTo(200);
  }

  @Test // (R-http-16)
  void withACookieTooNothingNeedsNoContentType() {
    String cookie = "token=" + stage.join("ann").token();

    // The body is looked at and found to name nothing.
    assertThat(patch("", Map.of("cookie", cookie, "origin", AccountsStage.URL))).isEqualTo(400);
    assertThat(patch("", Map.of("cookie", cookie))).isEqualTo(403);
    assertThat(patch("", Map.of("cookie", cookie, "origin", "https://evil.example.com")))
        .isEqualTo(403);
  }

  @Test // (R-session-4)
  void withBothTheHeaderWins() {
    Person ann = stage.join("ann");
    Person bob = stage.join("bob");

    Answer answer =
        stage.send(
            "PATCH",
            "/v1/auth/me",
            "{\"name\":\"Bobby\"}",
            Map.of("cookie", "token=" + ann.token(), "authorization", "Bearer " + bob.token()));

    assertThat(answer.text("/user/email")).isEqualTo("bob@example.com");
    assertThat(
            stage
                .send(
                    "GET",
                    "/v1/auth/me",
                    "",
                    Map.of("cookie", "token=" + ann.token(), "authorization", "Bearer x"))
                .status())
        .isEqualTo(401);
  }

  @Test // (R-session-1)
  void aTokenSlidesAlongWhileItIsUsed() {
    Person ann = stage.join("ann");
    assertThat(stage.get(ann, "/v1/auth/me").headers()).doesNotContainKey("x-renewed-token");
    stage.clock.advance(Duration.ofDays(6));

    Answer byHeader = stage.get(ann, "/v1/auth/me");
    Answer byCookie =
        stage.send("GET", "/v1/auth/me", "", Map.of("cookie", "token=" + ann.token()));

    assertThat(byCookie.cookies()).singleElement().asString().contains("Max-Age=604800");
    stage.clock.advance(Duration.ofDays(6));
    assertThat(stage.get(ann, "/v1/auth/me").status()).isEqualTo(401);
    assertThat(
            stage
                .with(
                    byHeader.headers().getOrDefault("x-renewed-token", "none"),
                    "GET",
                    "/v1/auth/me",
                    "")
                .status())
        .isEqualTo(200);
  }

  @Test // (R-session-8)
  void whoIsRemovedFromATeamIsOutAtOnceWithTheSameToken() {
    Person ann = stage.join("ann");
    Person bob = stage.member(ann, "bob", "admin");
    assertThat(stage.get(bob, "/v1/teams/" + ann.teamId()).status()).isEqualTo(200);

    stage.as(ann, "DELETE", "/v1/teams/" + ann.teamId() + "/members/" + bob.id(), "");

    assertThat(stage.get(bob, "/v1/teams/" + ann.teamId()).status()).isEqualTo(404);
  }

  private int patch(String body, Map<String, String> headers) {
    return stage.send("PATCH", "/v1/auth/me", body, headers).status();
  }

  private static String withTeam(String name, String code, String teamId) {
    return "{\"email\":\"%s@example.com\",\"code\":\"%s\",\"team_id\":\"%s\"}"
        .formatted(name, code, teamId);
  }
}
