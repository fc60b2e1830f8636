package dev.owlissues.local.stack.control;

import dev.owlissues.local.aws.ses.OutboxMail;
import dev.owlissues.local.stack.http.Reply;
import dev.owlissues.shared.base.text.CleanText;
import dev.owlissues.shared.base.text.HtmlText;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The outbox for people: each mail as its reader would see it, with its header fields and its
 * source. A mail is shown in a frame that may run nothing, send nothing and lead nowhere.
 */
final class OutboxPage {
  /** More than anybody scrolls through. */
  private static final int MOST = 50;

  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

  private OutboxPage() {}

  static Reply of(List<OutboxMail> mails) {
    String count = mails.isEmpty() ? "No mail was sent yet." : mails.size() + " mails were sent.";
    String shown =
        mails.stream().limit(MOST).map(OutboxPage::article).collect(Collectors.joining());
    return new Reply(
        200,
        Map.of(
            "content-type", List.of("text/html; charset=utf-8"),
            "content-security-policy", List.of(POLICY)),
        page(count, shown).getBytes(StandardCharsets.UTF_8));
  }

  private static String page(String count, String mails) {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <title>Outbox - Owl Issues</title>
    <style>
    :root{color-scheme:light dark}
    body{max-width:52rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif}
    article{border:1px solid #8888;border-radius:.6rem;padding:1rem;margin:1.5rem 0}
    h2{font-size:1.1rem;margin:0}
    p{margin:.25rem 0}
    iframe{width:100%%;height:34rem;border:1px solid #8888;border-radius:.4rem;margin-top:.75rem;background:#fff}
    pre{overflow:auto;font-size:.8rem;white-space:pre-wrap;overflow-wrap:anywhere}
    th{text-align:left;vertical-align:top;padding-right:1rem;font-weight:600}
    td{overflow-wrap:anywhere}
    </style>
    </head>
    <body>
    <h1>Outbox</h1>
    <p>%s The same as JSON: <a href="/_local/outbox">/_local/outbox</a></p>
    %s
    </body>
    </html>
    """
        .formatted(count, mails);
  }

  private static String article(OutboxMail mail) {
    String headers =
        mail.headers().entrySet().stream()
            .map(header ->
                "<tr><th>%s</th><td>%s</td></tr>"
                    .formatted(escaped(header.getKey()), escaped(header.getValue())))
            .collect(Collectors.joining());
    return """
    <article>
    <h2>%s</h2>
    <p>To %s, <time>%s</time></p>
    <iframe sandbox="" title="The mail as HTML" srcdoc="%s"></iframe>
    <details><summary>Text</summary><pre>%s</pre></details>
    <details><summary>Header fields</summary><table>%s</table></details>
    <details><summary>Source</summary><pre>%s</pre></details>
    </article>
    """
        .formatted(
            escaped(mail.subject()),
            escaped(String.join(", ", mail.to())),
            mail.sentAt(),
            escaped(mail.html()),
            escaped(mail.text()),
            headers,
            escaped(mail.raw()));
  }

  private static String escaped(String text) {
    return HtmlText.escaped(CleanText.lines(text));
  }
}
