package dev.owlissues.api.account;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.api.AccountsStage;
import dev.owlissues.api.AccountsStage.Person;
import dev.owlissues.api.Answer;
import dev.owlissues.shared.dynamo.table.LocalTables;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** When somebody who signed in is signed in no more. */
class SessionEndTest {
  private static final String ME = "/v1/auth/me";

  @RegisterExtension final LocalTables tables = new LocalTables();
  private AccountsStage stage;
  private Person ann;

  @BeforeEach
  void open() {
    stage = new AccountsStage(tables);
    ann = stage.join("ann");
  }

  @Test // (R-session-5)
  void signingOutEndsTheSessionWithAllItsTokensAndNoOther() {
    String other = signIn();
    stage.clock.advance(Duration.ofDays(2));
    String renewed = stage.get(ann, ME).headers().getOrDefault("x-renewed-token", "");
    assertThat(status(renewed)).isEqualTo(200);

    Answer out = stage.with(ann.token(), "POST", "/v1/auth/logout", "");

    assertThat(out.status()).isEqualTo(200);
    assertThat(status(ann.token())).isEqualTo(401);
    assertThat(status(renewed)).isEqualTo(401);
    assertThat(status(other)).isEqualTo(200);
    assertThat(stage.with(ann.token(), "POST", "/v1/auth/logout", "").status()).isEqualTo(200);
  }

  @Test // (R-session-5)
  void signingOutByCookieEndsTheSessionUnlessAnotherSiteAsks() {
    String cookie = "token=" + ann.token();

    stage.send(
        "POST", "/v1/auth/logout", "", Map.of("cookie", cookie, "origin", "https://evil.example"));
    assertThat(status(ann.token())).isEqualTo(200);

    Answer out =
        stage.send(
            "POST", "/v1/auth/logout", "", Map.of("cookie", cookie, "origin", AccountsStage.URL));
    assertThat(out.cookies()).singleElement().asString().startsWith("token=;");
    assertThat(status(ann.token())).isEqualTo(401);
  }

  @Test // (R-session-9)
  void signingOutEverywhereEndsEverySessionThatThereIs() {
    String other = signIn();
    stage.clock.advance(Duration.ofDays(2));

    Answer out = stage.with(ann.token(), "POST", "/v1/auth/sign-out-everywhere", "");

    assertThat(out.status()).isEqualTo(200);
    assertThat(out.headers()).doesNotContainKey("x-renewed-token");
    assertThat(status(ann.token())).isEqualTo(401);
    assertThat(status(other)).isEqualTo(401);
    assertThat(status(signIn())).isEqualTo(200);
  }

  @Test // (R-session-1)
  void thirtyDaysAfterSigningInEverybodySignsInAgain() {
    String token = ann.token();
    for (int day = 0; day < 29; day++) {
      stage.clock.advance(Duration.ofDays(1));
      Answer answer = stage.with(token, "GET", ME, "");
      assertThat(answer.status()).as("day %d", day + 1).isEqualTo(200);
      token = answer.headers().getOrDefault("x-renewed-token", token);
    }

    stage.clock.advance(Duration.ofDays(1));
    assertThat(status(token)).isEqualTo(401);
  }

  private String signIn() {
    return stage.verify("ann", stage.code("ann")).text("/token");
  }

  private int status(String token) {
    return stage.with(token, "GET", ME, "").status();
  }
}
