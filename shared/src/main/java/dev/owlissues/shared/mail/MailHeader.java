package dev.owlissues.shared.mail;

import java.util.regex.Pattern;

/**
 * One more header field of a mail, beside those that every mail has.
 *
 * @param name letters, digits and hyphens, as in {@code List-Unsubscribe}
 * @param value one line of printable ASCII
 */
public record MailHeader(String name, String value) {
  private static final Pattern NAME = Pattern.compile("[A-Za-z0-9-]{1,126}");
  private static final Pattern VALUE = Pattern.compile("[ -~]{1,870}");

  /**
   * Checks both.
   *
   * @throws IllegalArgumentException naming the field and the rule
   */
  public MailHeader {
    if (!NAME.matcher(name).matches()) {
      throw new IllegalArgumentException("a header name has letters, digits and hyphens: " + name);
    }
    // No line can end inside a value: nobody adds a header, or a body, through one.
    if (!VALUE.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "header %s has 1 to 870 printable ASCII characters".formatted(name));
    }
  }
}
