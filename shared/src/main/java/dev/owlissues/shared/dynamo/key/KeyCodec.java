package dev.owlissues.shared.dynamo.key;

import dev.owlissues.shared.account.access.ApiKey;
import dev.owlissues.shared.account.access.KeyType;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.audit.AuditEntry.Actor;
import dev.owlissues.shared.dynamo.item.Item;
import java.util.Optional;
import java.util.Set;

/**
 * The codec of API keys. An item holds the secret's hash as its key, and the secret itself only of
 * client keys, which ship inside apps.
 */
public final class KeyCodec {
  static final String LAST_USED_AT = "last_used_at";
  public static final String REVOKED_AT = "revoked_at";

  private static final String ID = "id";
  private static final String KEY_TYPE = "key_type";
  private static final String NAME = "name";
  private static final String TEAM_ID = "team_id";
  private static final String PROJECT_ID = "project_id";
  private static final String APP_ID = "app_id";
  private static final String PERMISSIONS = "permissions";
  private static final String CREATED_AT = "created_at";
  private static final String UPDATED_AT = "updated_at";
  private static final String CREATED_BY = "created_by";
  private static final String CREATED_BY_TYPE = "created_by_type";
  private static final String CLIENT_SECRET = "client_secret";
  private static final String VALID_UNTIL = "valid_until";

  private KeyCodec() {}

  public static Item toItem(ApiKey key, Secret secret) {
    return Item.keyed(secret.hash())
        .with(ID, key.id())
        .with(KEY_TYPE, key.type().wire())
        .with(NAME, key.name())
        .with(TEAM_ID, key.scope().teamId())
        .withUuid(PROJECT_ID, key.scope().app().map(ApiKey.AppScope::projectId))
        .withUuid(APP_ID, key.scope().app().map(ApiKey.AppScope::appId))
        .with(PERMISSIONS, key.permissions().stream().sorted().toList())
        .with(CREATED_AT, key.times().createdAt())
        .with(UPDATED_AT, key.times().updatedAt())
        .withText(CREATED_BY_TYPE, key.createdBy().map(Actor::type))
        .withText(CREATED_BY, key.createdBy().map(Actor::id))
        .withText(CLIENT_SECRET, readable(secret))
        .withInstant(LAST_USED_AT, key.times().lastUsedAt())
        .withInstant(VALID_UNTIL, key.times().validUntil());
  }

  public static ApiKey fromItem(Item item) {
    return new ApiKey(
        item.uuid(ID),
        KeyType.ofWire(item.text(KEY_TYPE)).orElseThrow(),
        item.text(NAME),
        scope(item),
        Set.copyOf(item.texts(PERMISSIONS)),
        new ApiKey.Times(
            item.instant(CREATED_AT),
            item.instant(UPDATED_AT),
            item.optionalInstant(LAST_USED_AT),
            item.optionalInstant(VALID_UNTIL)),
        item.optionalText(CREATED_BY)
            .map(creator -> new Actor(item.text(CREATED_BY_TYPE), creator)));
  }

  /** The secret, where it is kept. */
  public static Optional<Secret> clientSecret(Item item) {
    return item.optionalText(CLIENT_SECRET).flatMap(Secret::parse);
  }

  private static Optional<String> readable(Secret secret) {
    return secret.type() == KeyType.CLIENT ? Optional.of(secret.text()) : Optional.empty();
  }

  private static ApiKey.Scope scope(Item item) {
    return new ApiKey.Scope(
        item.uuid(TEAM_ID),
        item.optionalUuid(APP_ID).map(app -> new ApiKey.AppScope(item.uuid(PROJECT_ID), app)));
  }
}
