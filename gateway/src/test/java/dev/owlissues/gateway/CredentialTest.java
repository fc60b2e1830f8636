package dev.owlissues.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.account.access.KeyType;
import dev.owlissues.shared.account.access.Secret;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CredentialTest {
  private static final String TEXT = "owl_agent_0123456789abcdef0123456789abcdef0123456789abcdef";

  @Test
  void aRequestWithoutTheHeaderPresentsNothing() {
    assertThat(Credential.of(Requests.get("/v1/apps"))).isEqualTo(new Credential.None());
  }

  @ParameterizedTest
  @ValueSource(strings = {"Bearer ", "bearer ", "BEARER ", "Bearer   ", "  Bearer "})
  void aBearerSecretIsPresentedWhateverTheCaseOfTheScheme(String scheme) {
    assertThat(Credential.of(Requests.authorized(scheme + TEXT)))
        .isEqualTo(new Credential.Presented(new Secret(KeyType.AGENT, TEXT)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "Bearer",
        "Bearer ",
        TEXT,
        "Basic " + TEXT,
        "Bearer" + TEXT,
        "Bearer owl_agent_0123",
        "Bearer owl_other_0123456789abcdef0123456789abcdef0123456789abcdef",
        "Bearer owl_agent_0123456789ABCDEF0123456789abcdef0123456789abcdef",
        "Bearer " + TEXT + "0",
        "Bearer " + TEXT + ", Bearer " + TEXT
      })
  void anythingElseIsMalformed(String header) {
    assertThat(Credential.of(Requests.authorized(header))).isEqualTo(new Credential.Malformed());
  }

  @Test
  void aSignedTokenIsASession() {
    assertThat(Credential.of(Requests.authorized("Bearer e30.e30.c2ln-_")))
        .isEqualTo(new Credential.Session("e30.e30.c2ln-_", false));
  }

  @Test
  void aCookieIsASessionThatABrowserMayHaveSentByItself() {
    assertThat(Credential.of(Requests.with("cookie", "theme=dark; token=e30.e30.c2ln")))
        .isEqualTo(new Credential.Session("e30.e30.c2ln", true));
  }

  @Test
  void theHeaderWinsOverTheCookieEvenIfItIsMalformed() {
    var request =
        Requests.with(Map.of("authorization", "Basic YTpi", "cookie", "token=e30.e30.c2ln"));

    assertThat(Credential.of(request)).isEqualTo(new Credential.Malformed());
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "token=", "token=a.b", "atoken=e30.e30.c2ln", "token=a.b.c d"})
  void aCookieWithoutATokenPresentsNothing(String cookie) {
    assertThat(Credential.of(Requests.with("cookie", cookie))).isEqualTo(new Credential.None());
  }

  @Test
  void aTokenDoesNotSlipIntoTheCredentialsText() {
    assertThat(Credential.of(Requests.authorized("Bearer e30.e30.c2ln")).toString())
        .doesNotContain("e30");
  }

  @Test
  void aSecretDoesNotSlipIntoTheCredentialsText() {
    assertThat(Credential.of(Requests.authorized("Bearer " + TEXT)).toString())
        .doesNotContain("0123456789abcdef");
  }
}
