package dev.owlissues.shared.dynamo.item;

import dev.owlissues.shared.base.retry.Backoff;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/**
 * Puts many items into one table or deletes them, as many to a request as DynamoDB takes, until all
 * is done. It knows no conditions, so it is only for items that are right, or wrong, whoever writes
 * them, whenever.
 */
public final class BatchWrite {
  /** The most items that DynamoDB takes at once. */
  static final int ITEMS_PER_REQUEST = 25;

  private final DynamoDbClient client;
  private final Backoff backoff;
  private final String table;

  public BatchWrite(DynamoDbClient client, String table, Backoff backoff) {
    this.client = client;
    this.backoff = backoff;
    this.table = table;
  }

  /** Puts the items; their keys must differ from each other. */
  public void put(Collection<Map<String, AttributeValue>> items) {
    List<WriteRequest> left = new ArrayList<>();
    items.forEach(item -> left.add(WriteRequest.builder().putRequest(r -> r.item(item)).build()));
    write(left);
  }

  /** Deletes the items with those keys, which must differ from each other, in that order. */
  public void delete(Collection<Map<String, AttributeValue>> keys) {
    List<WriteRequest> left = new ArrayList<>();
    keys.forEach(key -> left.add(WriteRequest.builder().deleteRequest(r -> r.key(key)).build()));
    write(left);
  }

  private void write(List<WriteRequest> left) {
    int refusals = 0;
    while (!left.isEmpty()) {
      List<WriteRequest> some = left.subList(0, Math.min(ITEMS_PER_REQUEST, left.size()));
      List<WriteRequest> asked = List.copyOf(some);
      List<WriteRequest> refused =
          client
              .batchWriteItem(r -> r.requestItems(Map.of(table, asked)))
              .unprocessedItems()
              .getOrDefault(table, List.of());
      some.clear();
      // What DynamoDB did not get to goes to the end of the line.
      if (!refused.isEmpty()) {
        left.addAll(refused);
        refusals++;
        backoff.rest(refusals);
      }
    }
  }
}
