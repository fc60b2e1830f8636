package dev.owlissues.shared.base.json;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;

/** Writes JSON on one line: as a text, or as its UTF-8. */
public final class JsonText {
  private static final JsonFactory JSON = new JsonFactory();

  private JsonText() {}

  /** What writes values, or the fields of an object. */
  @FunctionalInterface
  public interface Content {
    /** Writes them. */
    void write(JsonGenerator json) throws IOException;
  }

  @FunctionalInterface
  private interface Opening {
    JsonGenerator open() throws IOException;
  }

  /** An object of these fields. */
  public static String object(Content fields) {
    var text = new StringWriter();
    write(() -> JSON.createGenerator(text), asObject(fields));
    return text.toString();
  }

  /** An object of these fields. */
  public static byte[] objectBytes(Content fields) {
    return bytes(asObject(fields));
  }

  /** What the content writes. */
  public static byte[] bytes(Content content) {
    var bytes = new ByteArrayOutputStream(1 << 12);
    write(() -> JSON.createGenerator(bytes), content);
    return bytes.toByteArray();
  }

  private static Content asObject(Content fields) {
    return json -> {
      json.writeStartObject();
      fields.write(json);
      json.writeEndObject();
    };
  }

  private static void write(Opening firstEvent, Content content) {
    try (JsonGenerator json = firstEvent.open()) {
      content.write(json);
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
  }
}
