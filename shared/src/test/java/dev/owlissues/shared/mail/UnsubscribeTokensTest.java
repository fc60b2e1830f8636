package dev.owlissues.shared.mail;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.mail.UnsubscribeTokens.Membership;
import java.util.Base64;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class UnsubscribeTokensTest {
  private static final UUID TEAM = new UUID(1, 2);
  private static final UUID USER = new UUID(3, 4);

  private final UnsubscribeTokens tokens = under((byte) 1);

  private static UnsubscribeTokens under(byte key) {
    byte[] bytes = new byte[32];
    bytes[0] = key;
    return new UnsubscribeTokens(() -> new SecretKeySpec(bytes, "HmacSHA256"));
  }

  @Test
  void aTokenNamesWhomItUnsubscribesFromWhat() {
    assertThat(tokens.read(tokens.token(TEAM, USER))).contains(new Membership(TEAM, USER));
  }

  @Test
  void aTokenGoesIntoAnAddressAsItIs() {
    assertThat(tokens.token(TEAM, USER)).matches("[A-Za-z0-9_-]{86}");
  }

  @Test
  void aTokenOfAnotherKeyIsNone() {
    assertThat(tokens.read(under((byte) 2).token(TEAM, USER))).isEmpty();
  }

  @Test
  void noBitOfATokenCanBeChanged() {
    byte[] bytes = Base64.getUrlDecoder().decode(tokens.token(TEAM, USER));
    for (int bit = 0; bit < bytes.length * 8; bit++) {
      byte[] forged = bytes.clone();
      forged[bit / 8] ^= (byte) (1 << bit % 8);

      String token = Base64.getUrlEncoder().withoutPadding().encodeToString(forged);

      assertThat(tokens.read(token)).as("bit %d", bit).isEmpty();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "x", "!!!", "AAAA", "../../etc/passwd"})
  void whatIsNoTokenIsNone(String text) {
    assertThat(tokens.read(text)).isEmpty();
  }
}
