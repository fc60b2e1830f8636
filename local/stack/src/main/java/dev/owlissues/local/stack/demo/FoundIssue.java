package dev.owlissues.local.stack.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;

/** An issue as the API lists it, as far as the demo looks at it. */
record FoundIssue(JsonNode json) {
  String id() {
    return text("id");
  }

  String status() {
    return text("status");
  }

  boolean dev() {
    return json.path("is_dev").asBoolean();
  }

  long occurrences() {
    return json.path("occurrence_count").asLong();
  }

  /** Why it stands where it stands; empty where there is nothing to say. */
  String reason() {
    return json.at("/reason/text").asText("");
  }

  /** The events of so many last days, oldest first. */
  List<Long> eventsOfDays(int days) {
    List<Long> all = json.path("events_per_day").valueStream().map(JsonNode::asLong).toList();
    return all.subList(Math.max(0, all.size() - days), all.size());
  }

  /** The first and the last version that it was seen in; empty when its events had none. */
  String versions() {
    String first = text("first_seen_app_version");
    String last = text("last_seen_app_version");
    return first.equals(last) ? first : first + " – " + last;
  }

  /** Whether the fix is this one's. One that somebody has dealt with is left alone. */
  boolean awaits(Story.Fix fix, String appId) {
    return status().equals("new")
        && !dev()
        && text("app_id").equals(appId)
        && text("source_module").equals(fix.module());
  }

  /** Any of its members; empty when it has none of that name. */
  String text(String name) {
    return json.path(name).asText("");
  }
}
