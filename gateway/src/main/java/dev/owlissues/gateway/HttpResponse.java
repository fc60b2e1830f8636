package dev.owlissues.gateway;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/** An answer. Bodies are JSON unless a header says otherwise. */
public record HttpResponse(int status, Map<String, String> headers, byte[] body) {

  /** An answer with a JSON body. */
  public static HttpResponse json(int status, byte[] body) {
    return new HttpResponse(status, Map.of("content-type", "application/json"), body);
  }

  /** An answer with a JSON body. */
  public static HttpResponse json(int status, String body) {
    return json(status, body.getBytes(StandardCharsets.UTF_8));
  }

  /** An answer without a body. */
  public static HttpResponse empty(int status) {
    return new HttpResponse(status, Map.of(), new byte[0]);
  }

  /** The same answer with one more header. */
  public HttpResponse with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new HttpResponse(status, more, body);
  }
}
