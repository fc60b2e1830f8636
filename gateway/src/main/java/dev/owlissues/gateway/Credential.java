package dev.owlissues.gateway;

import dev.owlissues.shared.account.access.Secret;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What a request presents: its {@code Authorization} header, or where there is none its cookie
 * {@code token}.
 */
public sealed interface Credential {
  /** The cookie that carries a token, up to its value. */
  String COOKIE = "token=";

  /** The form of a signed token (RFC 7515, section 7.1); no secret of a key has it. */
  Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{1,2048}(\\.[A-Za-z0-9_-]{1,2048}){2}");

  /** No such header. */
  record None() implements Credential {}

  /** A header that is not {@code Bearer} and a secret or a token. */
  record Malformed() implements Credential {}

  /** A secret of the right form; whether a key has it is another question. */
  record Presented(Secret secret) implements Credential {}

  /**
   * What a person who is signed in carries.
   *
   * @param cookie whether the browser sent it by itself, so that another site may be behind it
   */
  record Session(String token, boolean cookie) implements Credential {

    /** Hides the token, so that it cannot slip into a log. */
    @Override
    public String toString() {
      return "Session[…]";
    }
  }

  /** Reads the request's header. The scheme's name may be in any case (RFC 9110, section 11.1). */
  static Credential of(HttpRequest request) {
    Optional<String> header = request.header("authorization");
    return header.isPresent() ? read(header.get().strip()) : cookie(request);
  }

  private static Credential read(String header) {
    String scheme = "Bearer ";
    if (!header.regionMatches(true, 0, scheme, 0, scheme.length())) {
      return new Malformed();
    }
    String text = header.substring(scheme.length()).strip();
    return Secret.parse(text)
        .<Credential>map(Presented::new)
        .or(() -> session(text, false))
        .orElseGet(Malformed::new);
  }

  private static Credential cookie(HttpRequest request) {
    return request
        .header("cookie")
        .flatMap(Credential::token)
        .flatMap(text -> session(text, true))
        .orElseGet(None::new);
  }

  private static Optional<String> token(String cookies) {
    return Stream.of(cookies.split(";"))
        .map(String::strip)
        .filter(cookie -> cookie.startsWith(COOKIE))
        .map(cookie -> cookie.substring(COOKIE.length()))
        .findFirst();
  }

  private static Optional<Credential> session(String text, boolean cookie) {
    return TOKEN.matcher(text).matches()
        ? Optional.of(new Session(text, cookie))
        : Optional.empty();
  }
}
