package dev.owlissues.shared.dynamo;

import dev.owlissues.shared.access.Secret;
import dev.owlissues.shared.team.App;
import dev.owlissues.shared.team.AppKeys;
import dev.owlissues.shared.team.RemovalStore;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;

/** The keys of apps in DynamoDB. */
public final class DynamoAppKeys implements AppKeys {
  private final DynamoDbClient client;
  private final String keys;
  private final TeamItems teams;

  /** The keys of that stack. */
  public DynamoAppKeys(DynamoDbClient client, TableNames names) {
    this.client = client;
    this.keys = names.of(Tables.KEYS);
    this.teams = new TeamItems(client, names.of(Tables.TEAMS));
  }

  @Override
  public void revokeAll(UUID teamId, UUID appId, Instant at) {
    teams
        .find(teamId, AppItem.key(appId))
        .map(AppItem::fromItem)
        .flatMap(App::clientSecret)
        .flatMap(Secret::parse)
        .ifPresent(secret -> revoke(secret.hash(), at));
  }

  /** Run twice it changes nothing: the first time of a revocation stands. */
  private void revoke(String hash, Instant at) {
    Instant expiry = at.plus(Duration.ofDays(RemovalStore.KEPT_DAYS));
    var _ =
        ConditionalWrite.held(() ->
            client.updateItem(update ->
                update
                    .tableName(keys)
                    .key(Attributes.key(hash))
                    .updateExpression("SET revoked_at = :at, expires_at = :expiry")
                    .conditionExpression(
                        "attribute_exists(pk) AND attribute_not_exists(revoked_at)")
                    .expressionAttributeValues(
                        Map.of(
                            ":at",
                            Attributes.text(at),
                            ":expiry",
                            Attributes.number(expiry.getEpochSecond())))));
  }
}
