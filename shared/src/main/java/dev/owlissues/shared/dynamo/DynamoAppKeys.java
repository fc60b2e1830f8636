package dev.owlissues.shared.dynamo;

import dev.owlissues.shared.access.ApiKey;
import dev.owlissues.shared.team.AppKeys;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The keys of apps in DynamoDB. */
public final class DynamoAppKeys implements AppKeys {
  private final DynamoDbClient client;
  private final KeyWrites writes;
  private final String keys;
  private final TeamItems teams;

  /** The keys of that stack. */
  public DynamoAppKeys(DynamoDbClient client, TableNames names) {
    this.client = client;
    this.writes = new KeyWrites(names);
    this.keys = names.of(Tables.KEYS);
    this.teams = new TeamItems(client, names.of(Tables.TEAMS));
  }

  @Override
  public void revokeAll(UUID teamId, UUID appId, Instant at) {
    List<Item> lines = teams.list(teamId, KeyWrites.KEYS);
    var hashes = lines.stream().map(line -> Attributes.key(line.text(KeyWrites.HASH))).toList();
    new BatchGet(client, keys, true)
        .read(hashes).stream().map(Item::of).forEach(item -> revoke(item, appId, at));
  }

  /** Run twice it changes nothing: the first time of a revocation stands. */
  private void revoke(Item item, UUID appId, Instant at) {
    ApiKey key = KeyItem.fromItem(item);
    if (key.scope().app().filter(own -> own.appId().equals(appId)).isPresent()) {
      var _ = writes.revoke(new Transaction(client), key, item.text("pk"), at).commit();
    }
  }
}
