package dev.owlissues.shared.mail;

import dev.owlissues.shared.base.text.HtmlText;

/**
 * The shell that every mail of this product has as HTML (R-mail-2): light or dark as the reader's
 * device is, as wide as its screen, and with nothing that is fetched. What programs show beside the
 * subject comes first and is not seen in the mail itself.
 */
public final class MailShell {
  private static final String LIGHT =
      """
      :root{color-scheme:light dark}
      body{margin:0;padding:0;background:#f6f8fa;color:#1a2027;-webkit-text-size-adjust:100%}
      table{border-collapse:separate;border-spacing:0}
      p,h1,h2,h3{margin:0}
      a{color:#0a58b5}
      i{font-style:normal;font-weight:400;color:#566170}
      .w{width:100%;background:#f6f8fa;font:15px/1.45 -apple-system,BlinkMacSystemFont,"Segoe UI",Roboto,Helvetica,Arial,sans-serif}
      .c{width:100%;max-width:600px;table-layout:fixed;background:#fff;border:1px solid #d8dee4;border-radius:12px}
      .h{padding:28px 32px 20px}
      .k{font-size:13px;font-weight:600;color:#566170}
      h1{margin-top:4px;font-size:24px;line-height:1.25;font-weight:700;overflow-wrap:anywhere}
      .s{margin-top:6px;font-size:14px;color:#566170}
      .x{padding:0 32px 24px}
      .x p{margin:0 0 16px;overflow-wrap:anywhere}
      .d{padding:20px 32px 4px;border-top:1px solid #d8dee4}
      h2{font-size:13px;line-height:20px;font-weight:700}
      .p{display:inline-block;padding:1px 10px;border-radius:11px}
      .r{background:#fde8e8;color:#a8071a}
      .n{background:#e4effc;color:#0a4fa3}
      .i{padding:10px 32px 14px}
      h3{font-size:16px;line-height:1.35;font-weight:600;overflow-wrap:anywhere}
      h3 a,.l a{text-decoration:none}
      .m{margin-top:3px;font-size:14px;font-variant-numeric:tabular-nums}
      .t{margin-top:1px;font-size:13px;color:#566170}
      .l{padding:3px 0;font-size:14px;overflow-wrap:anywhere}
      .f{padding:20px 32px 28px;border-top:1px solid #d8dee4}
      .o{margin-bottom:12px;font-size:14px}
      .b{display:inline-block;padding:10px 20px;border-radius:8px;background:#0a58b5;color:#fff;font-weight:600;text-decoration:none}
      .e{font:700 34px/1.2 ui-monospace,SFMono-Regular,Menlo,Consolas,monospace;letter-spacing:6px}
      .u{padding:16px 32px 32px;font-size:13px;line-height:1.5;color:#566170}
      .u a{color:#566170}
      .v{display:none;max-height:0;overflow:hidden;opacity:0}
      """;

  private static final String NARROW =
      ".h,.x,.d,.i,.f,.u{padding-left:18px!important;padding-right:18px!important}"
          + ".g{padding:0!important}"
          + ".c{border-radius:0!important;border-left:0!important;border-right:0!important}"
          + "h1{font-size:21px!important}"
          + ".b{display:block!important;text-align:center}";

  private static final String DARK =
      "body,.w{background:#0f1419!important;color:#e7ecf1!important}"
          + ".c{background:#171d24!important;border-color:#323b45!important}"
          + ".d,.f{border-color:#323b45!important}"
          + "i,.k,.s,.t,.u,.u a{color:#a3aeba!important}"
          + "a{color:#7fb7f5!important}"
          + ".r{background:#4a1618!important;color:#ff9a94!important}"
          + ".n{background:#12304f!important;color:#8ec0fa!important}"
          + ".b{background:#7fb7f5!important;color:#0f1419!important}";

  private MailShell() {}

  /**
   * What a mail says above its body, as plain texts.
   *
   * @param preview what programs show of it in their lists, beside the subject
   * @param about what it is about, in a word or two
   */
  public record Head(String title, String preview, String about, String heading, String lead) {}

  /**
   * A mail.
   *
   * @param rows the rows of the body's table, as HTML
   * @param footer what stands below, as HTML
   */
  public static String html(Head head, String rows, String footer) {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="color-scheme" content="light dark">
    <meta name="supported-color-schemes" content="light dark">
    <title>%s</title>
    <style>
    %s@media (max-width:480px){%s}
    @media (prefers-color-scheme:dark){%s}
    </style>
    </head>
    <body>
    <div class="v">%s</div>
    <table role="presentation" class="w"><tr><td class="g" align="center" style="padding:24px 12px">
    <table role="presentation" class="c">
    <tr><td class="h"><p class="k" dir="auto">%s</p><h1 dir="auto">%s</h1><p class="s">%s</p></td></tr>
    %s</table>
    <table role="presentation" width="100%%" style="max-width:600px"><tr><td class="u">%s</td></tr></table>
    </td></tr></table>
    </body>
    </html>
    """
        .formatted(
            HtmlText.escaped(head.title),
            LIGHT,
            NARROW,
            DARK,
            HtmlText.escaped(head.preview),
            HtmlText.escaped(head.about),
            HtmlText.escaped(head.heading),
            HtmlText.escaped(head.lead),
            rows,
            footer);
  }

  /** A row of paragraphs, as HTML. */
  public static String row(String paragraphs) {
    return "<tr><td class=\"x\">" + paragraphs + "</td></tr>\n";
  }

  /** A paragraph of that text. */
  public static String paragraph(String text) {
    return "<p>" + HtmlText.escaped(text) + "</p>";
  }

  /** A paragraph with a link that looks like a button. */
  public static String button(String label, String url) {
    return "<p><a class=\"b\" href=\"%s\">%s</a></p>"
        .formatted(HtmlText.escaped(url), HtmlText.escaped(label));
  }
}
