package dev.owlissues.local.aws.dynamo;

import java.util.Optional;
import java.util.function.BiConsumer;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Tells of the actions that its calls need, as IAM sees them: a transaction needs the actions of
 * its parts, and an index is a resource of its own. Other calls are refused by the interface's
 * defaults.
 */
public final class RecordedDynamo implements DynamoDbClient {
  /** What test runs put before a table's logical id. */
  private static final String PREFIX = "^test-\\d+-";

  private final DynamoDbClient client;
  private final BiConsumer<String, String> used;

  public RecordedDynamo(DynamoDbClient client, BiConsumer<String, String> used) {
    this.client = client;
    this.used = used;
  }

  private void used(String table, String operation) {
    used.accept(table.replaceFirst(PREFIX, ""), "dynamodb:" + operation);
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    request.requestItems().keySet().forEach(table -> used(table, "BatchGetItem"));
    return client.batchGetItem(request);
  }

  @Override
  public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
    request.requestItems().keySet().forEach(table -> used(table, "BatchWriteItem"));
    return client.batchWriteItem(request);
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    used(request.tableName(), "DeleteItem");
    return client.deleteItem(request);
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    used(request.tableName(), "GetItem");
    return client.getItem(request);
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    used(request.tableName(), "PutItem");
    return client.putItem(request);
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    String index =
        Optional.ofNullable(request.indexName()).map(name -> "/index/" + name).orElse("");
    used(request.tableName() + index, "Query");
    return client.query(request);
  }

  @Override
  public ScanResponse scan(ScanRequest request) {
    used(request.tableName(), "Scan");
    return client.scan(request);
  }

  @Override
  public TransactGetItemsResponse transactGetItems(TransactGetItemsRequest request) {
    request.transactItems().forEach(item -> used(item.get().tableName(), "GetItem"));
    return client.transactGetItems(request);
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    request.transactItems().forEach(this::used);
    return client.transactWriteItems(request);
  }

  private void used(TransactWriteItem item) {
    Optional.ofNullable(item.put()).ifPresent(put -> used(put.tableName(), "PutItem"));
    Optional.ofNullable(item.update()).ifPresent(update -> used(update.tableName(), "UpdateItem"));
    Optional.ofNullable(item.delete()).ifPresent(delete -> used(delete.tableName(), "DeleteItem"));
    Optional.ofNullable(item.conditionCheck())
        .ifPresent(check -> used(check.tableName(), "ConditionCheckItem"));
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    used(request.tableName(), "UpdateItem");
    return client.updateItem(request);
  }

  @Override
  public String serviceName() {
    return client.serviceName();
  }

  @Override
  public void close() {
    client.close();
  }
}
