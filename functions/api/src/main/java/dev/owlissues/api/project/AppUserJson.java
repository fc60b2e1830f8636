package dev.owlissues.api.project;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.owlissues.api.http.Json;
import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.appuser.AppUser;
import dev.owlissues.shared.appuser.UserProperties;
import dev.owlissues.shared.base.json.JsonText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** A user of an app on the wire. Fields of features that this server does not have are null. */
final class AppUserJson {
  /** What SDKs begin the ids with that they make up for people who have not signed in. */
  private static final String ANONYMOUS = "owl_anon_";

  private final App app;
  private final Map<String, UserProperties> properties;

  /**
   * Writes users of that app.
   *
   * @param properties what apps of the project say about them, by user id
   */
  AppUserJson(App app, Map<String, UserProperties> properties) {
    this.app = app;
    this.properties = properties;
  }

  static boolean isAnonymous(AppUser user) {
    return user.userId().startsWith(ANONYMOUS);
  }

  JsonText.Content object(AppUser user) {
    return json -> {
      json.writeStartObject();
      Json.id(json, "id", id(user));
      Json.id(json, "project_id", app.place().projectId());
      json.writeStringField("user_id", user.userId());
      json.writeBooleanField("is_anonymous", isAnonymous(user));
      properties(json, Optional.ofNullable(properties.get(user.userId())));
      json.writeArrayFieldStart("apps");
      json.writeStartObject();
      Json.id(json, "app_id", app.id());
      json.writeStringField("app_name", app.name());
      seen(json, user);
      json.writeEndObject();
      json.writeEndArray();
      seen(json, user);
      Json.text(json, "last_app_version", user.lastVersion());
      Json.nulls(json, "claimed_from", "last_country_code");
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

  private static void properties(JsonGenerator json, Optional<UserProperties> said)
      throws IOException {
    if (said.isEmpty() || said.get().values().isEmpty()) {
      json.writeNullField("properties");
      return;
    }
    json.writeObjectFieldStart("properties");
    for (Map.Entry<String, String> property : said.get().values().entrySet()) {
      json.writeStringField(property.getKey(), property.getValue());
    }
    json.writeEndObject();
  }
}
