package dev.owlissues.shared.account.signin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.owlissues.shared.account.user.EmailAddress;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SignUpRuleTest {
  private static final EmailAddress ANN = new EmailAddress("ann@example.com");

  @ParameterizedTest // (R-signin-9)
  @ValueSource(strings = {"", "first", " First "})
  void firstLetsOneInAndThenNobody(String setting) {
    SignUpRule rule = SignUpRule.parse(setting);

    assertThat(rule.admits(ANN, false)).isTrue();
    assertThat(rule.admits(ANN, true)).isFalse();
  }

  @Test // (R-signin-9)
  void openLetsEverybodyIn() {
    assertThat(SignUpRule.parse("open").admits(ANN, true)).isTrue();
  }

  @Test // (R-signin-9)
  void domainsLetTheirOwnInAndNoSubdomain() {
    SignUpRule rule = SignUpRule.parse("Example.com, example.org");

    assertThat(rule.admits(ANN, true)).isTrue();
    assertThat(rule.admits(new EmailAddress("ann@sub.example.com"), true)).isFalse();
    assertThat(rule.admits(new EmailAddress("ann@notexample.com"), true)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"everyone", "example.com,", "@example.com", "a b.com"})
  void whatIsNoSettingIsRefused(String setting) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> SignUpRule.parse(setting))
        .withMessageContaining("mail domains");
  }
}
