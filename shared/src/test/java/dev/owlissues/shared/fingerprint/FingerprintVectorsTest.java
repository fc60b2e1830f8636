package dev.owlissues.shared.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Messages with the fingerprints that OwlMetry's own clients give them. */
class FingerprintVectorsTest {

  @ParameterizedTest // (R-fingerprint-1, R-fingerprint-5, R-fingerprint-9)
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      emptyValue = "",
      textBlock =
          """
          User 123 not found | `` | user <n> not found | bb602a21a1f71159a09577243ae61728fc0adb3da7fad58f5a68b458eb6b7ef0
          User 456 not found | `` | user <n> not found | bb602a21a1f71159a09577243ae61728fc0adb3da7fad58f5a68b458eb6b7ef0
          User 123 not found | users | user <n> not found | 18273b7a82b04205f57c3ed4cc07efaee0d52dcc9f90a8409a02e5bab9ebb74f
          HTTP 404 for "username" | `` | http <n> for "<s>" | a6749da2fcc0e9a5cc807d1d50ab68761c9b3aa609a35598d20d8b5886dd5e8e
          can't open 'a.txt' at 10.2.3 | io | can'<s>'a.txt' at <n> | 626d3f4612de145fa61a12c2a01a58412f1db88b825d606cadccc84c57c2f19c
          ID 550E8400-E29B-41D4-A716-446655440000 bad | m | id <uuid> bad | 6dc3049effb7649e1ae19cf45352c2c4509aa91f7d8765bf94ec3fd2cd16952c
          user123 v1.2.3a 12ab | `` | user123 v1.<n>.3a 12ab | 5a78c9d85c3a573e9b26ef132ace7838abb00f003b62e29e32c74fa9bf29d331
          Größe 12 Ünknown é5 İ Σ | `` | größe <n> ünknown é<n> i̇ σ | b6ed387cb284a3acf129ea4ec095a00e41066092bd6d333de0817beb003e5687
          0x1F 1e5 -5 +7 1,000 3.14 | `` | 0x1f 1e5 -<n> +<n> <n>,<n> <n> | 29edf03c110a256ef42a3ee0aeb22d1fa0905c2e9da71a57afa89a169a49da7c
          snake_12_case 12_3 | `` | snake_12_case 12_3 | 1b79e81a0a4b6d37bc1ea13ae8f9b310a3b41b3555e58d7750fabb4992ecaf80
          it's 5 o'clock | `` | it'<s>'clock | 6f6e3d73b4b87a1af26608d2cda7a7c6b51bca326f932ce781fd40bbf496fbe0
          `` | `` | `` | e7ac0786668e0ff0f02b62bd04f45ff636fd82db63b1104601c975dc005f3a67
          """)
  void aMessageHasTheFingerprintThatTheClientsGiveIt(
      String message, String module, String normalized, String sha256) {
    assertThat(new Normalizer().normalize(message)).isEqualTo(normalized);
    assertThat(new Fingerprinter().fingerprint(message, module)).hasToString(sha256);
  }
}
