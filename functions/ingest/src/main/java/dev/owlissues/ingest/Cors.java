package dev.owlissues.ingest;

import dev.owlissues.gateway.HttpResponse;
import java.util.Map;

/**
 * Lets browsers send from any page: a client key is public and can only write, and no cookie is
 * ever read here.
 */
final class Cors {
  private static final Map<String, String> ALWAYS =
      Map.of(
          "access-control-allow-origin", "*",
          "access-control-expose-headers", "retry-after, x-request-id");

  private static final Map<String, String> PREFLIGHT =
      Map.of(
          "access-control-allow-methods", "POST, OPTIONS",
          "access-control-allow-headers", "authorization, content-type, content-encoding",
          "access-control-max-age", "86400");

  private Cors() {}

  /** The answer to a browser's question before the request proper. */
  static HttpResponse preflight() {
    return with(HttpResponse.empty(204), PREFLIGHT);
  }

  /** The answer with what lets a page read it. */
  static HttpResponse open(HttpResponse answer) {
    return with(answer, ALWAYS);
  }

  private static HttpResponse with(HttpResponse answer, Map<String, String> headers) {
    HttpResponse result = answer;
    for (Map.Entry<String, String> header : headers.entrySet()) {
      result = result.with(header.getKey(), header.getValue());
    }
    return result;
  }
}
