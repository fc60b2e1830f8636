package dev.owlissues.api.http;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.owlissues.gateway.HttpResponse;
import dev.owlissues.shared.base.json.JsonText;
import dev.owlissues.shared.base.json.JsonText.Content;
import dev.owlissues.shared.base.time.Iso;
import java.io.IOException;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;

/** Writes JSON the way the wire has it: what is absent is null, times are ISO 8601 in UTC. */
public final class Json {
  private Json() {}

  /** 200 with an object of these fields. */
  public static HttpResponse ok(Content fields) {
    return answer(200, fields);
  }

  /** That status with an object of these fields. */
  public static HttpResponse answer(int status, Content fields) {
    return HttpResponse.json(status, JsonText.objectBytes(fields));
  }

  /** An object of these fields. */
  public static Content object(Content fields) {
    return json -> {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    };
  }

  /** Writes each value into an array. */
  public static void array(JsonGenerator json, String name, Iterable<Content> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (Content value : values) {
      value.write(json);
    }
    json.writeEndArray();
  }

  /** Writes texts into an array. */
  public static void texts(JsonGenerator json, String name, Iterable<String> values)
      throws IOException {
    json.writeArrayFieldStart(name);
    for (String value : values) {
      json.writeString(value);
    }
    json.writeEndArray();
  }

  /** A text of the domain, where empty stands for absent. */
  public static void text(JsonGenerator json, String name, String value) throws IOException {
    if (value.isEmpty()) {
      json.writeNullField(name);
    } else {
      json.writeStringField(name, value);
    }
  }

  public static void text(JsonGenerator json, String name, Optional<String> value)
      throws IOException {
    text(json, name, value.orElse(""));
  }

  public static void id(JsonGenerator json, String name, UUID value) throws IOException {
    json.writeStringField(name, value.toString());
  }

  public static void time(JsonGenerator json, String name, Instant value) throws IOException {
    json.writeStringField(name, Iso.write(value));
  }

  public static void time(JsonGenerator json, String name, Optional<Instant> value)
      throws IOException {
    text(json, name, value.map(Iso::write));
  }

  public static void nulls(JsonGenerator json, String... names) throws IOException {
    for (String name : names) {
      json.writeNullField(name);
    }
  }
}
