package dev.owlissues.local.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.owlissues.shared.account.signin.SignUpRule;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class OptionsTest {
  private static final String[] NONE = {};

  @Test
  void whereNothingIsSaidThePortIs3000AndTheDataIsInOwl() {
    assertThat(Options.of(NONE, Map.of()))
        .isEqualTo(new Options(3000, Path.of(".owl"), false, new SignUpRule.Open()));
  }

  @Test
  void portAndFolderComeFromTheEnvironment() {
    Options options = Options.of(NONE, Map.of("OWL_PORT", "8080", "OWL_DATA", "/tmp/owl"));

    assertThat(options)
        .isEqualTo(new Options(8080, Path.of("/tmp/owl"), false, new SignUpRule.Open()));
  }

  @Test
  void whoMaySignInIsEverybodyUnlessItIsSaid() {
    Options options = Options.of(NONE, Map.of("OWL_SIGN_UP", "first"));

    assertThat(options.signUps()).isEqualTo(new SignUpRule.First());
    assertThatThrownBy(() -> Options.of(NONE, Map.of("OWL_SIGN_UP", "nobody")))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("OWL_SIGN_UP");
  }

  @Test
  void theDemoIsAskedForByAnOption() {
    assertThat(Options.of(new String[] {"--demo"}, Map.of()).demo()).isTrue();
  }

  @ParameterizedTest
  @ValueSource(strings = {"0", "65536", "-1", "http", "3000 ", "99999999999"})
  void whatIsNoPortIsOneClearLine(String port) {
    assertThatThrownBy(() -> Options.of(NONE, Map.of("OWL_PORT", port)))
        .isInstanceOf(CannotStart.class)
        .hasMessage("OWL_PORT is a port from 1 to 65535, not \"%s\".".formatted(port));
  }

  @Test
  void anUnknownOptionIsNamed() {
    assertThatThrownBy(() -> Options.of(new String[] {"--dmeo"}, Map.of()))
        .isInstanceOf(CannotStart.class)
        .hasMessageContaining("--dmeo");
  }
}
