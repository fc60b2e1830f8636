package dev.owlissues.shared.dynamo.account;

import dev.owlissues.shared.base.retry.Backoff;
import dev.owlissues.shared.dynamo.item.Attributes;
import dev.owlissues.shared.dynamo.item.BatchGet;
import dev.owlissues.shared.dynamo.item.ConsistentRead;
import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.item.SoftDelete;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;

/** Reads the items of teams, strongly consistent: all of them, or those that are not removed. */
final class TeamReader {
  private final DynamoDbClient client;
  private final Backoff backoff;
  private final String table;

  TeamReader(DynamoDbClient client, String table, Backoff backoff) {
    this.client = client;
    this.backoff = backoff;
    this.table = table;
  }

  /** The item, removed or not. */
  Optional<Item> find(UUID teamId, String sort) {
    return ConsistentRead.find(client, table, Attributes.key(teamId.toString(), sort));
  }

  /** The items whose sort keys begin so, removed or not, in order. */
  List<Item> list(UUID teamId, String prefix) {
    return ConsistentRead.all(client, table, teamId.toString(), prefix).toList();
  }

  /** The item, unless it is removed. */
  Optional<Item> live(UUID teamId, String sort) {
    return find(teamId, sort).filter(item -> !SoftDelete.is(item));
  }

  /** The item that one of the teams has under that sort key. Ids are unique, so one at most. */
  Optional<Item> live(Collection<UUID> teamIds, String sort) {
    return live(teamIds.stream().map(team -> Attributes.key(team.toString(), sort)).toList())
        .stream()
        .findFirst();
  }

  /** Those of the items that are there and not removed, in no order. */
  List<Item> live(List<Map<String, AttributeValue>> keys) {
    return find(keys).stream().filter(item -> !SoftDelete.is(item)).toList();
  }

  /** Those of the items that are there, removed or not, in no order. */
  List<Item> find(List<Map<String, AttributeValue>> keys) {
    return new BatchGet(client, table, true, backoff).read(keys).stream().map(Item::of).toList();
  }

  /** The items whose sort keys begin so and that are not removed, in order. */
  List<Item> listLive(UUID teamId, String prefix) {
    return list(teamId, prefix).stream().filter(item -> !SoftDelete.is(item)).toList();
  }
}
