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
    Optional<String> text = Utf8.decode(body);
    json.writeStringField("body", text.orElseGet(() -> Base64.getEncoder().encodeToString(body)));
    json.writeBooleanField("isBase64Encoded", text.isEmpty());
  }
}
