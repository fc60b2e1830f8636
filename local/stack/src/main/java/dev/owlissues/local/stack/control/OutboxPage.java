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

  /** What a mail's frame, heading and footer take. */
  private static final long SHELL_PIXELS = 260;

  /** What a line of the text takes as HTML, blank lines and addresses counted like any. */
  private static final long LINE_PIXELS = 19;

  private static final String POLICY =
      "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

  private OutboxPage() {}

  static Reply of(List<OutboxMail> mails) {
    String count = mails.isEmpty() ? "No mail was sent yet." : mails.size() + " mails were sent.";
    String shown =
        mails.stream()
            .limit(MOST)
            .map(mail -> item(mail, mail.equals(mails.getFirst())))
            .collect(Collectors.joining());
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
    body{max-width:46rem;margin:2rem auto;padding:0 1rem;font:1rem/1.5 system-ui,sans-serif}
    ul{list-style:none;margin:1.5rem 0;padding:0}
    li{border-top:1px solid #8888}
    li:last-child{border-bottom:1px solid #8888}
    p{margin:.25rem 0}
    summary{cursor:pointer;padding:.6rem 0;overflow-wrap:anywhere}
    summary b{font-weight:600}
    summary small{display:block;opacity:.75}
    iframe{display:block;width:100%%;border:1px solid #8888;border-radius:.4rem;background:#fff;resize:vertical}
    li details details{font-size:.9rem}
    pre{overflow:auto;font-size:.8rem;white-space:pre-wrap;overflow-wrap:anywhere}
    th{text-align:left;vertical-align:top;padding-right:1rem;font-weight:600}
    td{overflow-wrap:anywhere}
    </style>
    </head>
    <body>
    <h1>Outbox</h1>
    <p>%s The same as JSON: <a href="/_local/outbox">/_local/outbox</a></p>
    <ul>
    %s</ul>
    </body>
    </html>
    """
        .formatted(count, mails);
  }

  private static String item(OutboxMail mail, boolean open) {
    String headers =
        mail.headers().entrySet().stream()
            .map(header ->
                "<tr><th>%s</th><td>%s</td></tr>"
                    .formatted(escaped(header.getKey()), escaped(header.getValue())))
            .collect(Collectors.joining());
    return """
    <li><details%s><summary><b dir="auto">%s</b><small>To %s, <time>%s</time></small></summary>
    <iframe sandbox="" loading="lazy" height="%d" title="The mail as HTML" srcdoc="%s"></iframe>
    <details><summary>Text</summary><pre dir="auto">%s</pre></details>
    <details><summary>Header fields</summary><table>%s</table></details>
    <details><summary>Source</summary><pre>%s</pre></details>
    </details></li>
    """
        .formatted(
            open ? " open" : "",
            escaped(mail.subject()),
            escaped(String.join(", ", mail.to())),
            mail.sentAt(),
            height(mail),
            escaped(mail.html()),
            escaped(mail.text()),
            headers,
            escaped(mail.raw()));
  }

  // A frame cannot ask how tall a page without scripts is; its text is as long as its HTML.
  private static long height(OutboxMail mail) {
    return SHELL_PIXELS + LINE_PIXELS * mail.text().lines().count();
  }

  private static String escaped(String text) {
    return HtmlText.escaped(CleanText.lines(text));
  }
}
