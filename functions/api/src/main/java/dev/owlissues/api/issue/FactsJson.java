package dev.owlissues.api.issue;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.owlissues.api.http.Json;
import dev.owlissues.shared.issue.fact.Breakdown;
import dev.owlissues.shared.issue.fact.Facts;
import dev.owlissues.shared.issue.fact.History;
import dev.owlissues.shared.issue.fact.NewestEvent;
import dev.owlissues.shared.issue.fact.Regression;
import dev.owlissues.shared.issue.fact.Tally;
import java.io.IOException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** The facts of an issue on the wire, with hours and days up to a time. */
final class FactsJson {
  private static final int DAYS_OF_A_ROW = 14;

  private final Instant now;

  FactsJson(Instant now) {
    this.now = now;
  }

  /** What lists show. */
  void row(JsonGenerator json, Facts facts) throws IOException {
    json.writeNumberField("event_count", facts.events());
    counts(json, "events_per_day", facts.history().daysUntil(now, DAYS_OF_A_ROW));
    regression(json, facts.regression());
  }

  /** What an issue's page shows. */
  void whole(JsonGenerator json, Facts facts) throws IOException {
    json.writeNumberField("event_count", facts.events());
    counts(json, "events_per_hour", facts.history().hoursUntil(now));
    counts(json, "events_per_day", facts.history().daysUntil(now, History.DAYS));
    breakdown(json, "versions", "app_version", facts.versions());
    breakdown(json, "environments", "environment", facts.environments());
    Json.text(json, "last_event_id", facts.newest().map(NewestEvent::id).map(Object::toString));
    regression(json, facts.regression());
  }

  private static void counts(JsonGenerator json, String name, List<Long> counts)
      throws IOException {
    json.writeFieldName(name);
    json.writeArray(counts.stream().mapToLong(Long::longValue).toArray(), 0, counts.size());
  }

  private static void breakdown(
      JsonGenerator json, String name, String partName, Breakdown breakdown) throws IOException {
    json.writeArrayFieldStart(name);
    for (Breakdown.Part part : breakdown.parts()) {
      json.writeStartObject();
      Json.text(json, partName, part.name());
      tally(json, part.tally());
      Json.time(json, "first_seen_at", part.first());
      Json.time(json, "last_seen_at", part.last());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeObjectFieldStart(name + "_rest");
    tally(json, breakdown.rest());
    json.writeEndObject();
  }

  private static void tally(JsonGenerator json, Tally tally) throws IOException {
    json.writeNumberField("event_count", tally.events());
    json.writeNumberField("session_count", tally.sessions());
  }

  private static void regression(JsonGenerator json, Optional<Regression> regression)
      throws IOException {
    if (regression.isEmpty()) {
      json.writeNullField("regression");
      return;
    }
    json.writeObjectFieldStart("regression");
    Json.text(json, "resolved_at_version", regression.get().resolvedAtVersion());
    Json.text(json, "app_version", regression.get().appVersion());
    Json.time(json, "at", regression.get().at());
    json.writeEndObject();
  }
}
