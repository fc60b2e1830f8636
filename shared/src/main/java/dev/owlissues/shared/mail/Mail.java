package dev.owlissues.shared.mail;

import java.util.List;
import java.util.regex.Pattern;

/**
 * A message to one person.
 *
 * @param to the bare address, {@code name@host}
 * @param subject one line
 * @param text the plain text part
 * @param html the HTML part: what {@code text} says, laid out
 * @param headers fields beside sender, recipient, subject and content, in this order
 */
public record Mail(String to, String subject, String text, String html, List<MailHeader> headers) {
  private static final Pattern ADDRESS =
      Pattern.compile("[^\\s<>,;\"@\\p{Cntrl}]+@[^\\s<>,;\"@\\p{Cntrl}]+");
  private static final Pattern LINE = Pattern.compile("\\P{Cntrl}{1,900}");

  /**
   * Checks what would change the meaning of a message.
   *
   * @throws IllegalArgumentException naming the rule; never the address
   */
  public Mail {
    if (to.length() > 320 || !ADDRESS.matcher(to).matches()) {
      throw new IllegalArgumentException("a mail goes to one bare address of up to 320 characters");
    }
    if (!LINE.matcher(subject).matches()) {
      throw new IllegalArgumentException("a subject is one line of 1 to 900 characters");
    }
    headers = List.copyOf(headers);
  }

  /** A mail without further header fields. */
  public Mail(String to, String subject, String text, String html) {
    this(to, subject, text, html, List.of());
  }
}
