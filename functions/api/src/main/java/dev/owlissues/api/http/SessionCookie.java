package dev.owlissues.api.http;

import dev.owlissues.gateway.Credential;
import dev.owlissues.gateway.HttpRequest;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.account.signin.SessionTokens;
import java.util.Locale;

/** The cookie that carries a person's token, out of reach of scripts and of other sites. */
public final class SessionCookie {
  static final String HEADER = "set-cookie";

  private static final String RULES = "; Path=/; HttpOnly; Secure; SameSite=Lax";

  private SessionCookie() {}

  public static HttpResponse set(HttpResponse answer, String token) {
    return answer.with(
        HEADER, Credential.COOKIE + token + RULES + "; Max-Age=" + SessionTokens.VALID.toSeconds());
  }

  public static HttpResponse clear(HttpResponse answer) {
    return answer.with(HEADER, Credential.COOKIE + RULES + "; Max-Age=0");
  }

  /**
   * Whether a request that carries the cookie may do what it wants. A browser sends the cookie by
   * itself, whoever made it send the request: what changes something must come from a page of ours,
   * with a content type that no form of another site can send. Where nothing is sent there is
   * nothing to have a type.
   */
  static boolean allows(HttpRequest request, PublicAddress address) {
    boolean json =
        request
            .header("content-type")
            .map(type -> type.toLowerCase(Locale.ROOT).split(";", 2)[0].strip())
            .filter("application/json"::equals)
            .isPresent();
    return request.method().equals("GET")
        || ((json || request.body().length == 0) && address.sent(request));
  }
}
