package dev.owlissues.api.account;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.owlissues.api.http.Json;
import dev.owlissues.shared.account.access.ApiKey;
import dev.owlissues.shared.account.access.ApiKey.AppScope;
import dev.owlissues.shared.account.access.KeyRegistry.Listed;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.account.team.App;
import dev.owlissues.shared.account.team.TeamStore;
import dev.owlissues.shared.account.user.User;
import dev.owlissues.shared.account.user.UserStore;
import dev.owlissues.shared.audit.AuditEntry.Actor;
import java.io.IOException;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** Keys as the wire has them, with the names of their apps and the addresses of their makers. */
final class KeyJson {
  private final Map<UUID, String> apps;
  private final Map<String, String> makers;

  private KeyJson(Map<UUID, String> apps, Map<String, String> makers) {
    this.apps = apps;
    this.makers = makers;
  }

  /** Looks up what belongs to those keys. */
  static KeyJson of(Collection<ApiKey> keys, TeamStore teams, UserStore users) {
    List<UUID> teamIds =
        keys.stream()
            .filter(key -> key.scope().app().isPresent())
            .map(key -> key.scope().teamId())
            .distinct()
            .toList();
    List<UUID> userIds =
        keys.stream()
            .flatMap(key -> key.createdBy().stream())
            .filter(by -> by.type().equals(Actor.USER))
            .map(by -> UUID.fromString(by.id()))
            .distinct()
            .toList();
    return new KeyJson(
        teamIds.stream()
            .flatMap(team -> teams.apps(team).stream())
            .collect(Collectors.toMap(App::id, App::name)),
        users.find(userIds).values().stream()
            .collect(Collectors.toMap(user -> user.id().toString(), User::email)));
  }

  /** A key as it is kept: without its secret, unless apps carry it. */
  void object(JsonGenerator json, Listed listed) throws IOException {
    json.writeStartObject();
    fields(json, listed.key(), listed.clientSecret());
    json.writeEndObject();
  }

  /** A key with its secret, if there is one to tell. */
  void fields(JsonGenerator json, ApiKey key, Optional<Secret> secret) throws IOException {
    Optional<UUID> appId = key.scope().app().map(AppScope::appId);
    Json.id(json, "id", key.id());
    Json.text(json, "secret", secret.map(Secret::text));
    json.writeStringField("key_type", key.type().wire());
    Json.text(json, "app_id", appId.map(UUID::toString));
    Json.id(json, "team_id", key.scope().teamId());
    json.writeStringField("name", key.name());
    Json.text(json, "created_by", key.createdBy().map(Actor::id));
    json.writeArrayFieldStart("permissions");
    for (String permission : key.permissions().stream().sorted().toList()) {
      json.writeString(permission);
    }
    json.writeEndArray();
    Json.time(json, "created_at", key.times().createdAt());
    Json.time(json, "updated_at", key.times().updatedAt());
    Json.time(json, "last_used_at", key.times().lastUsedAt());
    Json.time(json, "expires_at", key.times().validUntil());
    Json.text(json, "app_name", appId.map(apps::get));
    Json.text(json, "created_by_email", key.createdBy().map(Actor::id).map(makers::get));
  }
}
