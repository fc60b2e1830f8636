package dev.owlissues.api.project;

import dev.owlissues.api.http.Call;
import dev.owlissues.shared.account.access.ApiKey;
import dev.owlissues.shared.account.access.KeyType;
import dev.owlissues.shared.account.access.Permission;
import dev.owlissues.shared.account.team.App;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

/** The keys that apps are given, without an end (R-key-15). */
final class ClientKeys {
  private ClientKeys() {}

  /**
   * A new client key of an app, made by the caller.
   *
   * @param before the key in whose place it comes, whose name and permissions it has; without one
   *     it is called as the app is, and may what client keys may
   */
  static ApiKey of(Call call, UUID id, App app, Optional<ApiKey> before, Instant createdAt) {
    return new ApiKey(
        id,
        KeyType.CLIENT,
        before.map(ApiKey::name).orElse(app.name()),
        new ApiKey.Scope(
            app.place().teamId(),
            Optional.of(new ApiKey.AppScope(app.place().projectId(), app.id()))),
        before
            .map(ApiKey::permissions)
            .orElseGet(() ->
                KeyType.CLIENT.defaults().stream()
                    .map(Permission::wire)
                    .collect(Collectors.toSet())),
        new ApiKey.Times(createdAt, Optional.empty(), Optional.empty()),
        call.caller().answerable());
  }
}
