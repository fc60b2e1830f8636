package dev.owlissues.shared.dynamo.key;

import dev.owlissues.shared.account.access.ApiKey;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.item.Transaction;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * A key is two items: the key itself under the hash of its secret, and a line under its team that
 * says where it is. Both are made and ended in one transaction.
 */
public final class KeyWrites {
  /** Of the line's sort key: {@code key#<id>}. */
  public static final String KEYS = "key#";

  /** Of the line: where the key is. */
  public static final String HASH = "hash";

  /** The condition that a key is there and not revoked. */
  public static final String LIVE = "attribute_exists(pk) AND attribute_not_exists(revoked_at)";

  /** The condition that nobody has changed what one may change of a key. */
  public static final String UNCHANGED = "#name = :old_name AND #permissions = :old_permissions";

  /** The names in {@link #UNCHANGED}. */
  public static final Map<String, String> NAMES =
      Map.of("#name", "name", "#permissions", "permissions");

  /** How long a revoked key is kept (R-removal-2). */
  private static final Duration KEPT = Duration.ofDays(7);

  private final String keys;
  private final String teams;

  public KeyWrites(TableNames names) {
    keys = names.of(Tables.KEYS);
    teams = names.of(Tables.TEAMS);
  }

  /** Puts a key that is not there yet. */
  public Transaction create(Transaction transaction, ApiKey key, Secret secret) {
    return transaction
        .putIfAbsent(keys, KeyCodec.toItem(key, secret).attributes())
        .putIfAbsent(
            teams,
            Item.of(line(key.scope().teamId(), key.id())).with(HASH, secret.hash()).attributes());
  }

  /** Revokes a key that is not revoked yet. */
  public Transaction revoke(Transaction transaction, ApiKey key, String hash, Instant at) {
    Update.Builder update = Update.builder().conditionExpression(LIVE);
    return revoke(transaction, key, hash, update, revoked(at));
  }

  /** Revokes a key that is not revoked yet, and not changed by anybody since it was read. */
  public Transaction revokeUnchanged(Transaction transaction, ApiKey key, String hash, Instant at) {
    Map<String, AttributeValue> values = new HashMap<>(revoked(at));
    values.putAll(asRead(key));
    Update.Builder update =
        Update.builder()
            .conditionExpression(LIVE + " AND " + UNCHANGED)
            .expressionAttributeNames(NAMES);
    return revoke(transaction, key, hash, update, values);
  }

  private Transaction revoke(
      Transaction transaction,
      ApiKey key,
      String hash,
      Update.Builder update,
      Map<String, AttributeValue> values) {
    return transaction
        .update(
            update
                .tableName(keys)
                .key(Attributes.key(hash))
                .updateExpression("SET revoked_at = :at, expires_at = :expiry")
                .expressionAttributeValues(values)
                .build())
        .delete(
            Delete.builder().tableName(teams).key(line(key.scope().teamId(), key.id())).build());
  }

  private static Map<String, AttributeValue> revoked(Instant at) {
    return Map.of(
        ":at", Attributes.text(at), ":expiry", Attributes.number(at.plus(KEPT).getEpochSecond()));
  }

  /** The values of {@link #UNCHANGED} for a key as it was read. */
  public static Map<String, AttributeValue> asRead(ApiKey key) {
    return Map.of(":old_name", Attributes.text(key.name()), ":old_permissions", permissions(key));
  }

  /** A key's permissions, as items have them. */
  public static AttributeValue permissions(ApiKey key) {
    return AttributeValue.fromL(key.permissions().stream().sorted().map(Attributes::text).toList());
  }

  /** The key of the line about a key. */
  public static Map<String, AttributeValue> line(UUID teamId, UUID keyId) {
    return Attributes.key(teamId.toString(), KEYS + keyId);
  }
}
