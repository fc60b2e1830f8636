package dev.owlissues.api.account;

import dev.owlissues.gateway.HttpRequest;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.account.member.MemberStore;
import dev.owlissues.shared.mail.UnsubscribeTokens;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * The way out that every digest has in it. Looking changes nothing, since mail scanners follow
 * links; posting, by the page's button or by a mail program (RFC 8058), unsubscribes at once and
 * asks nobody to sign in. The token says who it is, and can do nothing else.
 */
public final class UnsubscribeEndpoints {
  // Posts to the address that it was shown at: the token need not be written into the page.
  private static final String BUTTON =
      """
      <form method="post"><input type="hidden" name="List-Unsubscribe" value="One-Click">\
      <button type="submit">Unsubscribe</button></form>\
      """;

  private final UnsubscribeTokens tokens;
  private final MemberStore members;

  public UnsubscribeEndpoints(UnsubscribeTokens tokens, MemberStore members) {
    this.tokens = tokens;
    this.members = members;
  }

  public HttpResponse show(HttpRequest request, Map<String, String> path) {
    return membership(path).isEmpty()
        ? unknown()
        : page(
            200,
            "Stop these mails?",
            "You will get no more digests of this team's projects. You can turn them on again in"
                + " the team's settings.",
            BUTTON);
  }

  // Twice is as good as once, and so is unsubscribing after having left the team.
  public HttpResponse unsubscribe(HttpRequest request, Map<String, String> path) {
    Optional<UnsubscribeTokens.Membership> membership = membership(path);
    if (membership.isEmpty()) {
      return unknown();
    }
    members.subscribe(membership.get().teamId(), membership.get().userId(), false);
    return page(
        200,
        "You are unsubscribed",
        "No more digests of this team's projects will come to you.",
        "");
  }

  private Optional<UnsubscribeTokens.Membership> membership(Map<String, String> path) {
    return tokens.read(Optional.ofNullable(path.get("token")).orElse(""));
  }

  private static HttpResponse unknown() {
    return page(
        404,
        "This link leads nowhere",
        "It may have been cut off. Use the whole link from the mail.",
        "");
  }

  private static HttpResponse page(int status, String title, String text, String form) {
    byte[] body = document(title, text, form).getBytes(StandardCharsets.UTF_8);
    return new HttpResponse(
        status,
        Map.of(
            "content-type", "text/html; charset=utf-8",
            "referrer-policy", "no-referrer",
            "content-security-policy",
                "default-src 'none'; style-src 'unsafe-inline'; form-action 'self';"
                    + " base-uri 'none'; frame-ancestors 'none'"),
        body);
  }

  private static String document(String title, String text, String form) {
    return """
    <!DOCTYPE html>
    <html lang="en">
    <head>
    <meta charset="utf-8">
    <meta name="viewport" content="width=device-width, initial-scale=1">
    <meta name="robots" content="noindex">
    <meta name="color-scheme" content="light dark">
    <title>%1$s - Owl Issues</title>
    <style>
    :root{color-scheme:light dark}
    body{max-width:32rem;margin:15vh auto;padding:0 1.25rem;font:1.0625rem/1.5 system-ui,sans-serif}
    h1{font-size:1.5rem}
    button{font:inherit;font-weight:600;padding:.6rem 1.2rem;border:0;border-radius:.5rem;background:#2452a8;color:#fff;cursor:pointer}
    button:focus-visible{outline:3px solid #8db7ff;outline-offset:2px}
    </style>
    </head>
    <body>
    <main>
    <h1>%1$s</h1>
    <p>%2$s</p>
    %3$s
    </main>
    </body>
    </html>
    """
        .formatted(title, text, form);
  }
}
