package dev.owlissues.shared.corpus;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.shared.event.Actor;
import dev.owlissues.shared.event.Build;
import dev.owlissues.shared.event.Content;
import dev.owlissues.shared.event.Device;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.Level;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/** Reads a valid event as the wire has it; what is valid is the ingest's business. */
final class WireEvent {

  private WireEvent() {}

  static Event read(ObjectNode json) {
    return new Event(
        new Content(
            text(json, "client_event_id"),
            Level.ofWire(text(json, "level")).orElseThrow(),
            text(json, "message"),
            text(json, "source_module"),
            text(json, "screen_name"),
            Instant.parse(text(json, "timestamp")),
            attributes(json)),
        new Actor(text(json, "session_id"), text(json, "user_id")),
        new Build(
            text(json, "app_version"),
            text(json, "build_number"),
            json.path("is_dev").asBoolean(),
            text(json, "sdk_name"),
            text(json, "sdk_version")),
        new Device(
            text(json, "environment"),
            text(json, "os_version"),
            text(json, "device_model"),
            text(json, "locale"),
            text(json, "preferred_language")));
  }

  private static Map<String, String> attributes(ObjectNode json) {
    Map<String, String> attributes = new LinkedHashMap<>();
    json.path("custom_attributes")
        .properties()
        .forEach(e -> attributes.put(e.getKey(), e.getValue().asText()));
    return attributes;
  }

  private static String text(ObjectNode json, String name) {
    return json.path(name).asText();
  }
}
