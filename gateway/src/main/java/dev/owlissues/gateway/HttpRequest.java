package dev.owlissues.gateway;

import java.util.Map;
import java.util.Optional;

/**
 * A request as a function sees it.
 *
 * @param path the path as it was asked for, still percent-encoded
 * @param query the decoded parameters; of a repeated one, API Gateway joins the values with commas
 * @param headers names in lower case
 * @param body the bytes that were sent, the gateway's base64 undone; empty when there were none
 * @param id the gateway's id of the request, for logs and answers
 * @param source the internet address that it came from; empty where that is not known
 */
public record HttpRequest(
    String method,
    String path,
    Map<String, String> query,
    Map<String, String> headers,
    byte[] body,
    String id,
    String source) {

  /** A request from an unknown address. */
  public HttpRequest(
      String method,
      String path,
      Map<String, String> query,
      Map<String, String> headers,
      byte[] body,
      String id) {
    this(method, path, query, headers, body, id, "");
  }

  /** The parameter, if it was sent. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name));
  }

  /** The header, if it was sent; {@code name} in lower case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name));
  }
}
