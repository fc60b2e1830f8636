package dev.owlissues.shared.dynamo.key;

import static org.assertj.core.api.Assertions.assertThat;

import dev.owlissues.shared.account.access.ApiKey;
import dev.owlissues.shared.account.access.KeyType;
import dev.owlissues.shared.account.access.Keys;
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

  private static final Instant NOW = Keys.CREATED.plus(Duration.ofDays(1));

  private final DynamoKeyStore keys = tables.stores().keys();
  private final Secret secret = Keys.secret(KeyType.AGENT);

  @Test
  void aTeamsKeyIsFoundAsItWasStored() {
    ApiKey key = Keys.agent(NOW.plusMillis(1));

    assertThat(keys.create(key, secret)).isTrue();
    assertThat(keys.find(secret, NOW)).contains(key);
  }

  @Test
  void anAppsKeyIsFoundAsItWasStored() {
    Secret client = Keys.secret(KeyType.CLIENT);

    keys.create(Keys.client(), client);

    assertThat(keys.find(client, NOW)).contains(Keys.client());
  }

  @Test
  void aSecretThatNoKeyHasFindsNothing() {
    assertThat(keys.find(secret, NOW)).isEmpty();
  }

  @Test // (R-key-6)
  void theSecretItselfIsNowhereInTheItem() {
    keys.create(Keys.agent(), secret);

    assertThat(item().toString()).contains(secret.hash()).doesNotContain(secret.text());
  }

  @Test
  void aKeyThatIsThereIsNotOverwritten() {
    keys.create(Keys.agent(), secret);

    assertThat(keys.create(Keys.client(), secret)).isFalse();
    assertThat(keys.find(secret, NOW)).contains(Keys.agent());
  }

  @Test
  void aKeyIsRefusedFromTheEndOfItsValidity() {
    keys.create(Keys.agent(NOW), secret);

    assertThat(keys.find(secret, NOW.minusMillis(1))).isPresent();
    assertThat(keys.find(secret, NOW)).isEmpty();
  }

  @Test
  void aRevokedKeyIsRefusedAtOnce() {
    keys.create(Keys.agent(), secret);

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
    Item expiring = KeyCodec.toItem(Keys.agent(), secret).expiring(NOW);
    tables
        .client()
        .putItem(put -> put.tableName(tables.names().of(Tables.KEYS)).item(expiring.attributes()));

    assertThat(keys.find(secret, NOW.plusSeconds(1))).isEmpty();
  }

  @Test
  void aUseIsNoted() {
    keys.create(Keys.agent(), secret);

    keys.used(secret, NOW);

    assertThat(lastUsed()).contains(NOW);
  }

  @Test
  void aLaterNoteIsNeverOverwrittenByAnEarlierOne() {
    keys.create(Keys.agent(), secret);

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
