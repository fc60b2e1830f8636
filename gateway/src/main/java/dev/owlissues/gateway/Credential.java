package dev.owlissues.gateway;

import dev.owlissues.shared.access.Secret;
import java.util.Optional;

/** What a request's {@code Authorization} header presents. */
public sealed interface Credential {

  /** No such header. */
  record None() implements Credential {}

  /** A header that is not {@code Bearer} and a secret. */
  record Malformed() implements Credential {}

  /** A secret of the right form; whether a key has it is another question. */
  record Presented(Secret secret) implements Credential {}

  /** Reads the request's header. The scheme's name may be in any case (RFC 9110, section 11.1). */
  static Credential of(HttpRequest request) {
    Optional<String> header = request.header("authorization");
    return header.isPresent() ? read(header.get().strip()) : new None();
  }

  private static Credential read(String header) {
    String scheme = "Bearer ";
    if (!header.regionMatches(true, 0, scheme, 0, scheme.length())) {
      return new Malformed();
    }
    return Secret.parse(header.substring(scheme.length()).strip())
        .<Credential>map(Presented::new)
        .orElseGet(Malformed::new);
  }
}
