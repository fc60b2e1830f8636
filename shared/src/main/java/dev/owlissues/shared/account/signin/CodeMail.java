package dev.owlissues.shared.account.signin;

import dev.owlissues.shared.account.user.EmailAddress;
import dev.owlissues.shared.mail.Mail;
import dev.owlissues.shared.mail.MailShell;

/** The mail with a code. */
final class CodeMail {
  private static final String VALID = "It is valid for ten minutes and can be used once.";
  private static final String IGNORE =
      "If you did not ask for it, ignore this mail: without the code nobody can sign in as you.";

  private CodeMail() {}

  static Mail of(EmailAddress address, String code) {
    String subject = code + " is your sign-in code for Owl Issues";
    return new Mail(address.text(), subject, text(code), html(subject, code));
  }

  private static String text(String code) {
    return """
    Your sign-in code for Owl Issues is
        %s
    %s

    %s
    """
        .formatted(code, VALID, IGNORE);
  }

  private static String html(String subject, String code) {
    var head =
        new MailShell.Head(subject, VALID + " " + IGNORE, "Owl Issues", "Your sign-in code", VALID);
    return MailShell.html(
        head, MailShell.row("<p class=\"e\"><strong>" + code + "</strong></p>"), IGNORE);
  }
}
