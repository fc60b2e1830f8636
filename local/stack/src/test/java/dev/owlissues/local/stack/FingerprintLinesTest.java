package dev.owlissues.local.stack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import org.junit.jupiter.api.Test;

class FingerprintLinesTest {
  @Test // (R-fingerprint-13)
  void eachLineIsAnsweredByItsFingerprintAndItsNormalizedMessage() throws IOException {
    assertThat(lines("HTTP 404 for \"username\"\n\n"))
        .isEqualTo(
            "a6749da2fcc0e9a5cc807d1d50ab68761c9b3aa609a35598d20d8b5886dd5e8e\thttp <n> for"
                + " \"<s>\"\n"
                + "e7ac0786668e0ff0f02b62bd04f45ff636fd82db63b1104601c975dc005f3a67\t\n");
  }

  @Test
  void aModuleFollowsTheMessageAfterATab() throws IOException {
    String alone = lines("User 1 not found\n");
    String withModule = lines("User 1 not found\tusers\n");

    assertThat(withModule).endsWith("\tuser <n> not found\n").isNotEqualTo(alone);
  }

  private static String lines(String input) throws IOException {
    var text = new StringWriter();
    try (var out = new BufferedWriter(text)) {
      new FingerprintLines().copy(new BufferedReader(new StringReader(input)), out);
    }
    return text.toString();
  }
}
