package dev.owlissues.shared.dynamo.key;

import static dev.owlissues.shared.account.access.KeyBuilder.aClientKey;
import static dev.owlissues.shared.account.access.KeyBuilder.aKey;
import static dev.owlissues.shared.account.access.KeyBuilder.aSecret;
import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.account.access.ApiKey;
import dev.owlissues.shared.account.access.KeyBuilder;
import dev.owlissues.shared.account.access.KeyType;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Tables;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

class DynamoKeyStoreTest {
  @RegisterExtension final LocalTables tables = new LocalTables();

  private static final Instant NOW = KeyBuilder.CREATED.plus(Duration.ofDays(1));

  private final DynamoKeyStore keys = tables.stores().keys();
  private final Secret secret = aSecret(KeyType.AGENT);

  @Test
  void aTeamsKeyIsFoundAsItWasStored() {
    ApiKey key = aKey().validUntil(NOW.plusMillis(1)).build();

    assertThat(keys.create(key, secret)).isTrue();
    assertThat(keys.find(secret, NOW)).contains(key);
  }

  @Test
  void anAppsKeyIsFoundAsItWasStored() {
    Secret client = aSecret(KeyType.CLIENT);

    keys.create(aClientKey().build(), client);

    assertThat(keys.find(client, NOW)).contains(aClientKey().build());
  }

  @Test
  void aSecretThatNoKeyHasFindsNothing() {
    assertThat(keys.find(secret, NOW)).isEmpty();
  }

  @Test // (R-key-6)
  void theSecretItselfIsNowhereInTheItem() {
    keys.create(aKey().build(), secret);

    assertThat(item().toString()).contains(secret.hash()).doesNotContain(secret.text());
  }

  @Test
  void aKeyThatIsThereIsNotOverwritten() {
    keys.create(aKey().build(), secret);

    assertThat(keys.create(aClientKey().build(), secret)).isFalse();
    assertThat(keys.find(secret, NOW)).contains(aKey().build());
  }

  @Test
  void aKeyIsRefusedFromTheEndOfItsValidity() {
    keys.create(aKey().validUntil(NOW).build(), secret);

    assertThat(keys.find(secret, NOW.minusMillis(1))).isPresent();
    assertThat(keys.find(secret, NOW)).isEmpty();
  }

  @Test
  void aRevokedKeyIsRefusedAtOnce() {
    keys.create(aKey().build(), secret);

    tables
        .client()
        .updateItem(update ->
            update
                .tableName(tables.names().of(Tables.KEYS))
                .key(Attributes.key(secret.hash()))
                .updateExpression("SET revoked_at = :now")
                .expressionAttributeValues(Map.of(":now", Attributes.text(NOW))));

    assertThat(keys.find(secret, NOW)).isEmpty();
  }

  @Test
  void aKeyPastItsExpiryCountsAsDeletedWhileItIsStillThere() {
    Item expiring = KeyCodec.toItem(aKey().build(), secret).expiring(NOW);
    tables
        .client()
        .putItem(put -> put.tableName(tables.names().of(Tables.KEYS)).item(expiring.attributes()));

    assertThat(keys.find(secret, NOW.plusSeconds(1))).isEmpty();
  }

  @Test
  void aUseIsNoted() {
    keys.create(aKey().build(), secret);

    keys.used(secret, NOW);

    assertThat(lastUsed()).contains(NOW);
  }

  @Test
  void aLaterNoteIsNeverOverwrittenByAnEarlierOne() {
    keys.create(aKey().build(), secret);

    keys.used(secret, NOW);
    keys.used(secret, NOW.minusMillis(1));

    assertThat(lastUsed()).contains(NOW);
  }

  @Test
  void noteOfAMissingKeyMakesNone() {
    keys.used(secret, NOW);

    assertThat(item()).isEmpty();
  }

  private Optional<Instant> lastUsed() {
    return keys.find(secret, NOW).orElseThrow().times().lastUsedAt();
  }

  private Map<String, AttributeValue> item() {
    return tables
        .client()
        .getItem(
            get -> get.tableName(tables.names().of(Tables.KEYS)).key(Attributes.key(secret.hash())))
        .item();
  }
}
