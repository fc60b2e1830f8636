package dev.owlissues.shared.account.member;

import dev.owlissues.shared.mail.Mail;
import dev.owlissues.shared.mail.MailShell;
import java.util.regex.Pattern;

/** The mail that invites somebody. What people wrote stands in it as text and nothing else. */
final class InvitationMail {
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");
  private static final String VALID = "The invitation is valid for seven days.";

  private InvitationMail() {}

  static Mail of(Invitation invitation, String teamName, String invitedBy, String link) {
    String team = line(teamName);
    String by = line(invitedBy);
    String lead =
        "%s invites you to join the team %s on Owl Issues as %s."
            .formatted(by, team, invitation.role().wire());
    return new Mail(
        invitation.address().text(),
        "%s invites you to the team %s on Owl Issues".formatted(by, team),
        """
        %s

        To accept, open this page and sign in with this address:

        %s

        %s
        """
            .formatted(lead, link, VALID),
        html(lead, team, link));
  }

  private static String html(String lead, String team, String link) {
    var head = new MailShell.Head(lead, VALID, team, "You are invited", lead);
    String rows =
        MailShell.row(
            MailShell.paragraph("To accept, open the page and sign in with this address.")
                + MailShell.button("Accept the invitation", link)
                + MailShell.paragraph(link));
    return MailShell.html(head, rows, VALID);
  }

  private static String line(String text) {
    return CONTROL.matcher(text).replaceAll(" ");
  }
}
