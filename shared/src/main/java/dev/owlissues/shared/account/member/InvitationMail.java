package dev.owlissues.shared.account.member;

import dev.owlissues.shared.mail.Mail;
import java.util.regex.Pattern;

/** The mail that invites somebody. What people wrote stands in it as text and nothing else. */
final class InvitationMail {
  private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}+");

  private InvitationMail() {}

  static Mail of(Invitation invitation, String teamName, String invitedBy, String link) {
    String team = line(teamName);
    String by = line(invitedBy);
    return new Mail(
        invitation.address().text(),
        "%s invites you to the team %s on Owl Issues".formatted(by, team),
        """
        %s invites you to join the team %s on Owl Issues as %s.

        To accept, open this page and sign in with this address:

        %s

        The invitation is valid for seven days.
        """
            .formatted(by, team, invitation.role().wire(), link),
        """
        <p>%s invites you to join the team %s on Owl Issues as %s.</p>
        <p>To accept, open <a href="%4$s">%4$s</a> and sign in with this address.</p>
        <p>The invitation is valid for seven days.</p>
        """
            .formatted(escaped(by), escaped(team), invitation.role().wire(), escaped(link)));
  }

  private static String line(String text) {
    return CONTROL.matcher(text).replaceAll(" ");
  }

  private static String escaped(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\"", "&quot;");
  }
}
