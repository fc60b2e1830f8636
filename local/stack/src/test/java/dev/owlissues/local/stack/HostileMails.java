package dev.owlissues.local.stack;

import static dev.owlissues.shared.digest.DigestBuilder.aDigest;

import dev.owlissues.notify.HtmlDigestMailWriter;
import dev.owlissues.shared.account.member.Invitation;
import dev.owlissues.shared.account.member.InvitationMail;
import dev.owlissues.shared.account.team.Project;
import dev.owlissues.shared.account.team.ProjectSettings;
import dev.owlissues.shared.account.user.EmailAddress;
import dev.owlissues.shared.account.user.Role;
import dev.owlissues.shared.account.user.User;
import dev.owlissues.shared.digest.Digest;
import dev.owlissues.shared.digest.Subscriber;
import dev.owlissues.shared.digest.run.DigestMailWriter;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueBuilder;
import dev.owlissues.shared.issue.LiveApps;
import dev.owlissues.shared.issue.Subject;
import dev.owlissues.shared.mail.Mail;
import dev.owlissues.shared.mail.UnsubscribeTokens;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import javax.crypto.spec.SecretKeySpec;

/** Every mail in which texts of somebody else's stand, with those texts in it. */
final class HostileMails {
  private static final Instant AT = Instant.parse("2026-11-24T08:00:00Z");
  private static final UUID ID = new UUID(1, 1);

  private HostileMails() {}

  static Mail digest(String title, String name, String version) {
    Issue issue =
        IssueBuilder.anIssue()
            .subject(new Subject(title, name, List.of(), 0))
            .regressed(version, version, AT)
            .build();
    Digest digest = aDigest().project(ID).cut(AT).issues(List.of(issue.id())).members(ID).build();
    String visible = "p" + name;
    var writer =
        new HtmlDigestMailWriter(
            URI.create("https://issues.example.com"),
            new UnsubscribeTokens(() -> new SecretKeySpec(new byte[32], "HmacSHA256")));
    return writer.write(
        new DigestMailWriter.Content(
            new Project(ID, ID, visible, "shop", "#2F6FDE", ProjectSettings.DEFAULT, AT),
            digest,
            List.of(issue),
            new LiveApps(Map.of(issue.scope().appId(), version))),
        new Subscriber(ID, "ada@example.com", true));
  }

  static Mail invitation(String team, String name) {
    var invitation =
        new Invitation(
            ID,
            ID,
            new EmailAddress("ada@example.com"),
            Role.MEMBER,
            new Invitation.Asked(ID, AT, AT.plus(Invitation.VALID), Optional.empty()),
            "hash");
    return InvitationMail.of(
        invitation,
        team,
        new User(ID, "bob@example.com", name, "{}", AT, AT),
        "https://issues.example.com/#/invites/token");
  }
}
