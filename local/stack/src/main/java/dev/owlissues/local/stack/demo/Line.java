package dev.owlissues.local.stack.demo;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.shared.event.Level;
import java.time.Instant;
import java.util.UUID;

/** One event of the story, before it is sent. */
record Line(
    Visit visit, UUID id, Instant at, Level level, String module, String screen, String message) {

  /** The event as the ingest endpoint takes it. */
  ObjectNode toJson() {
    ObjectNode json = JsonNodeFactory.instance.objectNode();
    json.put("client_event_id", id.toString());
    json.put("timestamp", at.toString());
    json.put("level", level.wire());
    json.put("message", message);
    json.put("source_module", module);
    json.put("screen_name", screen);
    json.put("session_id", visit.session().toString());
    json.put("user_id", visit.user());
    json.put("app_version", visit.version());
    json.put("is_dev", visit.dev());
    json.put("environment", visit.gear().environment());
    json.put("os_version", visit.gear().os());
    json.put("device_model", visit.gear().model());
    json.put("locale", visit.gear().locale());
    json.put("sdk_name", "owl-demo");
    json.put("sdk_version", "1.0.0");
    return json;
  }
}
