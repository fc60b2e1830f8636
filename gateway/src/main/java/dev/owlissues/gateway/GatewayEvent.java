package dev.owlissues.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Reads API Gateway's event (HTTP API, payload format 2.0). By tokens and not by a mapped class:
 * mapping would double the time of a cold start.
 */
final class GatewayEvent {
  private static final JsonFactory JSON = new JsonFactory();

  private final Map<String, String> texts = new HashMap<>();
  private final Map<String, String> headers = new LinkedHashMap<>();
  private final Map<String, String> query = new LinkedHashMap<>();
  private final List<String> cookies = new ArrayList<>();

  private GatewayEvent() {}

  static HttpRequest read(InputStream in) throws IOException {
    try (JsonParser json = JSON.createParser(in)) {
      if (json.nextToken() != JsonToken.START_OBJECT) {
        throw new IOException("the event is not an object");
      }
      GatewayEvent event = new GatewayEvent();
      event.fields(json, "");
      return event.request();
    }
  }

  /** Reads one object's fields; {@code within} is the path of the object, with a dot at its end. */
  private void fields(JsonParser json, String within) throws IOException {
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      JsonToken value = json.nextToken();
      String path = within + name;
      switch (path) {
        case "headers" -> texts(json, headers);
        case "queryStringParameters" -> texts(json, query);
        case "cookies" -> cookies(json);
        case "requestContext", "requestContext.http" -> fields(json, path + ".");
        default -> {
          if (value.isScalarValue() && value != JsonToken.VALUE_NULL) {
            texts.put(path, json.getText());
          }
          json.skipChildren();
        }
      }
    }
  }

  private static void texts(JsonParser json, Map<String, String> into) throws IOException {
    if (json.currentToken() != JsonToken.START_OBJECT) {
      return;
    }
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      into.put(name, json.getText());
    }
  }

  private void cookies(JsonParser json) throws IOException {
    if (json.currentToken() != JsonToken.START_ARRAY) {
      return;
    }
    while (json.nextToken() != JsonToken.END_ARRAY) {
      cookies.add(json.getText());
    }
  }

  private HttpRequest request() throws IOException {
    return new HttpRequest(
        required("requestContext.http.method"),
        required("rawPath"),
        Map.copyOf(query),
        lowerCased(),
        body(),
        texts.getOrDefault("requestContext.requestId", ""),
        texts.getOrDefault("requestContext.http.sourceIp", ""));
  }

  private String required(String path) throws IOException {
    String text = texts.get(path);
    if (text == null) {
      throw new IOException("the event has no " + path);
    }
    return text;
  }

  private Map<String, String> lowerCased() {
    Map<String, String> lower = new HashMap<>();
    headers.forEach((name, value) -> lower.put(name.toLowerCase(Locale.ROOT), value));
    if (!cookies.isEmpty()) {
      lower.put("cookie", String.join("; ", cookies));
    }
    return Map.copyOf(lower);
  }

  private byte[] body() {
    String body = texts.getOrDefault("body", "");
    return Boolean.parseBoolean(texts.get("isBase64Encoded"))
        ? Base64.getDecoder().decode(body)
        : body.getBytes(StandardCharsets.UTF_8);
  }
}
