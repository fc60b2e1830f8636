package dev.owlissues.shared.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AddressFormTest {
  @ParameterizedTest // (R-mail-1)
  @ValueSource(
      strings = {
        "x..y@host",
        ".a@b.c",
        "a.@b.c",
        "a:b@c.d",
        "a@b.",
        "a@.b",
        "a@b..c",
        "mailto:y@example.com",
        "y@exam_ple.com",
        "y@-example.com",
        "y@example-.com",
        "y\u200B@example.com",
        "y@exam\u200Bple.com",
        "y@exam\u00ADple.com",
        "y@example\u3002com",
        "j\u00FCrgen@example.com",
        "a@stra\u00DFe.example",
        "\"a b\"@example.com",
        "a@[192.0.2.1]",
        "a@b@c",
        "a(b)@c.d",
        "a@b\u202Ec",
        "@",
        "",
        "a"
      })
  void whatNoMailCanBeSentToIsNoAddress(String text) {
    assertThat(AddressForm.normal(text)).isEmpty();
    assertThat(AddressForm.isGood(text)).isFalse();
  }

  @ParameterizedTest // (R-mail-1)
  @CsvSource({
    "  Ann.Lee+x@Example.COM , ann.lee+x@example.com",
    "o'neil@example.co.uk, o'neil@example.co.uk",
    "a@b, a@b",
    "a@b\u00FCcher.example, a@xn--bcher-kva.example",
    "a@B\u00DCCHER.example, a@xn--bcher-kva.example"
  })
  void anAddressHasOneForm(String text, String address) {
    assertThat(AddressForm.normal(text)).contains(address);
    assertThat(AddressForm.normal(address)).contains(address);
    assertThat(AddressForm.isGood(address)).isTrue();
  }

  @Test
  void itsPartsHaveLengths() {
    String label = "b".repeat(63);

    assertThat(AddressForm.normal("a".repeat(64) + "@b.c")).isPresent();
    assertThat(AddressForm.normal("a".repeat(65) + "@b.c")).isEmpty();
    assertThat(AddressForm.normal("a@" + label + ".c")).isPresent();
    assertThat(AddressForm.normal("a@b" + label + ".c")).isEmpty();
    assertThat(AddressForm.normal("a@" + (label + ".").repeat(3) + "b".repeat(60))).isPresent();
    assertThat(AddressForm.normal("a@" + (label + ".").repeat(3) + "b".repeat(61))).isEmpty();
  }

  @Test // (R-mail-1)
  void whatIsAcceptedCanBeWrittenIntoAMail() throws AddressException {
    String characters = "abz09.-_+'!#$%&*/=?^`{|}~@:;,<>()[]\" \\\u00E9\u200B\u202E";
    var random = new Random(7);
    int accepted = 0;
    for (int i = 0; i < 200_000; i++) {
      var text = new StringBuilder();
      for (int length = 1 + random.nextInt(4); length > 0; length--) {
        text.append(characters.charAt(random.nextInt(characters.length())));
      }
      text.append('@');
      for (int length = 1 + random.nextInt(4); length > 0; length--) {
        text.append(characters.charAt(random.nextInt(characters.length())));
      }
      if (AddressForm.isGood(text.toString())) {
        accepted++;
        assertThatCode(() -> new InternetAddress(text.toString(), true).validate())
            .as(text.toString())
            .doesNotThrowAnyException();
      }
    }

    assertThat(accepted).isGreaterThan(1_000);
  }
}
