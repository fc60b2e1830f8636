package dev.owlissues.shared.account.user;

import dev.owlissues.shared.base.hash.Sha256;
import dev.owlissues.shared.mail.AddressForm;
import java.util.Locale;
import java.util.Optional;

/**
 * An e-mail address as people are known by: trimmed and in lower case. Its text form hides it, so
 * that it cannot slip into a log.
 */
public record EmailAddress(String text) {
  /** The longest address. */
  public static final int MAX_LENGTH = AddressForm.MAX_LENGTH;

  /**
   * Checks what the parts below rely on. It is less than {@link #parse} asks for: an address that
   * an earlier version stored is still read.
   */
  public EmailAddress {
    if (!text.equals(text.strip().toLowerCase(Locale.ROOT)) || text.indexOf('@') < 1) {
      throw new IllegalArgumentException("not a trimmed address in lower case");
    }
  }

  /** The address in a text, if mails can be sent to it (R-mail-1). */
  public static Optional<EmailAddress> parse(String text) {
    return AddressForm.normal(text).map(EmailAddress::new);
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
}
