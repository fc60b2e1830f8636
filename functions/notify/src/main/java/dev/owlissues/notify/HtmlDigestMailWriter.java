package dev.owlissues.notify;

import dev.owlissues.notify.DigestView.IssueView;
import dev.owlissues.notify.DigestView.Links;
import dev.owlissues.shared.account.team.Project;
import dev.owlissues.shared.digest.Subscriber;
import dev.owlissues.shared.digest.run.DigestMailWriter;
import dev.owlissues.shared.issue.Issue;
import dev.owlissues.shared.issue.IssueStatus;
import dev.owlissues.shared.mail.Mail;
import dev.owlissues.shared.mail.MailHeader;
import dev.owlissues.shared.mail.UnsubscribeTokens;
import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.UUID;

/**
 * Digests as HTML with a text part that says the same. Every mail carries its own link by which the
 * receiver stops them (RFC 8058), and all of a project's form one thread.
 */
public final class HtmlDigestMailWriter implements DigestMailWriter {
  private final TemplateEngine templates = TemplateEngine.createPrecompiled(ContentType.Html);
  private final URI publicUrl;
  private final UnsubscribeTokens tokens;

  /**
   * Letters whose links lead there.
   *
   * @param publicUrl where people reach the stack, without a slash at its end
   */
  public HtmlDigestMailWriter(URI publicUrl, UnsubscribeTokens tokens) {
    this.publicUrl = publicUrl;
    this.tokens = tokens;
  }

  @Override
  public Mail write(Content content, Subscriber to) {
    Project project = content.project();
    String unsubscribe =
        publicUrl + "/v1/unsubscribe/" + tokens.token(project.teamId(), to.userId());
    DigestView view = view(content, unsubscribe);
    var html = new StringOutput();
    templates.render("digest.jte", view, html);
    return new Mail(
        to.address(),
        "[%s] %s".formatted(view.project(), view.headline()),
        DigestText.of(view),
        html.toString(),
        headers(project.id(), unsubscribe));
  }

  private DigestView view(Content content, String unsubscribe) {
    Project project = content.project();
    String name = Words.line(project.name());
    String home = "%s/projects/%s".formatted(publicUrl, project.id());
    List<IssueView> issues =
        content.issues().stream().map(issue -> view(content, home, issue)).toList();
    return new DigestView(
        name,
        Words.headline(content.digest().totals()),
        Words.time(content.digest().since()),
        issues,
        Words.more(content.digest().totals(), content.digest().issues().size()),
        "You get this mail because you are a member of the team that %s belongs to."
            .formatted(name),
        new Links(home + "/issues", home + "/settings", unsubscribe));
  }

  private static IssueView view(Content content, String home, Issue issue) {
    UUID appId = issue.scope().appId();
    return new IssueView(
        issue.lifecycle().status() == IssueStatus.REGRESSED,
        Words.title(issue),
        home + "/issues/" + issue.id(),
        Words.line(content.appNames().getOrDefault(appId, "")),
        Words.counts(issue),
        Words.notes(issue));
  }

  // SES gives each mail an id of its own, so replies to each other they cannot be: all of a
  // project's name one mail that never was, and mail programs put them together by it.
  private List<MailHeader> headers(UUID projectId, String unsubscribe) {
    String host = publicUrl.getHost().toLowerCase(Locale.ROOT);
    String thread = "<%s@digests.%s>".formatted(projectId, host);
    return List.of(
        new MailHeader("References", thread),
        new MailHeader("In-Reply-To", thread),
        new MailHeader("List-Id", "<%s.digests.%s>".formatted(projectId, host)),
        new MailHeader("List-Unsubscribe", "<%s>".formatted(unsubscribe)),
        new MailHeader("List-Unsubscribe-Post", "List-Unsubscribe=One-Click"),
        new MailHeader("Auto-Submitted", "auto-generated"));
  }
}
