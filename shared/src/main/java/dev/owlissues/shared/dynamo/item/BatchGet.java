package dev.owlissues.shared.dynamo.item;

import dev.owlissues.shared.base.retry.Backoff;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Reads many items of one table by key, as many to a request as DynamoDB takes. */
public final class BatchGet {
  private static final int KEYS_PER_REQUEST = 100;

  private final DynamoDbClient client;
  private final Backoff backoff;
  private final String table;
  private final boolean consistent;

  public BatchGet(DynamoDbClient client, String table, boolean consistent, Backoff backoff) {
    this.client = client;
    this.backoff = backoff;
    this.table = table;
    this.consistent = consistent;
  }

  /** The items that exist among those keys, in no order. Keys must differ from each other. */
  public List<Map<String, AttributeValue>> read(Collection<Map<String, AttributeValue>> keys) {
    List<Map<String, AttributeValue>> items = new ArrayList<>();
    List<Map<String, AttributeValue>> left = new ArrayList<>(keys);
    int refusals = 0;
    while (!left.isEmpty()) {
      List<Map<String, AttributeValue>> some =
          left.subList(0, Math.min(KEYS_PER_REQUEST, left.size()));
      BatchGetItemResponse answer =
          client.batchGetItem(r -> r.requestItems(Map.of(table, ask(some))));
      items.addAll(answer.responses().getOrDefault(table, List.of()));
      some.clear();
      // What DynamoDB did not get to goes to the end of the line.
      if (answer.unprocessedKeys().containsKey(table)) {
        left.addAll(answer.unprocessedKeys().get(table).keys());
        refusals++;
        backoff.rest(refusals);
      }
    }
    return items;
  }

  private KeysAndAttributes ask(List<Map<String, AttributeValue>> keys) {
    return KeysAndAttributes.builder().keys(List.copyOf(keys)).consistentRead(consistent).build();
  }
}
