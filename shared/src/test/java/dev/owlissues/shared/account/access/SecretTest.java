package dev.owlissues.shared.account.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class SecretTest {

  @ParameterizedTest // (R-key-1)
  @EnumSource
  void aDrawnSecretIsItsPrefixAnd48HexDigits(KeyType type) {
    Secret secret = Secret.draw(type, new SecureRandom());

    assertThat(secret.text()).matches("owl_" + type.wire() + "_[0-9a-f]{48}");
    assertThat(Secret.parse(secret.text())).contains(secret);
  }

  @Test
  void theHashIsSha256OfTheText() {
    String text = "owl_agent_000000000000000000000000000000000000000000000000";

    assertThat(new Secret(KeyType.AGENT, text).hash())
        .isEqualTo("9624585541faac1cd11584419f0fc12fc4911b7792c634132a4be4ec08227756");
  }
}
