package dev.owlissues.shared.fingerprint;

import dev.owlissues.shared.base.hash.Sha256;
import java.nio.ByteBuffer;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What events of one issue have in common (R-fingerprint-2): the fingerprint by a rule, within one
 * app and one mode.
 */
public record Grouping(UUID appId, boolean dev, Rule rule, Fingerprint fingerprint) {
  private static final Pattern KEY =
      Pattern.compile(
          "([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})#(dev|prod)#([a-z]{1,20})#([0-9a-f]{64})");

  /** Names it among all others. */
  public String key() {
    return appId + "#" + (dev ? "dev" : "prod") + "#" + rule.wire() + "#" + fingerprint;
  }

  /** Reads what {@link #key} returned; empty for any other text. */
  public static Optional<Grouping> parse(String key) {
    Matcher parts = KEY.matcher(key);
    return parts.matches()
        ? Rule.ofWire(parts.group(3))
            .map(rule ->
                new Grouping(
                    UUID.fromString(parts.group(1)),
                    parts.group(2).equals("dev"),
                    rule,
                    Fingerprint.parse(parts.group(4))))
        : Optional.empty();
  }

  /** The id of the issue that this grouping opens first. */
  public UUID issueId() {
    return issueId(0);
  }

  /**
   * The id of an issue that this grouping opens: it is the same at every try, so an issue that is
   * made twice is one issue. A UUID of version 8, from the first bits of a SHA-256.
   *
   * @param epoch how many of its issues have been deleted: each one after has another id
   */
  public UUID issueId(long epoch) {
    var hash = ByteBuffer.wrap(Sha256.of(epoch == 0 ? key() : key() + "#" + epoch));
    long high = (hash.getLong() & ~0xf000L) | 0x8000L;
    long low = (hash.getLong() & ~(0b11L << 62)) | (0b10L << 62);
    return new UUID(high, low);
  }
}
