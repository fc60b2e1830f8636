package dev.owlissues.shared.dynamo.event;

import dev.owlissues.shared.dynamo.item.Item;
import dev.owlissues.shared.dynamo.item.SortRange;
import dev.owlissues.shared.dynamo.table.TableNames;
import dev.owlissues.shared.dynamo.table.Tables;
import java.util.List;
import java.util.Optional;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;

/** Queries one partition of the events table, one request at a time. */
final class EventQueries {
  private final DynamoDbClient client;
  private final String table;

  EventQueries(DynamoDbClient client, TableNames names) {
    this.client = client;
    this.table = names.of(Tables.EVENTS);
  }

  /**
   * What one request answered.
   *
   * @param last where it stopped, if there may be more in the range
   */
  record Answer(List<Item> items, Optional<String> last) {}

  /** The first items of a partition in a range of sort keys. */
  Answer items(String partition, SortRange range, boolean ascending, int limit) {
    if (range.isEmpty()) {
      return new Answer(List.of(), Optional.empty());
    }
    QueryResponse answer =
        client.query(range.in(table, partition).scanIndexForward(ascending).limit(limit).build());
    return new Answer(
        answer.items().stream().map(Item::of).toList(),
        answer.hasLastEvaluatedKey()
            ? Optional.of(Item.of(answer.lastEvaluatedKey()).text("sk"))
            : Optional.empty());
  }
}
