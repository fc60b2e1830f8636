package dev.owlissues.gateway;

import java.nio.charset.StandardCharsets;
import java.util.Map;

/** Valid requests for the tests of this package. */
final class Requests {
  private Requests() {}

  static HttpRequest get(String path) {
    return new HttpRequest("GET", path, Map.of(), Map.of(), new byte[0], "r-1");
  }

  static HttpRequest post(byte[] body) {
    return new HttpRequest("POST", "/v1/ingest", Map.of(), Map.of(), body, "r-1");
  }

  static HttpRequest post(String body) {
    return post(body.getBytes(StandardCharsets.UTF_8));
  }

  static HttpRequest authorized(String header) {
    return with("authorization", header);
  }

  static HttpRequest with(String header, String value) {
    return with(Map.of(header, value));
  }

  static HttpRequest with(Map<String, String> headers) {
    return new HttpRequest("GET", "/v1/apps", Map.of(), headers, new byte[0], "r-1");
  }
}
