package dev.owlissues.shared.issue.occurrence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.owlissues.shared.base.packed.Deflated;
import dev.owlissues.shared.issue.occurrence.Occurrence.Origin;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import java.util.zip.DataFormatException;

/**
 * Packs occurrences into the bytes of one item: a deflated JSON array with one array of texts per
 * occurrence. What is the same for a whole pack, its time of creation, is in the pack's key. Their
 * fingerprints lie beside them: see {@link FingerprintRuns}.
 */
public final class OccurrenceCodec {
  private static final JsonFactory JSON = new JsonFactory();

  /** Packs occurrences, keeping their order. */
  public byte[] encode(List<Occurrence> occurrences) {
    return Deflated.deflate(out -> {
      try (JsonGenerator json = JSON.createGenerator(out)) {
        json.writeStartArray();
        for (Occurrence occurrence : occurrences) {
          write(json, occurrence);
        }
        json.writeEndArray();
      }
    });
  }

  /** Unpacks occurrences that were all created at that time. */
  public List<Occurrence> decode(byte[] packed, Instant createdAt) {
    try (JsonParser json = JSON.createParser(Deflated.inflate(packed))) {
      json.nextToken();
      List<Occurrence> occurrences = new ArrayList<>();
      while (json.nextToken() == JsonToken.START_ARRAY) {
        occurrences.add(read(json, createdAt));
      }
      return List.copyOf(occurrences);
    } catch (IOException e) {
      throw new UncheckedIOException("a pack of occurrences is damaged", e);
    } catch (DataFormatException e) {
      throw new IllegalStateException("a pack of occurrences is damaged", e);
    }
  }

  private static void write(JsonGenerator json, Occurrence occurrence) throws IOException {
    json.writeStartArray();
    json.writeString(occurrence.id().toString());
    writeValues(json, occurrence);
    json.writeEndArray();
  }

  /** Writes all but the id. */
  public static void writeValues(JsonGenerator json, Occurrence occurrence) throws IOException {
    Origin origin = occurrence.origin();
    json.writeString(occurrence.eventId().toString());
    json.writeString(occurrence.sessionId());
    json.writeString(occurrence.userId());
    json.writeNumber(occurrence.timestamp().toEpochMilli());
    json.writeString(origin.appVersion());
    json.writeString(origin.sdkName());
    json.writeString(origin.sdkVersion());
    json.writeString(origin.environment());
  }

  private static Occurrence read(JsonParser json, Instant createdAt) throws IOException {
    UUID id = UUID.fromString(json.nextTextValue());
    return readValues(json, session -> id, createdAt);
  }

  /** Reads what {@link #writeValues} wrote; the id follows from issue and session. */
  public static Occurrence readNamed(JsonParser json, UUID issueId, Instant createdAt)
      throws IOException {
    return readValues(json, session -> Occurrence.idOf(issueId, session), createdAt);
  }

  private static Occurrence readValues(
      JsonParser json, Function<String, UUID> id, Instant createdAt) throws IOException {
    UUID eventId = UUID.fromString(json.nextTextValue());
    String sessionId = json.nextTextValue();
    String userId = json.nextTextValue();
    Instant timestamp = Instant.ofEpochMilli(json.nextLongValue(0));
    Origin origin =
        new Origin(
            json.nextTextValue(), json.nextTextValue(), json.nextTextValue(), json.nextTextValue());
    json.nextToken();
    return new Occurrence(
        id.apply(sessionId),
        eventId,
        sessionId,
        userId,
        timestamp,
        createdAt,
        origin,
        Optional.empty());
  }
}
