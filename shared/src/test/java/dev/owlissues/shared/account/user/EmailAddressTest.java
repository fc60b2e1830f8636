package dev.owlissues.shared.account.user;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmailAddressTest {
  @Test
  void anAddressIsTrimmedAndInLowerCase() {
    EmailAddress address = EmailAddress.parse("  Ann.Lee@Example.COM ").orElseThrow();

    assertThat(address.text()).isEqualTo("ann.lee@example.com");
    assertThat(address.localPart()).isEqualTo("ann.lee");
    assertThat(address.domain()).isEqualTo("example.com");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "ann",
        "@",
        "ann@",
        "@example.com",
        "a b@example.com",
        "a@b@c",
        "a\n@example.com",
        "a@example.com, b@example.com",
        "<a@example.com>",
        "a\u0000@example.com"
      })
  void whatIsNoAddressIsRefused(String text) {
    assertThat(EmailAddress.parse(text)).isEmpty();
  }

  @Test
  void anAddressOfAnEarlierVersionIsStillRead() {
    assertThat(EmailAddress.parse("x..y@host")).isEmpty();
    assertThat(new EmailAddress("x..y@host").domain()).isEqualTo("host");
  }

  @Test
  void itsTextFormHidesIt() {
    assertThat(EmailAddress.parse("ann@example.com").orElseThrow().toString())
        .doesNotContain("ann");
  }
}
