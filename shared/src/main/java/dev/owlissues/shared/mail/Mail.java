package dev.owlissues.shared.mail;

import dev.owlissues.shared.base.text.CleanText;
import java.util.List;

/**
 * A message to one person. Whatever it was made of, nothing in it is a control character or turns
 * the direction of the text around it (R-text-1).
 *
 * @param to the bare address, {@code name@host}
 * @param subject one line
 * @param text the plain text part
 * @param html the HTML part: what {@code text} says, laid out
 * @param headers fields beside sender, recipient, subject and content, in this order
 */
public record Mail(String to, String subject, String text, String html, List<MailHeader> headers) {
  private static final int MAX_SUBJECT = 900;

  /**
   * Checks what would change the meaning of a message.
   *
   * @throws IllegalArgumentException naming the rule; never the address
   */
  public Mail {
    if (!AddressForm.isGood(to)) {
      throw new IllegalArgumentException(
          "a mail goes to one bare address of up to " + AddressForm.MAX_LENGTH + " characters");
    }
    subject = CleanText.line(subject);
    if (subject.isEmpty() || subject.length() > MAX_SUBJECT) {
      throw new IllegalArgumentException(
          "a subject is one line of 1 to " + MAX_SUBJECT + " characters");
    }
    text = CleanText.lines(text);
    html = CleanText.lines(html);
    headers = List.copyOf(headers);
  }

  /** A mail without further header fields. */
  public Mail(String to, String subject, String text, String html) {
    this(to, subject, text, html, List.of());
  }
}
