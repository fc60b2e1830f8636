package dev.owlissues.shared.mail;

import java.net.IDN;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The one judge of e-mail addresses (R-mail-1): what people type in is accepted by it, and mails
 * are written by it. It takes what SES sends to: a bare address of ASCII with a dot-atom before the
 * at sign (RFC 5321, section 4.1.2) and a domain of letters, digits and hyphens behind it. A domain
 * in another script is taken in the form that the mail system knows (RFC 5890).
 */
public final class AddressForm {
  /** The longest address (RFC 5321, section 4.5.3.1.3, without the angle brackets). */
  public static final int MAX_LENGTH = 254;

  private static final int MAX_LOCAL = 64;
  private static final int MAX_DOMAIN = 253;
  private static final String ATOM = "[a-z0-9!#$%&'*+/=?^_`{|}~-]+";
  private static final String LABEL = "[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?";
  private static final Pattern LOCAL = Pattern.compile(ATOM + "(?:\\." + ATOM + ")*");
  private static final Pattern DOMAIN = Pattern.compile(LABEL + "(?:\\." + LABEL + ")*");

  /** Without the letters that this conversion, of RFC 3490, would turn into another name's. */
  private static final Pattern FOREIGN =
      Pattern.compile("[\\p{L}\\p{M}\\p{N}.\\-&&[^\u00df\u03c2]]+");

  private static final Pattern ASCII = Pattern.compile("\\p{ASCII}*");

  private AddressForm() {}

  /** The address in a text as it is kept and sent to: trimmed and in lower case. */
  public static Optional<String> normal(String text) {
    String trimmed = text.strip().toLowerCase(Locale.ROOT);
    int at = trimmed.lastIndexOf('@');
    if (at < 0 || trimmed.length() > MAX_LENGTH) {
      return Optional.empty();
    }
    String local = trimmed.substring(0, at);
    return domain(trimmed.substring(at + 1))
        .filter(_ -> local.length() <= MAX_LOCAL && LOCAL.matcher(local).matches())
        .map(domain -> local + "@" + domain)
        .filter(address -> address.length() <= MAX_LENGTH);
  }

  /** Whether a mail can be sent to the text as it is, capital letters apart. */
  public static boolean isGood(String text) {
    return normal(text).filter(text.toLowerCase(Locale.ROOT)::equals).isPresent();
  }

  private static Optional<String> domain(String text) {
    return (ASCII.matcher(text).matches() ? Optional.of(text) : ascii(text))
        .filter(name -> name.length() <= MAX_DOMAIN && DOMAIN.matcher(name).matches());
  }

  private static Optional<String> ascii(String text) {
    // Looked at before: the conversion drops what cannot be seen, which would let two texts that
    // look alike be one address.
    if (!FOREIGN.matcher(text).matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(IDN.toASCII(text, IDN.USE_STD3_ASCII_RULES).toLowerCase(Locale.ROOT));
    } catch (IllegalArgumentException noName) {
      return Optional.empty();
    }
  }
}
