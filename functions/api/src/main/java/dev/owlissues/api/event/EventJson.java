package dev.owlissues.api.event;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.owlissues.api.http.Json;
import dev.owlissues.shared.base.json.JsonText;
import dev.owlissues.shared.event.Build;
import dev.owlissues.shared.event.Content;
import dev.owlissues.shared.event.Device;
import dev.owlissues.shared.event.StoredEvent;
import java.io.IOException;
import java.util.Map;

/** {@code StoredEvent} of the wire. */
final class EventJson {
  private EventJson() {}

  static JsonText.Content object(StoredEvent event) {
    return Json.object(json -> fields(json, event));
  }

  static void fields(JsonGenerator json, StoredEvent stored) throws IOException {
    Content content = stored.event().content();
    Json.id(json, "id", stored.id().uuid());
    Json.id(json, "app_id", stored.appId());
    Json.text(json, "client_event_id", content.clientEventId());
    json.writeStringField("session_id", stored.event().actor().sessionId());
    Json.text(json, "user_id", stored.event().actor().userId());
    Json.id(json, "api_key_id", stored.apiKeyId());
    json.writeStringField("level", content.level().wire());
    Json.text(json, "source_module", content.sourceModule());
    json.writeStringField("message", content.message());
    Json.text(json, "screen_name", content.screenName());
    attributes(json, content.attributes());
    device(json, stored.event().device());
    build(json, stored.event().build());
    Json.time(json, "timestamp", content.timestamp());
    Json.time(json, "received_at", stored.id().receivedAt());
    ErrorJson.field(json, stored.event());
  }

  private static void attributes(JsonGenerator json, Map<String, String> attributes)
      throws IOException {
    if (attributes.isEmpty()) {
      json.writeNullField("custom_attributes");
      return;
    }
    json.writeObjectFieldStart("custom_attributes");
    for (Map.Entry<String, String> attribute : attributes.entrySet()) {
      json.writeStringField(attribute.getKey(), attribute.getValue());
    }
    json.writeEndObject();
  }

  private static void device(JsonGenerator json, Device device) throws IOException {
    Json.text(json, "environment", device.environment());
    Json.text(json, "os_version", device.osVersion());
    Json.text(json, "device_model", device.model());
    Json.text(json, "locale", device.locale());
    Json.text(json, "preferred_language", device.preferredLanguage());
    // Never taken from the sender, and nothing else knows it.
    json.writeNullField("country_code");
  }

  private static void build(JsonGenerator json, Build build) throws IOException {
    Json.text(json, "app_version", build.appVersion());
    Json.text(json, "build_number", build.buildNumber());
    Json.text(json, "sdk_name", build.sdkName());
    Json.text(json, "sdk_version", build.sdkVersion());
    json.writeBooleanField("is_dev", build.dev());
  }
}
