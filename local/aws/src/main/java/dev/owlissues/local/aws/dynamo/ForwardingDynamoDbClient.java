package dev.owlissues.local.aws.dynamo;

import java.util.Set;
import java.util.function.BiFunction;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.ScanRequest;
import software.amazon.awssdk.services.dynamodb.model.ScanResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactGetItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * A client that passes its calls on to another, with one method around all of them. Calls that
 * nobody here makes are refused by the defaults of {@link DynamoDbClient}.
 */
public interface ForwardingDynamoDbClient extends DynamoDbClient {
  /** The operations on tables themselves rather than on their items. */
  Set<String> ABOUT_TABLES = Set.of("CreateTable", "DeleteTable", "DescribeTable", "ListTables");

  /** The client that calls are passed on to. */
  DynamoDbClient client();

  /**
   * Makes a call, and whatever else is to happen before and after it.
   *
   * @param operation its name at AWS, such as {@code GetItem}
   * @param send sends a request to a client, most often the one above
   */
  <Q extends DynamoDbRequest, A extends DynamoDbResponse> A around(
      String operation, Q request, BiFunction<DynamoDbClient, Q, A> send);

  @Override
  default BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    return around("BatchGetItem", request, DynamoDbClient::batchGetItem);
  }

  @Override
  default BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
    return around("BatchWriteItem", request, DynamoDbClient::batchWriteItem);
  }

  @Override
  default CreateTableResponse createTable(CreateTableRequest request) {
    return around("CreateTable", request, DynamoDbClient::createTable);
  }

  @Override
  default DeleteItemResponse deleteItem(DeleteItemRequest request) {
    return around("DeleteItem", request, DynamoDbClient::deleteItem);
  }

  @Override
  default DeleteTableResponse deleteTable(DeleteTableRequest request) {
    return around("DeleteTable", request, DynamoDbClient::deleteTable);
  }

  @Override
  default DescribeTableResponse describeTable(DescribeTableRequest request) {
    return around("DescribeTable", request, DynamoDbClient::describeTable);
  }

  @Override
  default GetItemResponse getItem(GetItemRequest request) {
    return around("GetItem", request, DynamoDbClient::getItem);
  }

  @Override
  default ListTablesResponse listTables(ListTablesRequest request) {
    return around("ListTables", request, DynamoDbClient::listTables);
  }

  @Override
  default PutItemResponse putItem(PutItemRequest request) {
    return around("PutItem", request, DynamoDbClient::putItem);
  }

  @Override
  default QueryResponse query(QueryRequest request) {
    return around("Query", request, DynamoDbClient::query);
  }

  @Override
  default ScanResponse scan(ScanRequest request) {
    return around("Scan", request, DynamoDbClient::scan);
  }

  @Override
  default TransactGetItemsResponse transactGetItems(TransactGetItemsRequest request) {
    return around("TransactGetItems", request, DynamoDbClient::transactGetItems);
  }

  @Override
  default TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    return around("TransactWriteItems", request, DynamoDbClient::transactWriteItems);
  }

  @Override
  default UpdateItemResponse updateItem(UpdateItemRequest request) {
    return around("UpdateItem", request, DynamoDbClient::updateItem);
  }

  @Override
  default String serviceName() {
    return client().serviceName();
  }

  @Override
  default void close() {
    client().close();
  }
}
