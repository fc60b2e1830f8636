package dev.owlissues.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.api.AccountsStage;
import dev.owlissues.gateway.HttpRequest;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.account.member.Member;
import dev.owlissues.shared.dynamo.account.DynamoMemberStore;
import dev.owlissues.shared.dynamo.account.StoredPeople;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.mail.UnsubscribeTokens;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The links in mails that end them. */
class UnsubscribeEndpointsTest {
  private static final UUID TEAM = new UUID(1, 1);
  private static final UUID ANN = new UUID(9, 1);
  private static final UUID BOB = new UUID(9, 2);

  @RegisterExtension final LocalTables tables = new LocalTables();
  private final UnsubscribeTokens tokens =
      new UnsubscribeTokens(() -> new SecretKeySpec(new byte[32], "HmacSHA256"));
  private DynamoMemberStore members;
  private UnsubscribeEndpoints endpoints;

  @BeforeEach
  void prepare() {
    members = tables.stores().members();
    endpoints = new UnsubscribeEndpoints(tokens, members);
    var people = new StoredPeople(tables.client(), tables.names());
    people.join(TEAM, ANN, "ann@example.com", Instant.EPOCH);
    people.join(TEAM, BOB, "bob@example.com", Instant.EPOCH);
  }

  private HttpResponse send(String method, String token) {
    var request =
        new HttpRequest(
            method,
            "/v1/unsubscribe/" + token,
            Map.of(),
            Map.of("content-type", "application/x-www-form-urlencoded"),
            "List-Unsubscribe=One-Click".getBytes(StandardCharsets.UTF_8),
            "request-1");
    return method.equals("GET")
        ? endpoints.show(request, Map.of("token", token))
        : endpoints.unsubscribe(request, Map.of("token", token));
  }

  private static String body(HttpResponse response) {
    return new String(response.body(), StandardCharsets.UTF_8);
  }

  private boolean subscribed(UUID user) {
    return members.member(TEAM, user).map(Member::subscribed).orElseThrow();
  }

  @Test // (R-digest-16)
  void lookingShowsAButtonAndChangesNothing() {
    HttpResponse shown = send("GET", tokens.token(TEAM, ANN));

    assertThat(shown.status()).isEqualTo(200);
    assertThat(body(shown)).contains("<form method=\"post\">", "<button type=\"submit\">");
    assertThat(subscribed(ANN)).isTrue();
  }

  @Test // (R-digest-16)
  void postingUnsubscribesThatMemberAtOnceAndNobodyElse() {
    HttpResponse done = send("POST", tokens.token(TEAM, ANN));

    assertThat(done.status()).isEqualTo(200);
    assertThat(body(done)).contains("You are unsubscribed");
    assertThat(subscribed(ANN)).isFalse();
    assertThat(subscribed(BOB)).isTrue();
  }

  @Test
  void postingTwiceOrAfterLeavingIsAsGoodAsOnce() {
    send("POST", tokens.token(TEAM, ANN));
    HttpResponse again = send("POST", tokens.token(TEAM, ANN));
    HttpResponse stranger = send("POST", tokens.token(TEAM, new UUID(9, 3)));

    assertThat(again.status()).isEqualTo(200);
    assertThat(stranger.status()).isEqualTo(200);
    assertThat(members.members(TEAM)).hasSize(2);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA"})
  void aTokenThatIsNotOursLeadsNowhere(String token) {
    assertThat(send("GET", token).status()).isEqualTo(404);
    assertThat(send("POST", token).status()).isEqualTo(404);
    assertThat(subscribed(ANN)).isTrue();
  }

  @Test
  void aLinkSignedWithAnotherKeyLeadsNowhere() {
    var function = new AccountsStage(tables);
    String path = "/v1/unsubscribe/" + tokens.token(TEAM, ANN);

    assertThat(function.open("GET", path, "").status()).isEqualTo(404);
    assertThat(function.open("POST", path, "").status()).isEqualTo(404);
    assertThat(subscribed(ANN)).isTrue();
  }

  @Test
  void thePageRunsNothingLoadsNothingAndIsShownNowhereElse() {
    String policy =
        send("GET", tokens.token(TEAM, ANN)).headers().getOrDefault("content-security-policy", "");

    assertThat(policy)
        .contains("default-src 'none'", "form-action 'self'", "frame-ancestors 'none'")
        .doesNotContain("script-src");
  }

  @Test
  void theTokenIsNotWrittenIntoThePage() {
    String token = tokens.token(TEAM, ANN);

    assertThat(body(send("GET", token))).doesNotContain(token);
  }
}
