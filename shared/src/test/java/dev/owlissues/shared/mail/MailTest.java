package dev.owlissues.shared.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MailTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a@b",
        "first.last+tag@example.co.uk",
        "o'neil@example.com",
        "Ada@xn--bcher-kva.example"
      })
  void goesToOneBareAddress(String address) {
    assertThat(new Mail(address, "subject", "text", "<p>html</p>").to()).isEqualTo(address);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "nobody",
        "@example.com",
        "ada@",
        "a@b@c",
        "a@b,c@d",
        "a@b\r\nBcc: c@d",
        "Ada <ada@example.com>",
        "a b@example.com",
        "jürgen@bücher.example"
      })
  void goesToNothingElse(String address) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Mail(address, "subject", "text", "html"))
        .withMessage("a mail goes to one bare address of up to 254 characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\u0000", "\u202E"})
  void aSubjectSaysSomething(String subject) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Mail("ada@example.com", subject, "text", "html"))
        .withMessage("a subject is one line of 1 to 900 characters");
  }

  @Test // (R-text-1)
  void nothingInAMailIsAControlCharacterOrTurnsTheTextAround() {
    var mail =
        new Mail(
            "ada@example.com",
            "one\r\nBcc: two@example.com\u202E",
            "a\u202Eb\u0085c",
            "<p>\u2066a\u0007</p>");

    assertThat(mail.subject()).isEqualTo("one Bcc: two@example.com");
    assertThat(mail.text()).isEqualTo("ab\nc");
    assertThat(mail.html()).isEqualTo("<p>a </p>");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "one\r\nBcc: two@example.com", "größe"})
  void aHeaderIsOneLineOfAscii(String value) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new MailHeader("List-Id", value))
        .withMessage("header List-Id has 1 to 870 printable ASCII characters");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "List Id", "List-Id:", "List\r\nId"})
  void aHeaderHasAName(String name) {
    assertThatIllegalArgumentException().isThrownBy(() -> new MailHeader(name, "value"));
  }

  @Test
  void laterChangesOfTheListLeaveTheMailAsItWas() {
    List<MailHeader> headers = new ArrayList<>();
    var mail = new Mail("ada@example.com", "subject", "text", "html", headers);

    headers.add(new MailHeader("List-Id", "<issues.example.com>"));

    assertThat(mail.headers()).isEmpty();
  }
}
