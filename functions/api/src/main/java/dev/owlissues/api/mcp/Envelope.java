package dev.owlissues.api.mcp;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.JsonNode;
import dev.owlissues.api.http.Json;
import dev.owlissues.api.mcp.answer.TreeText;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.base.json.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * An answer of JSON-RPC, as HTTP carries it.
 *
 * @param body its JSON
 */
record Envelope(int status, byte[] body) {

  /** What a method returned. */
  static Envelope result(JsonNode id, JsonText.Content fields) {
    return new Envelope(
        200,
        JsonText.objectBytes(json -> {
          head(json, id);
          json.writeFieldName("result");
          Json.object(fields).write(json);
        }));
  }

  static Envelope error(JsonNode id, RpcError error) {
    return new Envelope(
        error.status(),
        JsonText.objectBytes(json -> {
          head(json, id);
          json.writeObjectFieldStart("error");
          json.writeNumberField("code", error.code());
          json.writeStringField("message", error.message());
          if (!error.data().isEmpty()) {
            json.writeFieldName("data");
            TreeText.write(json, error.data());
          }
          json.writeEndObject();
        }));
  }

  /** Several answers to several messages that came as one. */
  static Envelope all(List<Envelope> answers) {
    return new Envelope(
        200,
        JsonText.bytes(json -> {
          json.writeStartArray();
          for (Envelope answer : answers) {
            json.writeRawValue(new String(answer.body, StandardCharsets.UTF_8));
          }
          json.writeEndArray();
        }));
  }

  HttpResponse response() {
    return HttpResponse.json(status, body);
  }

  private static void head(JsonGenerator json, JsonNode id) throws IOException {
    json.writeStringField("jsonrpc", "2.0");
    json.writeFieldName("id");
    TreeText.write(json, id);
  }
}
