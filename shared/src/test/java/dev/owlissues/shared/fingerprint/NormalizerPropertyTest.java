package dev.owlissues.shared.fingerprint;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NormalizerPropertyTest {
  private static final int TEXTS = 200_000;
  private static final Pattern LONE_SURROGATE =
      Pattern.compile(
          "[\\uD800-\\uDBFF](?![\\uDC00-\\uDFFF])|(?<![\\uD800-\\uDBFF])[\\uDC00-\\uDFFF]");

  private final RegexNormalizer rule = new RegexNormalizer();

  @ParameterizedTest
  @ValueSource(longs = {1, 20_261_124})
  void theScannerDoesWhatTheRegularExpressionsDo(long seed) {
    var normalizer = new Normalizer();
    var texts = new NastyTexts(seed);

    for (int i = 0; i < TEXTS; i++) {
      String text = texts.next();
      String normalized = normalizer.normalize(text);
      String expected = rule.normalize(text);
      if (!normalized.equals(expected)) {
        assertThat(normalized).as("seed %d, text %d: [%s]", seed, i, text).isEqualTo(expected);
      }
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {2, 2026})
  void theHashIsThatOfModuleColonAndNormalisedMessage(long seed) throws NoSuchAlgorithmException {
    var fingerprinter = new Fingerprinter();
    var texts = new NastyTexts(seed);
    var sha256 = MessageDigest.getInstance("SHA-256");

    for (int i = 0; i < TEXTS / 4; i++) {
      String message = texts.next();
      String module = texts.next();
      Fingerprint fingerprint = fingerprinter.fingerprint(message, module);
      var expected = new Fingerprint(sha256.digest(utf8(module + ":" + rule.normalize(message))));
      if (!fingerprint.equals(expected)) {
        assertThat(fingerprint)
            .as("seed %d, text %d: [%s] in [%s]", seed, i, message, module)
            .isEqualTo(expected);
      }
    }
  }

  private static byte[] utf8(String text) {
    return LONE_SURROGATE.matcher(text).replaceAll("\uFFFD").getBytes(StandardCharsets.UTF_8);
  }
}
