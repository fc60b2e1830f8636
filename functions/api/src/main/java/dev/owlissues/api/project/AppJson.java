package dev.owlissues.api.project;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.owlissues.api.http.Json;
import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.base.json.JsonText;
import dev.owlissues.shared.event.refusal.RefusalReason;
import dev.owlissues.shared.event.refusal.Refused;
import java.io.IOException;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Gatherers;

/** {@code App} of the wire. Fields of features that this server does not have are null. */
final class AppJson {
  private static final int LANES = 16;

  private final SentryAddress sentry;
  private final AppRefusals refusals;

  AppJson(SentryAddress sentry, AppRefusals refusals) {
    this.sentry = sentry;
    this.refusals = refusals;
  }

  /** Many apps, in their order; what is asked for each is asked of several at a time. */
  List<JsonText.Content> objects(List<App> apps) {
    return apps.stream().gather(Gatherers.mapConcurrent(LANES, this::object)).toList();
  }

  private JsonText.Content object(App app) {
    Refused refused = refusals.of(app);
    return Json.object(json -> fields(json, app, refused));
  }

  void fields(JsonGenerator json, App app) throws IOException {
    fields(json, app, refusals.of(app));
  }

  private void fields(JsonGenerator json, App app, Refused refused) throws IOException {
    Json.id(json, "id", app.id());
    Json.id(json, "team_id", app.place().teamId());
    Json.id(json, "project_id", app.place().projectId());
    json.writeStringField("name", app.name());
    json.writeStringField("platform", app.platform().wire());
    Json.text(json, "bundle_id", app.bundleId());
    Json.text(json, "client_secret", app.clientSecret());
    Json.text(json, "latest_app_version", app.latest().map(App.LatestVersion::version));
    Json.time(json, "latest_app_version_updated_at", app.latest().map(App.LatestVersion::seenAt));
    Json.text(json, "latest_app_version_source", app.latest().map(latest -> "computed"));
    Json.time(json, "created_at", app.createdAt());
    Json.text(json, "sentry_dsn", sentry.of(app));
    refused(json, refused);
    Json.nulls(
        json,
        "apple_app_store_id",
        "worldwide_average_rating",
        "worldwide_rating_count",
        "worldwide_rating_count_delta",
        "worldwide_current_version_rating",
        "worldwide_current_version_rating_count",
        "ratings_synced_at",
        "supported_languages",
        "supported_languages_source");
  }

  private static void refused(JsonGenerator json, Refused refused) throws IOException {
    Comparator<Map.Entry<RefusalReason, Long>> order =
        Map.Entry.<RefusalReason, Long>comparingByValue()
            .reversed()
            .thenComparing(Map.Entry.comparingByKey());
    json.writeObjectFieldStart("refused_events");
    json.writeNumberField("last_24h", refused.events());
    json.writeArrayFieldStart("reasons");
    for (var reason : refused.reasons().entrySet().stream().sorted(order).toList()) {
      json.writeStartObject();
      json.writeStringField("message", reason.getKey().message());
      json.writeNumberField("count", reason.getValue());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeEndObject();
  }
}
