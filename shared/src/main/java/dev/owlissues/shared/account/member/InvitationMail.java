package dev.owlissues.shared.account.member;

import dev.owlissues.shared.account.user.User;
import dev.owlissues.shared.base.text.CleanText;
import dev.owlissues.shared.mail.Mail;
import dev.owlissues.shared.mail.MailShell;

/**
 * The mail that invites somebody. What people wrote stands in it as text and nothing else, and only
 * its beginning: a name is no place for a message of one's own. The inviter's address, which is
 * known to be theirs, stands beside the name, which may be anything.
 */
public final class InvitationMail {
  private static final int LONGEST_NAME = 60;
  private static final String VALID = "The invitation is valid for seven days.";

  private InvitationMail() {}

  /**
   * The mail to the address of the invitation.
   *
   * @param link where the receiver accepts
   */
  public static Mail of(Invitation invitation, String teamName, User inviter, String link) {
    String team = name(teamName, "of " + inviter.email());
    String by = name(inviter.name(), inviter.email());
    String lead =
        "%s (%s) invites you to join the team %s on Owl Issues as %s."
            .formatted(by, inviter.email(), team, invitation.role().wire());
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

  private static String name(String text, String ifNothingShows) {
    String name = CleanText.line(text, LONGEST_NAME);
    return name.isEmpty() ? ifNothingShows : name;
  }
}
