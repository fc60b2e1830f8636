package dev.owlissues.notify;

import dev.owlissues.shared.account.team.Project;
import dev.owlissues.shared.base.text.HtmlText;
import dev.owlissues.shared.digest.Subscriber;
import dev.owlissues.shared.digest.run.DigestMailWriter;
import dev.owlissues.shared.mail.Mail;
import dev.owlissues.shared.mail.MailHeader;
import dev.owlissues.shared.mail.MailShell;
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
    String home = "%s/projects/%s".formatted(publicUrl, project.id());
    DigestView view = new DigestViews(content, home).view(unsubscribe);
    return new Mail(
        to.address(),
        "[%s] %s".formatted(view.project(), view.headline()),
        DigestText.of(view),
        html(view),
        headers(project.id(), unsubscribe));
  }

  private String html(DigestView view) {
    var rows = new StringOutput();
    templates.render("digest.jte", view, rows);
    var head =
        new MailShell.Head(
            view.project() + ": " + view.headline(),
            view.preview(),
            view.project(),
            view.headline(),
            view.since());
    return MailShell.html(head, rows.toString(), footer(view));
  }

  private static String footer(DigestView view) {
    return "%s <a href=\"%s\">Change how often</a> or <a href=\"%s\">unsubscribe</a>."
        .formatted(
            HtmlText.escaped(view.why()),
            HtmlText.escaped(view.links().settings()),
            HtmlText.escaped(view.links().unsubscribe()));
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
