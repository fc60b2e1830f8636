package dev.owlissues.shared.fingerprint;

import dev.owlissues.shared.base.hash.Sha256;
import java.security.MessageDigest;

/**
 * Computes fingerprints (R-fingerprint-1): SHA-256 over {@code <module>:<normalised message>} in
 * UTF-8. Keeps state: one per thread.
 */
public final class Fingerprinter {
  private final MessageDigest sha256 = Sha256.digest();
  private final Normalizer normalizer = new Normalizer();
  private final Utf8Buffer buffer = new Utf8Buffer();

  /** The fingerprint of a message and its module; an empty module means none. */
  public Fingerprint fingerprint(String message, String sourceModule) {
    buffer.cut(0);
    buffer.append(sourceModule);
    buffer.append(":");
    normalizer.append(message, buffer);
    return new Fingerprint(buffer.digest(sha256));
  }
}
