package dev.owlissues.api.audit;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.owlissues.api.http.Json;
import dev.owlissues.shared.audit.AuditEntry;
import dev.owlissues.shared.audit.AuditEntry.Change;
import dev.owlissues.shared.base.json.JsonText;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;

/** An entry of the audit log on the wire. */
public final class AuditJson {
  private AuditJson() {}

  static JsonText.Content object(AuditEntry entry) {
    return json -> {
      json.writeStartObject();
      Json.id(json, "id", entry.id());
      Json.id(json, "team_id", entry.teamId());
      json.writeStringField("actor_type", entry.actor().type());
      json.writeStringField("actor_id", entry.actor().id());
      json.writeStringField("action", entry.deed().action().wire());
      json.writeStringField("resource_type", entry.deed().resource().type());
      json.writeStringField("resource_id", entry.deed().resource().id());
      changes(json, entry.deed().changes());
      metadata(json, entry.deed().metadata());
      Json.time(json, "timestamp", entry.at());
      json.writeEndObject();
    };
  }

  /** What changed, by field. */
  public static void changes(JsonGenerator json, Map<String, Change> changes) throws IOException {
    if (changes.isEmpty()) {
      json.writeNullField("changes");
      return;
    }
    json.writeObjectFieldStart("changes");
    for (Map.Entry<String, Change> change : new TreeMap<>(changes).entrySet()) {
      json.writeObjectFieldStart(change.getKey());
      Json.text(json, "before", change.getValue().before());
      Json.text(json, "after", change.getValue().after());
      json.writeEndObject();
    }
    json.writeEndObject();
  }

  private static void metadata(JsonGenerator json, Map<String, String> metadata)
      throws IOException {
    if (metadata.isEmpty()) {
      json.writeNullField("metadata");
      return;
    }
    json.writeObjectFieldStart("metadata");
    for (Map.Entry<String, String> value : new TreeMap<>(metadata).entrySet()) {
      json.writeStringField(value.getKey(), value.getValue());
    }
    json.writeEndObject();
  }
}
