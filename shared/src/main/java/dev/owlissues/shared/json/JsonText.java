package dev.owlissues.shared.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** Writes JSON, in UTF-8 and on one line. */
public final class JsonText {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonText() {}

  /** What writes values, or the fields of an object. */
  @FunctionalInterface
  public interface Content {
    /** Writes them. */
    void write(JsonGenerator json) throws IOException;
  }

  /** An object of these fields. */
  public static String object(Content fields) {
    return new String(objectBytes(fields), StandardCharsets.UTF_8);
  }

  /** An object of these fields. */
  public static byte[] objectBytes(Content fields) {
    return bytes(json -> {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    });
  }

  /** What the content writes. */
  public static byte[] bytes(Content content) {
    var bytes = new ByteArrayOutputStream(1 << 12);
    try (JsonGenerator json = JSON.createGenerator(bytes)) {
      content.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return bytes.toByteArray();
  }
}
