package dev.owlissues.shared.account.signin;

import dev.owlissues.shared.account.user.EmailAddress;
import dev.owlissues.shared.mail.Mail;

/** The mail with a code. */
final class CodeMail {
  private CodeMail() {}

  static Mail of(EmailAddress address, String code) {
    return new Mail(
        address.text(),
        code + " is your sign-in code for Owl Issues",
        """
        Your sign-in code for Owl Issues is

            %s

        It is valid for ten minutes and can be used once. If you did not ask for it,
        ignore this mail: without the code nobody can sign in as you.
        """
            .formatted(code),
        """
        <p>Your sign-in code for Owl Issues is</p>
        <p><strong>%s</strong></p>
        <p>It is valid for ten minutes and can be used once. If you did not ask for it,
        ignore this mail: without the code nobody can sign in as you.</p>
        """
            .formatted(code));
  }
}
