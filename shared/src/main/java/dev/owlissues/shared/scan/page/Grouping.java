package dev.owlissues.shared.scan.page;

import dev.owlissues.shared.base.hash.Sha256;
import dev.owlissues.shared.fingerprint.Fingerprint;
import java.nio.ByteBuffer;
import java.util.UUID;

/**
 * What events of one issue have in common (R-fingerprint-2): the fingerprint, within one app and
 * one mode.
 */
public record Grouping(UUID appId, boolean dev, Fingerprint fingerprint) {

  /**
   * The id of the issue that this grouping opens: it is the same at every try, so an issue that is
   * made twice is one issue. A UUID of version 8, from the first bits of a SHA-256.
   */
  public UUID issueId() {
    String mode = dev ? "dev" : "prod";
    String name = appId + "#" + mode + "#" + Fingerprint.ALGORITHM + "#" + fingerprint;
    var hash = ByteBuffer.wrap(Sha256.of(name));
    long high = (hash.getLong() & ~0xf000L) | 0x8000L;
    long low = (hash.getLong() & ~(0b11L << 62)) | (0b10L << 62);
    return new UUID(high, low);
  }
}
