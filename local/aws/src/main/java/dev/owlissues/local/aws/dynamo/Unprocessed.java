package dev.owlissues.local.aws.dynamo;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.KeysAndAttributes;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Carries out the first half of each table's part of a batch and answers the rest as left over. */
final class Unprocessed {
  private Unprocessed() {}

  static BatchWriteItemResponse write(BatchWriteItemRequest request, DynamoDbClient client) {
    Map<String, List<WriteRequest>> done = new HashMap<>();
    Map<String, List<WriteRequest>> left = new HashMap<>();
    request.requestItems().forEach((table, writes) -> halve(table, writes, done, left));
    if (done.isEmpty()) {
      return BatchWriteItemResponse.builder().unprocessedItems(left).build();
    }
    return client.batchWriteItem(request.toBuilder().requestItems(done).build()).toBuilder()
        .unprocessedItems(left)
        .build();
  }

  static BatchGetItemResponse read(BatchGetItemRequest request, DynamoDbClient client) {
    Map<String, List<Map<String, AttributeValue>>> done = new HashMap<>();
    Map<String, List<Map<String, AttributeValue>>> left = new HashMap<>();
    request.requestItems().forEach((table, asked) -> halve(table, asked.keys(), done, left));
    if (done.isEmpty()) {
      return BatchGetItemResponse.builder().unprocessedKeys(request.requestItems()).build();
    }
    return client
        .batchGetItem(request.toBuilder().requestItems(with(request, done)).build())
        .toBuilder()
        .unprocessedKeys(with(request, left))
        .build();
  }

  private static <T> void halve(
      String table, List<T> all, Map<String, List<T>> done, Map<String, List<T>> left) {
    int half = all.size() / 2;
    if (half > 0) {
      done.put(table, all.subList(0, half));
    }
    left.put(table, all.subList(half, all.size()));
  }

  private static Map<String, KeysAndAttributes> with(
      BatchGetItemRequest request, Map<String, List<Map<String, AttributeValue>>> keys) {
    Map<String, KeysAndAttributes> parts = new HashMap<>(request.requestItems());
    parts.keySet().retainAll(keys.keySet());
    parts.replaceAll((table, part) -> part.toBuilder().keys(keys.get(table)).build());
    return parts;
  }
}
