package dev.owlissues.local.stack.http;

import com.sun.net.httpserver.Headers;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * A request as it came over the wire.
 *
 * @param headers names in lower case; of a repeated header all values, in their order
 */
public record Incoming(
    String method,
    URI uri,
    String protocol,
    Map<String, List<String>> headers,
    InetSocketAddress peer,
    byte[] body) {

  static Map<String, List<String>> lowerCased(Headers headers) {
    Map<String, List<String>> lower = new TreeMap<>();
    headers.forEach(
        (name, values) -> lower.put(name.toLowerCase(Locale.ROOT), List.copyOf(values)));
    return lower;
  }

  /** The header, if it was sent; several values joined by commas. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name)).map(values -> String.join(",", values));
  }

  /** The path as it was asked for, still percent-encoded. */
  public String path() {
    // Two slashes at the beginning: a URI reads what follows them as a host.
    return uri.getScheme() == null && uri.getRawAuthority() != null
        ? "//" + uri.getRawAuthority() + uri.getRawPath()
        : uri.getRawPath();
  }

  /** The query as it was asked for; empty when there is none. */
  String query() {
    return Optional.ofNullable(uri.getRawQuery()).orElse("");
  }
}
