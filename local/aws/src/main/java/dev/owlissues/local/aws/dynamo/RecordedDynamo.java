package dev.owlissues.local.aws.dynamo;

import dev.owlissues.local.aws.AuthorizedCalls;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

/**
 * Tells of the actions that its calls need, by {@link AuthorizedCalls}; an index is a resource of
 * its own. Other calls are refused by the interface's defaults.
 */
public record RecordedDynamo(DynamoDbClient client, BiConsumer<String, String> used)
    implements ForwardingDynamoDbClient {
  /** What test runs put before a table's logical id. */
  private static final String PREFIX = "^test-\\d+-";

  @Override
  public <Q extends DynamoDbRequest, A extends DynamoDbResponse> A around(
      String operation, Q request, BiFunction<DynamoDbClient, Q, A> send) {
    switch (request) {
      case BatchGetItemRequest batch ->
          batch.requestItems().keySet().forEach(table -> used(table, operation));
      case BatchWriteItemRequest batch ->
          batch.requestItems().keySet().forEach(table -> used(table, operation));
      case DeleteItemRequest delete -> used(delete.tableName(), operation);
      case GetItemRequest get -> used(get.tableName(), operation);
      case PutItemRequest put -> used(put.tableName(), operation);
      case QueryRequest query ->
          used(query.tableName() + index(query), operation, "table or index");
      case ScanRequest scan -> used(scan.tableName(), operation);
      case TransactGetItemsRequest items ->
          items
              .transactItems()
              .forEach(item -> used(item.get().tableName(), "TransactGetItems.Get"));
      case TransactWriteItemsRequest items -> items.transactItems().forEach(this::used);
      case UpdateItemRequest update -> used(update.tableName(), operation);
      default -> throw new UnsupportedOperationException(operation);
    }
    return send.apply(client, request);
  }

  private static String index(QueryRequest query) {
    return Optional.ofNullable(query.indexName()).map(name -> "/index/" + name).orElse("");
  }

  private void used(TransactWriteItem item) {
    Optional.ofNullable(item.put())
        .ifPresent(put -> used(put.tableName(), "TransactWriteItems.Put"));
    Optional.ofNullable(item.update())
        .ifPresent(update -> used(update.tableName(), "TransactWriteItems.Update"));
    Optional.ofNullable(item.delete())
        .ifPresent(delete -> used(delete.tableName(), "TransactWriteItems.Delete"));
    Optional.ofNullable(item.conditionCheck())
        .ifPresent(check -> used(check.tableName(), "TransactWriteItems.Check"));
  }

  private void used(String table, String call) {
    used(table, call, "table");
  }

  private void used(String resource, String call, String kind) {
    AuthorizedCalls.actions("dynamodb:" + call, kind)
        .forEach(action -> used.accept(resource.replaceFirst(PREFIX, ""), action));
  }
}
