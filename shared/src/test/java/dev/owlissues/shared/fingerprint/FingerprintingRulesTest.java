package dev.owlissues.shared.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What normalizing takes out and what it leaves, rule by rule of docs/rules.md. */
class FingerprintingRulesTest {
  private final Normalizer normalizer = new Normalizer();
  private final Fingerprinter fingerprinter = new Fingerprinter();

  @Test // (R-fingerprint-3)
  void messagesThatDifferInANumberAreTheSameIssue() {
    assertThat(fingerprinter.fingerprint("User 123 not found", "users"))
        .isEqualTo(fingerprinter.fingerprint("User 456 not found", "users"));
  }

  @Test // (R-fingerprint-3)
  void messagesThatDifferInAUuidAreTheSameIssue() {
    assertThat(fingerprinter.fingerprint("no order 550e8400-e29b-41d4-a716-446655440000", ""))
        .isEqualTo(fingerprinter.fingerprint("no order 018F3B5E-1C1B-7AAA-8BBB-0123456789AB", ""));
  }

  @Test // (R-fingerprint-3)
  void messagesThatDifferInAQuotedStringAreTheSameIssue() {
    assertThat(fingerprinter.fingerprint("column \"a b\" is missing in 'users'", ""))
        .isEqualTo(fingerprinter.fingerprint("column \"c\" is missing in ''", ""));
  }

  @Test // (R-fingerprint-6)
  void messagesThatDifferInCaseOrSpacingAreTheSameIssue() {
    assertThat(fingerprinter.fingerprint("  Connection\n\tRESET by peer ", ""))
        .isEqualTo(fingerprinter.fingerprint("connection reset by peer", ""));
  }

  @Test
  void messagesThatDifferInAWordAreDifferentIssues() {
    assertThat(fingerprinter.fingerprint("User 1 not found", ""))
        .isNotEqualTo(fingerprinter.fingerprint("Team 1 not found", ""));
  }

  @Test // (R-fingerprint-1)
  void theSourceModuleTakesPart() {
    assertThat(fingerprinter.fingerprint("timeout", "checkout"))
        .isNotEqualTo(fingerprinter.fingerprint("timeout", "search"))
        .isNotEqualTo(fingerprinter.fingerprint("timeout", ""));
  }

  @Test // (R-fingerprint-8)
  void theSourceModuleIsTakenAsItIs() {
    assertThat(fingerprinter.fingerprint("timeout", "src/pay.ts:10"))
        .isNotEqualTo(fingerprinter.fingerprint("timeout", "src/pay.ts:11"))
        .isNotEqualTo(fingerprinter.fingerprint("timeout", "src/Pay.ts:10"));
  }

  @ParameterizedTest // (R-fingerprint-4)
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          123550e8400-e29b-41d4-a716-446655440000 | <n><uuid>
          1.2550e8400-e29b-41d4-a716-446655440000.5 | <n><uuid>.<n>
          x550e8400-e29b-41d4-a716-446655440000y1 | x<uuid>y1
          550e8400-e29b-41d4-a716-44665544000 | 550e8400-e29b-41d4-a716-<n>
          550e8400-e29b-41d4-a716-446655440000550e8400-e29b-41d4-a716-446655440000 | <uuid><uuid>
          """)
  void aUuidIsFoundBeforeTheNumbersAroundIt(String message, String normalized) {
    assertThat(normalizer.normalize(message)).isEqualTo(normalized);
  }

  @ParameterizedTest // (R-fingerprint-4)
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      textBlock =
          """
          "it's" Bob's           | "<s>" bob's
          'say "don't" now' x    | '<s>' x
          say "a 'b" c' d        | say "<s>" c' d
          one " two 'three' four | one " two '<s>' four
          "a" b "c 'd'            | "<s>" b "c '<s>'
          "" ''                  | "<s>" '<s>'
          """)
  void doubleQuotesBindOverTheWholeMessageBeforeSingleQuotes(String message, String normalized) {
    assertThat(normalizer.normalize(message)).isEqualTo(normalized);
  }

  @ParameterizedTest // (R-fingerprint-7)
  @ValueSource(
      strings = {
        "\t",
        "\n",
        "\u000B",
        "\f",
        "\r",
        " ",
        "\u00A0",
        "\u1680",
        "\u2000",
        "\u200A",
        "\u2028",
        "\u2029",
        "\u202F",
        "\u205F",
        "\u3000",
        "\uFEFF",
        " \u00A0\r\n"
      })
  void everyWhiteSpaceOfTheClientsIsOneSpace(String space) {
    assertThat(normalizer.normalize(space + "a" + space + space + "b" + space)).isEqualTo("a b");
  }

  @ParameterizedTest // (R-fingerprint-7)
  @ValueSource(strings = {"\u001C", "\u0085", "\u180E", "\u200B"})
  void whatTheClientsDoNotCallWhiteSpaceStays(String other) {
    assertThat(normalizer.normalize("a" + other + "b")).isEqualTo("a" + other + "b");
  }

  @Test // (R-fingerprint-6)
  void lowerCaseDoesNotDependOnTheLanguageOfTheMachine() {
    Locale before = Locale.getDefault();
    try {
      Locale.setDefault(Locale.forLanguageTag("tr"));

      assertThat(normalizer.normalize("FAILED İN")).isEqualTo("failed i\u0307n");
      assertThat(normalizer.normalize("INVALID ID")).isEqualTo("invalid id");
    } finally {
      Locale.setDefault(before);
    }
  }

  @Test
  void aSigmaAtTheEndOfAWordBecomesAFinalSigma() {
    assertThat(normalizer.normalize("ΛΑΘΟΣ ΣΕ 5")).isEqualTo("λαθος σε <n>");
  }

  @Test
  void whatStandsInQuotesMayBeOfAnyLanguage() {
    assertThat(normalizer.normalize("no user \"Jörg 😀\"")).isEqualTo("no user \"<s>\"");
  }

  @Test
  void aLongMessageOfManyNumbersKeepsThemAll() {
    assertThat(normalizer.normalize("1 ".repeat(20_000)))
        .isEqualTo("<n> ".repeat(20_000).stripTrailing());
  }
}
