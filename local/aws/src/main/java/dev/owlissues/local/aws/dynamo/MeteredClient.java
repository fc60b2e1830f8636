package dev.owlissues.local.aws.dynamo;

import static software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity.TOTAL;

import dev.owlissues.local.aws.dynamo.WriteCost.Target;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.CreateTableRequest;
import software.amazon.awssdk.services.dynamodb.model.CreateTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteTableResponse;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableRequest;
import software.amazon.awssdk.services.dynamodb.model.DescribeTableResponse;
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
 * Asks for the consumed capacity of each call and tells the meter. Calls about tables pass through
 * uncounted; calls that nobody here makes are refused by the interface's defaults.
 */
final class MeteredClient implements DynamoDbClient {
  private final DynamoDbClient client;
  private final MeteredDynamo meter;
  private final WriteCost cost;

  MeteredClient(DynamoDbClient client, MeteredDynamo meter) {
    this.client = client;
    this.meter = meter;
    this.cost = new WriteCost(client);
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    BatchGetItemRequest metered = request.toBuilder().returnConsumedCapacity(TOTAL).build();
    BatchGetItemResponse answer =
        meter.counting("BatchGetItem", () -> client.batchGetItem(metered));
    meter.read(sum(answer.consumedCapacity()));
    return answer;
  }

  @Override
  public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
    BatchWriteItemRequest metered = request.toBuilder().returnConsumedCapacity(TOTAL).build();
    BatchWriteItemResponse answer =
        meter.counting("BatchWriteItem", () -> client.batchWriteItem(metered));
    meter.wrote(sum(answer.consumedCapacity()));
    return answer;
  }

  @Override
  public CreateTableResponse createTable(CreateTableRequest request) {
    return client.createTable(request);
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    DeleteItemRequest metered = request.toBuilder().returnConsumedCapacity(TOTAL).build();
    DeleteItemResponse answer =
        writing(
            "DeleteItem",
            () -> new Target(request.tableName(), request.key()),
            () -> client.deleteItem(metered));
    meter.wrote(answer.consumedCapacity().capacityUnits());
    return answer;
  }

  @Override
  public DeleteTableResponse deleteTable(DeleteTableRequest request) {
    return client.deleteTable(request);
  }

  @Override
  public DescribeTableResponse describeTable(DescribeTableRequest request) {
    return client.describeTable(request);
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    GetItemRequest metered = request.toBuilder().returnConsumedCapacity(TOTAL).build();
    GetItemResponse answer = meter.counting("GetItem", () -> client.getItem(metered));
    meter.read(answer.consumedCapacity().capacityUnits());
    return answer;
  }

  @Override
  public ListTablesResponse listTables(ListTablesRequest request) {
    return client.listTables(request);
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    PutItemRequest metered = request.toBuilder().returnConsumedCapacity(TOTAL).build();
    PutItemResponse answer =
        writing(
            "PutItem",
            () -> cost.target(request.tableName(), request.item()),
            () -> client.putItem(metered));
    meter.wrote(answer.consumedCapacity().capacityUnits());
    return answer;
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    QueryRequest metered = request.toBuilder().returnConsumedCapacity(TOTAL).build();
    QueryResponse answer = meter.counting("Query", () -> client.query(metered));
    meter.read(answer.consumedCapacity().capacityUnits());
    return answer;
  }

  @Override
  public ScanResponse scan(ScanRequest request) {
    ScanRequest metered = request.toBuilder().returnConsumedCapacity(TOTAL).build();
    ScanResponse answer = meter.counting("Scan", () -> client.scan(metered));
    meter.read(answer.consumedCapacity().capacityUnits());
    return answer;
  }

  @Override
  public TransactGetItemsResponse transactGetItems(TransactGetItemsRequest request) {
    TransactGetItemsRequest metered = request.toBuilder().returnConsumedCapacity(TOTAL).build();
    TransactGetItemsResponse answer =
        meter.counting("TransactGetItems", () -> client.transactGetItems(metered));
    meter.read(sum(answer.consumedCapacity()));
    return answer;
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    List<Target> targets = cost.targets(request.transactItems());
    List<Map<String, AttributeValue>> before = cost.images(targets);
    try {
      return meter.counting("TransactWriteItems", () -> client.transactWriteItems(request));
    } finally {
      // A cancelled transaction costs too: then the images are the same.
      meter.wrote(cost.transaction(targets, before, cost.images(targets)));
    }
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    UpdateItemRequest metered = request.toBuilder().returnConsumedCapacity(TOTAL).build();
    UpdateItemResponse answer =
        writing(
            "UpdateItem",
            () -> new Target(request.tableName(), request.key()),
            () -> client.updateItem(metered));
    meter.wrote(answer.consumedCapacity().capacityUnits());
    return answer;
  }

  private <A> A writing(String operation, Supplier<Target> target, Supplier<A> call) {
    try {
      return meter.counting(operation, call);
    } catch (ConditionalCheckFailedException refused) {
      meter.wrote(cost.refused(target.get()));
      throw refused;
    }
  }

  private static double sum(List<ConsumedCapacity> consumed) {
    return consumed.stream().mapToDouble(ConsumedCapacity::capacityUnits).sum();
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
