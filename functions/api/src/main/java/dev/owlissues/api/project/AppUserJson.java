package dev.owlissues.api.project;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.owlissues.api.http.Json;
import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.appuser.AnonymousIds;
import dev.owlissues.shared.appuser.AppUser;
import dev.owlissues.shared.base.json.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.Map;
import java.util.SortedMap;
import java.util.UUID;

/** A user of an app on the wire. Fields of features that this server does not have are null. */
final class AppUserJson {
  private final App app;

  /** Writes users of that app. */
  AppUserJson(App app) {
    this.app = app;
  }

  JsonText.Content object(KnownAppUser known) {
    AppUser user = known.user();
    return json -> {
      json.writeStartObject();
      Json.id(json, "id", id(user));
      Json.id(json, "project_id", app.place().projectId());
      json.writeStringField("user_id", user.userId());
      json.writeBooleanField("is_anonymous", AnonymousIds.has(user.userId()));
      claimedFrom(json, known.claimedFrom());
      properties(json, known.properties());
      json.writeArrayFieldStart("apps");
      json.writeStartObject();
      Json.id(json, "app_id", app.id());
      json.writeStringField("app_name", app.name());
      seen(json, user);
      json.writeEndObject();
      json.writeEndArray();
      seen(json, user);
      Json.text(json, "last_app_version", user.lastVersion());
      Json.nulls(json, "last_country_code");
      json.writeEndObject();
    };
  }

  /** Users are kept by the ids that apps have for them; theirs here follows from it. */
  private UUID id(AppUser user) {
    String name = app.place().projectId() + "#" + user.userId();
    return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
  }

  private static void seen(JsonGenerator json, AppUser user) throws IOException {
    Json.time(json, "first_seen_at", user.firstSeen());
    Json.time(json, "last_seen_at", user.lastSeen());
  }

  private static void claimedFrom(JsonGenerator json, Collection<String> anonymousIds)
      throws IOException {
    if (anonymousIds.isEmpty()) {
      json.writeNullField("claimed_from");
      return;
    }
    json.writeArrayFieldStart("claimed_from");
    for (String id : anonymousIds) {
      json.writeString(id);
    }
    json.writeEndArray();
  }

  private static void properties(JsonGenerator json, SortedMap<String, String> said)
      throws IOException {
    if (said.isEmpty()) {
      json.writeNullField("properties");
      return;
    }
    json.writeObjectFieldStart("properties");
    for (Map.Entry<String, String> property : said.entrySet()) {
      json.writeStringField(property.getKey(), property.getValue());
    }
    json.writeEndObject();
  }
}
