package dev.owlissues.api.http;

import dev.owlissues.gateway.HttpRequest;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.gateway.Path;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What apps send is another function's. The gateway finds that one by the exact path, so with a
 * slash too many it comes here, and is sent on, with its method and body, to the path without
 * (R-http-21).
 */
final class OtherFunction {
  private static final Set<String> PATHS =
      Set.of("/v1/ingest", "/v1/import", "/v1/identity/properties", "/v1/identity/claim");

  private OtherFunction() {}

  /** Where the request belongs, if it came here for a slash alone. */
  static Optional<HttpResponse> answer(HttpRequest request) {
    String path = Path.plain(request.path());
    return PATHS.contains(path) && !path.equals(request.path())
        ? Optional.of(
            HttpResponse.empty(308)
                .with("location", path + query(request))
                .with("access-control-allow-origin", "*"))
        : Optional.empty();
  }

  private static String query(HttpRequest request) {
    return request.query().entrySet().stream()
        .map(part -> encoded(part.getKey()) + "=" + encoded(part.getValue()))
        .collect(Collectors.joining("&", request.query().isEmpty() ? "" : "?", ""));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
