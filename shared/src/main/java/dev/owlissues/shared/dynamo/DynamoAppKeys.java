package dev.owlissues.shared.dynamo;

import dev.owlissues.shared.access.ApiKey;
import dev.owlissues.shared.team.AppKeys;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** The keys of apps in DynamoDB. */
public final class DynamoAppKeys implements AppKeys {
  private final DynamoDbClient client;
  private final KeyWrites writes;
  private final String keys;
  private final String teams;

  /** The keys of that stack. */
  public DynamoAppKeys(DynamoDbClient client, TableNames names) {
    this.client = client;
    this.writes = new KeyWrites(names);
    this.keys = names.of(Tables.KEYS);
    this.teams = names.of(Tables.TEAMS);
  }

  // A key that is revoked has no line any more: run again, this goes on with what is left.
  @Override
  public void revokeAll(UUID teamId, UUID appId, Instant at) {
    Collection<Map<String, AttributeValue>> hashes =
        TeamLines.of(client, teams, teamId, KeyWrites.KEYS).stream()
            .map(line -> Attributes.key(Item.of(line).text(KeyWrites.HASH)))
            .toList();
    new BatchGet(client, keys, true)
        .read(hashes).stream().map(Item::of).forEach(item -> revoke(item, appId, at));
  }

  private void revoke(Item item, UUID appId, Instant at) {
    ApiKey key = KeyItem.fromItem(item);
    if (key.scope().app().filter(app -> app.appId().equals(appId)).isPresent()) {
      // Refused where somebody else revoked it first.
      var _ = writes.revoke(new Transaction(client), key, item.text("pk"), at).commit();
    }
  }
}
