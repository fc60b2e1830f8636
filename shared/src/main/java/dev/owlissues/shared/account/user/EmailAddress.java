package dev.owlissues.shared.account.user;

import dev.owlissues.shared.base.hash.Sha256;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * An e-mail address as people are known by: trimmed and in lower case. Its text form hides it, so
 * that it cannot slip into a log.
 */
public record EmailAddress(String text) {
  /** The longest address (RFC 5321: 64 characters, the at sign, 255 characters). */
  public static final int MAX_LENGTH = 320;

  private static final Pattern FORM =
      Pattern.compile("[^\\s<>,;\"@\\p{Cntrl}]+@[^\\s<>,;\"@\\p{Cntrl}]+");

  /** Checks the form. */
  public EmailAddress {
    if (!text.equals(normal(text)) || !valid(text)) {
      throw new IllegalArgumentException("not a trimmed address in lower case");
    }
  }

  /** The address in a text, if it is one. */
  public static Optional<EmailAddress> parse(String text) {
    return Optional.of(normal(text)).filter(EmailAddress::valid).map(EmailAddress::new);
  }

  /** What stands before the at sign. */
  public String localPart() {
    return text.substring(0, text.indexOf('@'));
  }

  /** The mail domain. */
  public String domain() {
    return text.substring(text.indexOf('@') + 1);
  }

  /** What stores look the address up by: SHA-256, lower-case hex. */
  public String hash() {
    return Sha256.hex(text);
  }

  @Override
  public String toString() {
    return "EmailAddress[…]";
  }

  private static String normal(String text) {
    return text.strip().toLowerCase(Locale.ROOT);
  }

  private static boolean valid(String text) {
    return text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
  }
}
