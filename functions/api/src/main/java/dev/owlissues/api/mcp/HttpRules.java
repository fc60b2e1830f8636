package dev.owlissues.api.mcp;

import dev.owlissues.api.http.PublicAddress;
import dev.owlissues.gateway.Errors;
import dev.owlissues.gateway.HttpRequest;
import dev.owlissues.gateway.HttpResponse;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What an HTTP request must be before its message is looked at (R-mcp-3).
 *
 * @param address of this server: pages of others may not speak to it
 */
record HttpRules(PublicAddress address) {
  private static final String JSON = "application/json";
  private static final Set<String> LOOPBACK_NAMES = Set.of("localhost", "127.0.0.1", "[::1]");
  private static final Set<String> LOOPBACK_ADDRESSES =
      Set.of("127.0.0.1", "::1", "0:0:0:0:0:0:0:1");

  /** Why the request is not taken; empty if it is. */
  Optional<HttpResponse> refusal(HttpRequest request) {
    if (address.isForeign(request)) {
      return Optional.of(Errors.forbidden("pages of other sites may not use this"));
    }
    if (isRebound(request)) {
      return Optional.of(Errors.forbidden("Host must be this machine's own name"));
    }
    if (!type(request.header("content-type").orElse("")).equals(JSON)) {
      return Optional.of(Errors.of(415, "Content-Type must be " + JSON));
    }
    if (!accepts(request.header("accept").orElse("*/*"))) {
      return Optional.of(Errors.of(406, "Accept must admit " + JSON));
    }
    return Optional.empty();
  }

  /**
   * Whether somebody on this machine asks for another one's name: a page whose name was bound to
   * this machine after it was loaded (DNS rebinding).
   */
  private static boolean isRebound(HttpRequest request) {
    String name = request.header("host").orElse("").replaceFirst(":[0-9]*$", "");
    return LOOPBACK_ADDRESSES.contains(request.source())
        && !LOOPBACK_NAMES.contains(name.toLowerCase(Locale.ROOT));
  }

  private static boolean accepts(String header) {
    return Stream.of(header.split(",", -1))
        .map(HttpRules::type)
        .anyMatch(type -> type.equals(JSON) || type.equals("application/*") || type.equals("*/*"));
  }

  /** The media type without its parameters. */
  private static String type(String header) {
    return header.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
  }
}
