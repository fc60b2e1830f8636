package dev.owlissues.notify;

import static dev.owlissues.shared.account.team.ProjectBuilder.aProject;
import static dev.owlissues.shared.digest.DigestBuilder.aDigest;
import static dev.owlissues.shared.issue.IssueBuilder.anIssue;

import dev.owlissues.shared.digest.Digest;
import dev.owlissues.shared.digest.Subscriber;
import dev.owlissues.shared.digest.run.DigestMailWriter;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueBuilder;
import dev.owlissues.shared.issue.IssueCounts;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.issue.LiveApps;
import dev.owlissues.shared.issue.SeenRange;
import dev.owlissues.shared.issue.Sighting;
import dev.owlissues.shared.mail.Mail;
import dev.owlissues.shared.mail.UnsubscribeTokens;
import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import javax.crypto.spec.SecretKeySpec;

/** Digests as mails, of issues that a test makes up. */
final class Mails {
  static final UnsubscribeTokens TOKENS =
      new UnsubscribeTokens(() -> new SecretKeySpec(new byte[32], "HmacSHA256"));
  static final UUID TEAM = new UUID(1, 1);
  static final UUID PROJECT = new UUID(1, 2);
  static final UUID APP = new UUID(1, 3);
  static final UUID READER = new UUID(9, 1);
  private static final Instant FIRST = Instant.parse("2026-02-20T08:15:00Z");
  private static final Instant LAST = Instant.parse("2026-03-02T11:58:00Z");
  private static final URI ADDRESS = URI.create("https://issues.example.com");
  private static final Subscriber READER_WITH_ADDRESS =
      new Subscriber(READER, "ada@example.com", true);
  private static final Instant CUT = Instant.parse("2026-03-02T12:35:00Z");

  private Mails() {}

  static UUID id(int n) {
    return new UUID(7, n);
  }

  static Issue issue(int n, IssueStatus status, String title) {
    return issue(n, status, title, new IssueCounts(1_234, 56));
  }

  static Issue issue(int n, IssueStatus status, String title, IssueCounts issueCounts) {
    IssueBuilder issue =
        status == IssueStatus.REGRESSED
            ? anIssue().regressed("2.4.0", "2.4.1", LAST)
            : anIssue().status(status);
    return issue
        .id(id(n))
        .in(TEAM, PROJECT, APP)
        .title(title)
        .issueCounts(issueCounts)
        .createdAt(FIRST)
        .updatedAt(LAST)
        .seen(new SeenRange(new Sighting(FIRST, "2.3.0", ""), new Sighting(LAST, "2.4.1", "")))
        .build();
  }

  static Mail of(Issue... issues) {
    return of("Shop", issues);
  }

  /** The mail of a project of that name. */
  static Mail of(String project, Issue... issues) {
    List<Issue> listed = List.of(issues);
    int regressed =
        (int)
            Stream.of(issues)
                .filter(issue -> issue.lifecycle().status() == IssueStatus.REGRESSED)
                .count();
    var digest =
        aDigest()
            .project(PROJECT)
            .cut(CUT)
            .issues(listed.stream().map(Issue::id).toList())
            .totals(issues.length - regressed, regressed)
            .members(READER)
            .build();
    return new HtmlDigestMailWriter(ADDRESS, TOKENS)
        .write(content(project, digest, listed), READER_WITH_ADDRESS);
  }

  private static DigestMailWriter.Content content(
      String project, Digest digest, List<Issue> listed) {
    return new DigestMailWriter.Content(
        aProject().id(PROJECT).in(TEAM).name(project).slug("shop").build(),
        digest,
        listed,
        new LiveApps(Map.of(APP, "Checkout")));
  }
}
