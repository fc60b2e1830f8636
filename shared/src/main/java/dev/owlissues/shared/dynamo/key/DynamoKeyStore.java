package dev.owlissues.shared.dynamo.key;

import dev.owlissues.shared.account.access.ApiKey;
import dev.owlissues.shared.account.access.KeyStore;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.base.retry.Backoff;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.ConditionalWrite;
import dev.owlissues.shared.dynamo.item.ConsistentRead;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.item.Transaction;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** API keys in DynamoDB, by the hash of the secret. */
public final class DynamoKeyStore implements KeyStore {
  private final DynamoDbClient client;
  private final Backoff backoff;
  private final TableNames names;
  private final String table;

  /** The keys of that stack. */
  public DynamoKeyStore(DynamoDbClient client, TableNames names, Backoff backoff) {
    this.client = client;
    this.backoff = backoff;
    this.names = names;
    this.table = names.of(Tables.KEYS);
  }

  @Override
  public Optional<ApiKey> find(Secret secret, Instant now) {
    Item item = ConsistentRead.item(client, table, Attributes.key(secret.hash()));
    if (item.isEmpty() || item.has(KeyCodec.REVOKED_AT) || item.expired(now)) {
      return Optional.empty();
    }
    return Optional.of(KeyCodec.fromItem(item)).filter(key -> valid(key, now));
  }

  private static boolean valid(ApiKey key, Instant now) {
    return key.times().validUntil().map(now::isBefore).orElse(true);
  }

  @Override
  public boolean create(ApiKey key, Secret secret) {
    return new KeyWrites(names).create(new Transaction(client, backoff), key, secret).commit();
  }

  @Override
  public void used(Secret secret, Instant at) {
    // Someone noted a later use, or the key is gone: either way there is nothing to note.
    ConditionalWrite.held(() ->
        client.updateItem(update ->
            update
                .tableName(table)
                .key(Attributes.key(secret.hash()))
                .updateExpression("SET last_used_at = :at")
                .conditionExpression(
                    """
                    attribute_exists(pk) \
                    AND (attribute_not_exists(last_used_at) OR last_used_at < :at)
                    """)
                .expressionAttributeValues(Map.of(":at", Attributes.text(at)))));
  }
}
