package dev.owlissues.shared.issue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.owlissues.shared.base.packed.Deflated;
import dev.owlissues.shared.issue.occurrence.Occurrence;
import dev.owlissues.shared.issue.occurrence.OccurrenceCodec;
import dev.owlissues.shared.issue.occurrence.PackName;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.zip.DataFormatException;

/**
 * Packs inline members into the bytes in their issue's item: deflated JSON, an array of users and
 * then an array for each page. Ids of occurrences are left out: they follow from issue and session.
 */
public final class InlineMembersCodec {
  private static final JsonFactory JSON = new JsonFactory();

  /** Packs inline members. */
  public byte[] encode(InlineMembers inlineMembers) {
    return Deflated.deflate(out -> {
      try (JsonGenerator json = JSON.createGenerator(out)) {
        json.writeStartArray();
        json.writeStartArray();
        for (String user : inlineMembers.users().stream().sorted().toList()) {
          json.writeString(user);
        }
        json.writeEndArray();
        for (InlineMembers.Page page : inlineMembers.pages()) {
          write(json, page);
        }
        json.writeEndArray();
      }
    });
  }

  /** Unpacks the inline members of an issue. */
  public InlineMembers decode(byte[] packed, UUID issueId) {
    try (JsonParser json = JSON.createParser(Deflated.inflate(packed))) {
      json.nextToken();
      json.nextToken();
      Set<String> users = new HashSet<>();
      while (json.nextToken() == JsonToken.VALUE_STRING) {
        users.add(json.getText());
      }
      List<InlineMembers.Page> pages = new ArrayList<>();
      while (json.nextToken() == JsonToken.START_ARRAY) {
        pages.add(read(json, issueId));
      }
      return new InlineMembers(pages, users);
    } catch (IOException e) {
      throw new UncheckedIOException("the nest of issue " + issueId + " is damaged", e);
    } catch (DataFormatException e) {
      throw new IllegalStateException("the nest of issue " + issueId + " is damaged", e);
    }
  }

  private static void write(JsonGenerator json, InlineMembers.Page page) throws IOException {
    json.writeStartArray();
    json.writeNumber(page.name().frozenAt().toEpochMilli());
    json.writeString(page.name().unit());
    json.writeNumber(page.name().page());
    for (Occurrence occurrence : page.occurrences()) {
      json.writeStartArray();
      OccurrenceCodec.writeValues(json, occurrence);
      json.writeEndArray();
    }
    json.writeEndArray();
  }

  private static InlineMembers.Page read(JsonParser json, UUID issueId) throws IOException {
    Instant frozenAt = Instant.ofEpochMilli(json.nextLongValue(0));
    var name = new PackName(frozenAt, json.nextTextValue(), json.nextLongValue(0));
    List<Occurrence> occurrences = new ArrayList<>();
    while (json.nextToken() == JsonToken.START_ARRAY) {
      occurrences.add(OccurrenceCodec.readNamed(json, issueId, frozenAt));
    }
    return new InlineMembers.Page(name, occurrences);
  }
}
