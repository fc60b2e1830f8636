package dev.owlissues.api.project;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.owlissues.api.http.Json;
import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.base.json.JsonText;
import java.io.IOException;

/** {@code App} of the wire. Fields of features that this server does not have are null. */
final class AppJson {
  private final SentryAddress sentry;

  AppJson(SentryAddress sentry) {
    this.sentry = sentry;
  }

  JsonText.Content object(App app) {
    return Json.object(json -> fields(json, app));
  }

  void fields(JsonGenerator json, App app) throws IOException {
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
}
