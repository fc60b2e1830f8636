package dev.owlissues.shared.dynamo;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;

/** Reads many items by key: as many requests as it takes, and what comes back undone again. */
final class BatchReads {
  /** The most keys that DynamoDB takes in one request. */
  static final int MAX_KEYS = 100;

  private static final int MAX_FRUITLESS = 5;
  private static final long PAUSE_MILLIS = 50;

  private final DynamoDbClient client;
  private final String table;

  BatchReads(DynamoDbClient client, String table) {
    this.client = client;
    this.table = table;
  }

  /** The items that exist, in no order. Each key must be named once. */
  List<Item> get(Collection<Map<String, AttributeValue>> keys) {
    List<Map<String, AttributeValue>> all = List.copyOf(keys);
    List<Item> items = new ArrayList<>();
    for (int from = 0; from < all.size(); from += MAX_KEYS) {
      get(all.subList(from, Math.min(from + MAX_KEYS, all.size())), items);
    }
    return items;
  }

  private void get(List<Map<String, AttributeValue>> keys, List<Item> items) {
    KeysAndAttributes left = KeysAndAttributes.builder().keys(keys).consistentRead(true).build();
    int fruitless = 0;
    while (true) {
      BatchGetItemResponse answer = client.batchGetItem(request(left));
      answer.responses().getOrDefault(table, List.of()).stream().map(Item::of).forEach(items::add);
      KeysAndAttributes undone = answer.unprocessedKeys().get(table);
      if (undone == null) {
        return;
      }
      // A full answer (16 MB) leaves keys over as throttling does; only the latter brings nothing.
      fruitless = undone.keys().size() == left.keys().size() ? fruitless + 1 : 0;
      if (fruitless > MAX_FRUITLESS) {
        throw new IllegalStateException("DynamoDB leaves " + fruitless + " reads undone in a row");
      }
      pause(fruitless);
      left = undone;
    }
  }

  private BatchGetItemRequest request(KeysAndAttributes keys) {
    return BatchGetItemRequest.builder().requestItems(Map.of(table, keys)).build();
  }

  private static void pause(int fruitless) {
    if (fruitless == 0) {
      return;
    }
    try {
      Thread.sleep(PAUSE_MILLIS << fruitless);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while reading", e);
    }
  }
}
