package dev.owlissues.shared.account.access;

import dev.owlissues.shared.base.hash.Sha256;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * The secret of an API key: its type's prefix and 48 lower-case hex digits. Its text form hides it,
 * so that it cannot slip into a log.
 */
public record Secret(KeyType type, String text) {
  private static final int BYTES = 24;
  private static final Pattern DIGITS = Pattern.compile("[0-9a-f]{48}");

  /** Draws a new secret. */
  public static Secret draw(KeyType type, SecureRandom random) {
    byte[] bytes = new byte[BYTES];
    random.nextBytes(bytes);
    return new Secret(type, type.prefix() + HexFormat.of().formatHex(bytes));
  }

  /** The secret in a text, if it has the form of one. */
  public static Optional<Secret> parse(String text) {
    return Stream.of(KeyType.values())
        .filter(type -> text.startsWith(type.prefix()))
        .filter(type -> DIGITS.matcher(text.substring(type.prefix().length())).matches())
        .map(type -> new Secret(type, text))
        .findFirst();
  }

  /** What is kept of the secret and looked up by: SHA-256 of its text, lower-case hex. */
  public String hash() {
    return Sha256.hex(text);
  }

  @Override
  public String toString() {
    return type.prefix() + "…";
  }
}
