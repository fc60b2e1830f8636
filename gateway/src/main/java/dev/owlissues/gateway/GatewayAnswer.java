package dev.owlissues.gateway;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Base64;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Writes an answer as API Gateway takes it (HTTP API, payload format 2.0). */
final class GatewayAnswer {
  private static final JsonFactory JSON = new JsonFactory();

  /** The most bytes of a text that is never looked at more closely. */
  private static final int READABLE = 1_000_000;

  /** By how much an escaped control character is longer, at most. */
  private static final int CONTROL = 5;

  private GatewayAnswer() {}

  static void write(HttpResponse answer, OutputStream out) throws IOException {
    try (JsonGenerator json = JSON.createGenerator(out)) {
      json.writeStartObject();
      json.writeNumberField("statusCode", answer.status());
      headers(answer.headers(), json);
      body(answer.body(), json);
      json.writeEndObject();
    }
  }

  private static void headers(Map<String, String> headers, JsonGenerator json) throws IOException {
    json.writeObjectFieldStart("headers");
    for (Map.Entry<String, String> header : headers.entrySet()) {
      if (!isCookie(header.getKey())) {
        json.writeStringField(header.getKey().toLowerCase(Locale.ROOT), header.getValue());
      }
    }
    json.writeEndObject();
    // API Gateway passes cookies on only when they stand in a list of their own.
    json.writeArrayFieldStart("cookies");
    for (Map.Entry<String, String> header : headers.entrySet()) {
      if (isCookie(header.getKey())) {
        json.writeString(header.getValue());
      }
    }
    json.writeEndArray();
  }

  private static boolean isCookie(String header) {
    return header.equalsIgnoreCase("set-cookie");
  }

  private static void body(byte[] body, JsonGenerator json) throws IOException {
    Optional<String> text = isShorterAsBase64(body) ? Optional.empty() : Utf8.decode(body);
    json.writeStringField("body", text.orElseGet(() -> Base64.getEncoder().encodeToString(body)));
    json.writeBooleanField("isBase64Encoded", text.isEmpty());
  }

  // A text is escaped once more here: one that is full of quotes grows to twice its length, and
  // Lambda takes six megabytes. Short texts stay readable.
  private static boolean isShorterAsBase64(byte[] body) {
    return body.length > READABLE && body.length + escapes(body) > body.length / 3 * 4;
  }

  private static int escapes(byte[] body) {
    int more = 0;
    for (byte one : body) {
      if (one == '"' || one == '\\') {
        more++;
      } else if (one >= 0 && one < ' ') {
        more += CONTROL;
      }
    }
    return more;
  }
}
