package dev.owlissues.shared.dynamo.item;

import dev.owlissues.shared.base.retry.Backoff;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.CancellationReason;
import software.amazon.awssdk.services.dynamodb.model.ConditionCheck;
import software.amazon.awssdk.services.dynamodb.model.Delete;
import software.amazon.awssdk.services.dynamodb.model.Put;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;
import software.amazon.awssdk.services.dynamodb.model.Update;

/**
 * Several writes that happen together or not at all, at most 100, each item once. A failed
 * condition is an outcome; a clash with another transaction is tried again.
 */
public final class Transaction {
  private static final int TRIES = 6;

  private final DynamoDbClient client;
  private final Backoff backoff;
  private final List<TransactWriteItem> writes = new ArrayList<>();

  public Transaction(DynamoDbClient client, Backoff backoff) {
    this.client = client;
    this.backoff = backoff;
  }

  /** Puts the item, whatever is there. */
  public Transaction put(String table, Map<String, AttributeValue> item) {
    return put(Put.builder().tableName(table).item(item).build());
  }

  /** Puts an item that is not there yet. */
  public Transaction putIfAbsent(String table, Map<String, AttributeValue> item) {
    return put(
        Put.builder()
            .tableName(table)
            .item(item)
            .conditionExpression("attribute_not_exists(pk)")
            .build());
  }

  /** Puts an item in place of that revision of it. */
  public Transaction putIfRevision(String table, Map<String, AttributeValue> item, long revision) {
    return put(
        Put.builder()
            .tableName(table)
            .item(item)
            .conditionExpression("revision = :revision")
            .expressionAttributeValues(Map.of(":revision", Attributes.number(revision)))
            .build());
  }

  public Transaction put(Put put) {
    writes.add(TransactWriteItem.builder().put(put).build());
    return this;
  }

  public Transaction update(Update update) {
    writes.add(TransactWriteItem.builder().update(update).build());
    return this;
  }

  public Transaction delete(Delete delete) {
    writes.add(TransactWriteItem.builder().delete(delete).build());
    return this;
  }

  public Transaction check(ConditionCheck check) {
    writes.add(TransactWriteItem.builder().conditionCheck(check).build());
    return this;
  }

  /** Writes all of it, and says whether every condition held. Otherwise nothing was written. */
  public boolean commit() {
    for (int tried = 1; ; tried++) {
      try {
        client.transactWriteItems(
            TransactWriteItemsRequest.builder().transactItems(writes).build());
        return true;
      } catch (TransactionCanceledException cancelled) {
        if (hasReason(cancelled, "ConditionalCheckFailed")) {
          return false;
        }
        if (tried == TRIES || !hasReason(cancelled, "TransactionConflict")) {
          throw cancelled;
        }
        backoff.rest(tried);
      }
    }
  }

  private static boolean hasReason(TransactionCanceledException cancelled, String code) {
    return cancelled.cancellationReasons().stream()
        .map(CancellationReason::code)
        .anyMatch(code::equals);
  }
}
