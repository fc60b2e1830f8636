package dev.owlissues.local.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class AuthorizedCallsTest {
  @Test
  void everyFactSaysWhereItIsFrom() {
    assertThat(AuthorizedCalls.facts())
        .isNotEmpty()
        .allSatisfy(fact -> {
          assertThat(fact.source().getScheme()).isEqualTo("https");
          assertThat(fact.source().getHost()).isEqualTo("docs.aws.amazon.com");
          assertThat(fact.actions()).allMatch(action -> action.matches("[a-z0-9]+:[A-Z][A-Za-z]+"));
        });
  }

  @Test
  void aCallIsCheckedInOneWayOnEachKindOfResource() {
    assertThat(AuthorizedCalls.facts().stream().map(fact -> fact.call() + " " + fact.on()))
        .doesNotHaveDuplicates();
  }

  @Test
  void rawMailsAndTransactionsNeedOtherActionsThanTheirNamesSay() {
    assertThat(AuthorizedCalls.actions("ses:SendEmail.Raw", "configuration-set"))
        .containsExactlyInAnyOrder("ses:SendEmail", "ses:SendRawEmail");
    assertThat(AuthorizedCalls.actions()).doesNotContain("dynamodb:TransactWriteItems");
  }

  @Test
  void aCallThatNobodyLookedUpIsRefused() {
    assertThatThrownBy(() -> AuthorizedCalls.actions("ses:SendEmail.Template", "identity"))
        .hasMessageContaining("authorized-calls.txt");
  }
}
