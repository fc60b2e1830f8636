package dev.owlissues.shared.event;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.zip.DataFormatException;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.Inflater;

/**
 * Packs events into the bytes of one item: a JSON array of objects with one-letter names, deflated
 * (RFC 1951, with the zlib header of RFC 1950). Empty texts are left out. The attributes, which no
 * scan reads, come last.
 */
public final class BatchCodec {
  /** Inflated batches are at most this long: requests are limited far below it. */
  static final int MAX_INFLATED = 16 << 20;

  // Names of attributes are the clients' own: they must not fill the table of interned strings.
  private static final JsonFactory JSON =
      JsonFactory.builder().disable(JsonFactory.Feature.INTERN_FIELD_NAMES).build();

  /** Packs events, whose texts must be whole characters: the ingest refuses half surrogates. */
  public byte[] encode(List<Event> events) {
    var bytes = new ByteArrayOutputStream(1 << 14);
    var deflater = new Deflater(Deflater.BEST_COMPRESSION);
    try (var json = JSON.createGenerator(new DeflaterOutputStream(bytes, deflater))) {
      json.writeStartArray();
      for (Event event : events) {
        write(json, event);
      }
      json.writeEndArray();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    } finally {
      deflater.end();
    }
    return bytes.toByteArray();
  }

  /** Unpacks events. */
  public Decoded decode(byte[] packed) {
    try (var json = JSON.createParser(inflate(packed))) {
      if (json.nextToken() != JsonToken.START_ARRAY) {
        return new Decoded.Malformed("not an array");
      }
      List<Event> events = new ArrayList<>();
      while (json.nextToken() != JsonToken.END_ARRAY) {
        expect(json, JsonToken.START_OBJECT);
        events.add(read(json));
      }
      return new Decoded.Events(List.copyOf(events));
    } catch (IOException | DataFormatException e) {
      return new Decoded.Malformed(e.getClass().getSimpleName() + ": " + e.getMessage());
    }
  }

  private static byte[] inflate(byte[] packed) throws DataFormatException {
    var inflater = new Inflater();
    try {
      inflater.setInput(packed);
      byte[] buffer = new byte[Math.clamp(packed.length * 8L, 1 << 12, MAX_INFLATED)];
      int length = 0;
      while (true) {
        length += inflater.inflate(buffer, length, buffer.length - length);
        if (inflater.finished()) {
          return Arrays.copyOf(buffer, length);
        }
        if (length < buffer.length || buffer.length >= MAX_INFLATED) {
          throw new DataFormatException("cut off or too long");
        }
        buffer = Arrays.copyOf(buffer, Math.min(buffer.length * 2, MAX_INFLATED));
      }
    } finally {
      inflater.end();
    }
  }

  private static void write(JsonGenerator json, Event event) throws IOException {
    json.writeStartObject();
    Content content = event.content();
    text(json, "c", content.clientEventId());
    json.writeNumberField("t", content.timestamp().toEpochMilli());
    json.writeStringField("l", content.level().wire());
    text(json, "m", content.message());
    text(json, "o", content.sourceModule());
    text(json, "n", content.screenName());
    text(json, "s", event.actor().sessionId());
    text(json, "u", event.actor().userId());
    Build build = event.build();
    text(json, "v", build.appVersion());
    text(json, "b", build.buildNumber());
    if (build.dev()) {
      json.writeBooleanField("d", true);
    }
    text(json, "k", build.sdkName());
    text(json, "w", build.sdkVersion());
    Device device = event.device();
    text(json, "e", device.environment());
    text(json, "y", device.osVersion());
    text(json, "z", device.model());
    text(json, "g", device.locale());
    text(json, "p", device.preferredLanguage());
    if (!content.attributes().isEmpty()) {
      json.writeObjectFieldStart("a");
      for (Map.Entry<String, String> attribute : content.attributes().entrySet()) {
        json.writeStringField(attribute.getKey(), attribute.getValue());
      }
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void text(JsonGenerator json, String name, String value) throws IOException {
    if (!value.isEmpty()) {
      json.writeStringField(name, value);
    }
  }

  private static Event read(JsonParser json) throws IOException {
    var draft = new Draft();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      switch (name) {
        case "t" -> draft.timestamp = Instant.ofEpochMilli(json.getLongValue());
        case "d" -> draft.dev = json.getBooleanValue();
        case "a" -> draft.attributes = attributes(json);
        default -> draft.put(name, text(json));
      }
    }
    return draft.event();
  }

  private static Map<String, String> attributes(JsonParser json) throws IOException {
    expect(json, JsonToken.START_OBJECT);
    Map<String, String> attributes = new LinkedHashMap<>();
    while (json.nextToken() != JsonToken.END_OBJECT) {
      String name = json.currentName();
      json.nextToken();
      attributes.put(name, text(json));
    }
    return Collections.unmodifiableMap(attributes);
  }

  private static String text(JsonParser json) throws IOException {
    expect(json, JsonToken.VALUE_STRING);
    return json.getText();
  }

  private static void expect(JsonParser json, JsonToken token) throws IOException {
    if (!json.hasToken(token)) {
      throw new IOException(json.currentToken() + " where " + token + " belongs");
    }
  }

  /** An event while it is read. */
  private static final class Draft {
    private final String[] texts = new String['z' - 'a' + 1];
    private Instant timestamp = Instant.EPOCH;
    private boolean dev;
    private Map<String, String> attributes = Map.of();

    private void put(String name, String text) throws IOException {
      if (name.length() != 1 || name.charAt(0) < 'a' || name.charAt(0) > 'z') {
        throw new IOException("an event has no field " + name);
      }
      texts[name.charAt(0) - 'a'] = text;
    }

    private Event event() throws IOException {
      Level level =
          Level.ofWire(text('l')).orElseThrow(() -> new IOException("an event has no level"));
      return new Event(
          new Content(text('c'), level, text('m'), text('o'), text('n'), timestamp, attributes),
          new Actor(text('s'), text('u')),
          new Build(text('v'), text('b'), dev, text('k'), text('w')),
          new Device(text('e'), text('y'), text('z'), text('g'), text('p')));
    }

    private String text(char name) {
      String text = texts[name - 'a'];
      return text == null ? "" : text;
    }
  }
}
