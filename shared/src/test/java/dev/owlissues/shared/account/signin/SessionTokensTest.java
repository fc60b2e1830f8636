package dev.owlissues.shared.account.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.MovableClock;
import dev.owlissues.shared.base.vault.CountedVault;
import dev.owlissues.shared.base.vault.VaultKeys;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTokensTest {
  private static final UUID ANN = UUID.fromString("01935c80-0000-7000-8000-000000000001");

  private final CountedVault vault = new CountedVault();
  // The first day of a key's ninety.
  private final MovableClock clock =
      new MovableClock(Instant.EPOCH.plus(Duration.ofDays(230 * 90)));
  private final SessionTokens tokens = process(clock);

  @Test
  void aTokenSaysWhoseItIs() {
    assertThat(tokens.read(tokens.issue(ANN))).contains(ANN);
  }

  @Test
  void aTokenIsAJsonWebTokenWithAKeyId() {
    String[] parts = tokens.issue(ANN).split("\\.", -1);

    assertThat(parts).hasSize(3);
    assertThat(decoded(parts[0])).isEqualTo("{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"q230\"}");
    assertThat(decoded(parts[1])).startsWith("{\"sub\":\"" + ANN + "\",\"iat\":");
  }

  @Test // (R-session-1)
  void aTokenIsGoodForSevenDays() {
    String token = tokens.issue(ANN);

    clock.advance(Duration.ofDays(7).minusSeconds(1));
    assertThat(tokens.read(token)).contains(ANN);
    clock.advance(Duration.ofSeconds(1));
    assertThat(tokens.read(token)).isEmpty();
    assertThat(tokens.renewed(token)).isEmpty();
  }

  @Test // (R-session-1)
  void aTokenIsRenewedOnceItIsADayOldSoThatWhoComesBackStaysSignedIn() {
    String token = tokens.issue(ANN);
    clock.advance(Duration.ofHours(23));
    assertThat(tokens.renewed(token)).isEmpty();

    for (int day = 0; day < 30; day++) {
      clock.advance(Duration.ofDays(5));
      token = tokens.renewed(token).orElseThrow();
    }

    assertThat(tokens.read(token)).contains(ANN);
  }

  @Test
  void anotherProcessReadsIt() {
    assertThat(process(clock).read(tokens.issue(ANN))).contains(ANN);
  }

  @Test // (R-session-6)
  void everyNinetyDaysThereIsAnotherKeyAndTheLastOnesTokensAreStillRead() {
    clock.advance(Duration.ofDays(89));
    String old = tokens.issue(ANN);
    clock.advance(Duration.ofDays(1));

    String next = tokens.issue(ANN);

    assertThat(header(next)).isNotEqualTo(header(old)).contains("q231");
    assertThat(tokens.read(old)).contains(ANN);
    assertThat(process(clock).read(next)).contains(ANN);
  }

  @Test
  void aClockThatIsBehindReadsTheTokensOfTheNextKey() {
    clock.advance(Duration.ofDays(90).minusSeconds(1));
    MovableClock ahead = new MovableClock(clock.instant().plusSeconds(2));

    String token = process(ahead).issue(ANN);

    assertThat(tokens.read(token)).contains(ANN);
  }

  @Test
  void anUnknownKeyIdAsksTheVaultAtMostOnceAMinute() {
    String stranger = new SessionTokens(otherKeys(), clock).issue(ANN);
    for (int i = 0; i < 20; i++) {
      assertThat(tokens.read(stranger)).isEmpty();
    }

    assertThat(vault.reads()).isEqualTo(1);
  }

  @Test // (R-session-7)
  void aTokenSignedWithAnotherStacksKeyIsRefused() {
    tokens.issue(ANN);

    assertThat(tokens.read(new SessionTokens(otherKeys(), clock).issue(ANN))).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"alg\":\"none\",\"typ\":\"JWT\",\"kid\":\"q230\"}",
        "{\"alg\":\"HS512\",\"typ\":\"JWT\",\"kid\":\"q230\"}",
        "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"../login-codes\"}",
        "{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"q0\"}",
        "{}"
      })
  void aHeaderThatWeDoNotWriteIsRefused(String header) {
    String[] parts = tokens.issue(ANN).split("\\.", -1);

    assertThat(tokens.read(encoded(header) + "." + parts[1] + "." + parts[2])).isEmpty();
    assertThat(tokens.read(encoded(header) + "." + parts[1] + ".")).isEmpty();
  }

  @Test // (R-session-7)
  void changedClaimsOrSignaturesAreRefused() {
    String[] parts = tokens.issue(ANN).split("\\.", -1);
    String other = encoded(decoded(parts[1]).replace("0001", "0002"));

    assertThat(tokens.read(parts[0] + "." + other + "." + parts[2])).isEmpty();
    assertThat(tokens.read(parts[0] + "." + parts[1] + "." + parts[2].substring(1))).isEmpty();
    assertThat(tokens.read(parts[0] + "." + parts[1])).isEmpty();
    assertThat(tokens.read("")).isEmpty();
    assertThat(tokens.read("...")).isEmpty();
  }

  private SessionTokens process(MovableClock itsClock) {
    return new SessionTokens(new VaultKeys(vault, itsClock, new SecureRandom()), itsClock);
  }

  private VaultKeys otherKeys() {
    return new VaultKeys(new CountedVault(), clock, new SecureRandom());
  }

  private static String header(String token) {
    return decoded(token.substring(0, token.indexOf('.')));
  }

  private static String encoded(String text) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String decoded(String text) {
    return new String(Base64.getUrlDecoder().decode(text), StandardCharsets.UTF_8);
  }
}
