package dev.owlissues.shared.account.signin;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.local.aws.MovableClock;
import dev.owlissues.shared.base.id.Ids;
import dev.owlissues.shared.base.id.RandomIds;
import dev.owlissues.shared.base.vault.CountedVault;
import dev.owlissues.shared.base.vault.VaultKeys;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SessionTokensTest {
  private static final UUID ANN = UUID.fromString("01935c80-0000-7000-8000-000000000001");

  private final Ids ids = new RandomIds(InstantSource.system(), new SecureRandom());
  private final CountedVault vault = new CountedVault();
  // The first day of a key's ninety.
  private final MovableClock clock =
      new MovableClock(Instant.EPOCH.plus(Duration.ofDays(230 * 90)));
  private final SessionTokens tokens = process(clock);

  @Test
  void aTokenSaysWhoseItIs() {
    assertThat(tokens.read(tokens.issue(ANN, 0)).map(Session::userId)).contains(ANN);
  }

  @Test
  void aTokenIsAJsonWebTokenWithAKeyId() {
    String[] parts = tokens.issue(ANN, 0).split("\\.", -1);

    assertThat(parts).hasSize(3);
    assertThat(decoded(parts[0])).isEqualTo("{\"alg\":\"HS256\",\"typ\":\"JWT\",\"kid\":\"q230\"}");
    assertThat(decoded(parts[1])).startsWith("{\"sub\":\"" + ANN + "\",\"sid\":\"");
  }

  @Test // (R-session-1)
  void aTokenIsGoodForSevenDays() {
    String token = tokens.issue(ANN, 0);

    clock.advance(Duration.ofDays(7).minusSeconds(1));
    assertThat(tokens.read(token).map(Session::userId)).contains(ANN);
    clock.advance(Duration.ofSeconds(1));
    assertThat(tokens.read(token)).isEmpty();
    assertThat(tokens.renewed(token)).isEmpty();
  }

  @Test // (R-session-1)
  void aTokenIsRenewedOnceItIsADayOldSoThatWhoComesBackStaysSignedIn() {
    String token = tokens.issue(ANN, 3);
    Session session = tokens.read(token).orElseThrow();
    clock.advance(Duration.ofHours(23));
    assertThat(tokens.renewed(token)).isEmpty();

    for (int day = 0; day < 5; day++) {
      clock.advance(Duration.ofDays(5));
      token = tokens.renewed(token).orElseThrow();
    }

    assertThat(tokens.read(token)).contains(session);
    assertThat(session.generation()).isEqualTo(3);
  }

  @Test // (R-session-1)
  void noTokenOfASessionIsGoodThirtyDaysAfterSigningIn() {
    Instant signedIn = clock.instant();
    Optional<String> token = Optional.of(tokens.issue(ANN, 0));
    Optional<String> last = token;
    while (token.isPresent()) {
      last = token;
      clock.advance(Duration.ofDays(1));
      token = token.flatMap(tokens::renewed);
      assertThat(clock.instant()).isBefore(signedIn.plus(Duration.ofDays(31)));
    }

    SessionTokens atTheEnd = process(new MovableClock(signedIn.plus(Duration.ofDays(30))));
    SessionTokens before =
        process(new MovableClock(signedIn.plus(Duration.ofDays(30)).minusSeconds(1)));
    assertThat(before.read(last.orElseThrow())).isPresent();
    assertThat(before.renewed(last.orElseThrow())).isEmpty();
    assertThat(atTheEnd.read(last.orElseThrow())).isEmpty();
  }

  @Test
  void eachSigningInIsASessionOfItsOwn() {
    Session first = tokens.read(tokens.issue(ANN, 0)).orElseThrow();
    Session second = tokens.read(tokens.issue(ANN, 0)).orElseThrow();

    assertThat(first.id()).isNotEqualTo(second.id());
  }

  @Test
  void anotherProcessReadsIt() {
    assertThat(process(clock).read(tokens.issue(ANN, 0)).map(Session::userId)).contains(ANN);
  }

  @Test // (R-session-6)
  void everyNinetyDaysThereIsAnotherKeyAndTheLastOnesTokensAreStillRead() {
    clock.advance(Duration.ofDays(89));
    String old = tokens.issue(ANN, 0);
    clock.advance(Duration.ofDays(1));

    String next = tokens.issue(ANN, 0);

    assertThat(header(next)).isNotEqualTo(header(old)).contains("q231");
    assertThat(tokens.read(old).map(Session::userId)).contains(ANN);
    assertThat(process(clock).read(next).map(Session::userId)).contains(ANN);
  }

  @Test
  void aClockThatIsBehindReadsTheTokensOfTheNextKey() {
    clock.advance(Duration.ofDays(90).minusSeconds(1));
    MovableClock ahead = new MovableClock(clock.instant().plusSeconds(2));

    String token = process(ahead).issue(ANN, 0);

    assertThat(tokens.read(token).map(Session::userId)).contains(ANN);
  }

  @Test
  void anUnknownKeyIdAsksTheVaultAtMostOnceAMinute() {
    String stranger = new SessionTokens(otherKeys(), clock, ids).issue(ANN, 0);
    for (int i = 0; i < 20; i++) {
      assertThat(tokens.read(stranger)).isEmpty();
    }

    assertThat(vault.reads()).isEqualTo(1);
  }

  @Test // (R-session-7)
  void aTokenSignedWithAnotherStacksKeyIsRefused() {
    tokens.issue(ANN, 0);

    assertThat(tokens.read(new SessionTokens(otherKeys(), clock, ids).issue(ANN, 0))).isEmpty();
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
    String[] parts = tokens.issue(ANN, 0).split("\\.", -1);

    assertThat(tokens.read(encoded(header) + "." + parts[1] + "." + parts[2])).isEmpty();
    assertThat(tokens.read(encoded(header) + "." + parts[1] + ".")).isEmpty();
  }

  @Test // (R-session-7)
  void changedClaimsOrSignaturesAreRefused() {
    String[] parts = tokens.issue(ANN, 0).split("\\.", -1);
    String other = encoded(decoded(parts[1]).replace("0001", "0002"));

    assertThat(tokens.read(parts[0] + "." + other + "." + parts[2])).isEmpty();
    assertThat(tokens.read(parts[0] + "." + parts[1] + "." + parts[2].substring(1))).isEmpty();
    assertThat(tokens.read(parts[0] + "." + parts[1])).isEmpty();
    assertThat(tokens.read("")).isEmpty();
    assertThat(tokens.read("...")).isEmpty();
  }

  private SessionTokens process(MovableClock itsClock) {
    return new SessionTokens(new VaultKeys(vault, itsClock, new SecureRandom()), itsClock, ids);
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
