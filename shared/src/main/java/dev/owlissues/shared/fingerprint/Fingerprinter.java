package dev.owlissues.shared.fingerprint;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/** Computes fingerprints by the page's rule. Keeps state: one per thread. */
public final class Fingerprinter {
  private final MessageDigest sha256 = sha256();

  /** The fingerprint of a message and its module; an empty module means none. */
  public Fingerprint fingerprint(String message, String sourceModule) {
    String normalized =
        message
            .replaceAll("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}", "<UUID>")
            .replaceAll("(?<![0-9A-Za-z_])[0-9]+(?:\\.[0-9]+)*(?![0-9A-Za-z_])", "<N>")
            .replaceAll("\"[^\"]*\"", "\"<S>\"")
            .replaceAll("'[^']*'", "'<S>'")
            .toLowerCase(Locale.ROOT)
            .strip();
    return new Fingerprint(
        sha256.digest((sourceModule + ":" + normalized).getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
