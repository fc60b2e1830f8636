package dev.owlissues.bench.cost;

import dev.owlissues.local.aws.dynamo.MeteredDynamo;
import dev.owlissues.local.aws.dynamo.Usage;
import dev.owlissues.shared.dynamo.table.Table;
import dev.owlissues.shared.dynamo.table.Tables;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
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
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemResponse;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Sends each request through the meter of its step. Calls about tables pass through uncounted. */
final class SteppedDynamo implements DynamoDbClient {
  private final DynamoDbClient client;
  private final Map<Step, MeteredDynamo> meters = new EnumMap<>(Step.class);

  SteppedDynamo(DynamoDbClient client) {
    this.client = client;
    for (Step step : Step.values()) {
      meters.put(step, MeteredDynamo.over(client));
    }
  }

  /** What an action used by itself, by step; steps it had no use for are left out. */
  Map<Step, Usage> during(Runnable action) {
    meters.values().forEach(MeteredDynamo::reset);
    action.run();
    Map<Step, Usage> used = new EnumMap<>(Step.class);
    meters.forEach((step, meter) -> used.put(step, meter.usage()));
    used.values().removeIf(usage -> usage.totalRequests() == 0);
    return used;
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    var first = request.requestItems().entrySet().iterator().next();
    return read(first.getKey(), first.getValue().keys().getFirst()).batchGetItem(request);
  }

  @Override
  public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
    var first = request.requestItems().entrySet().iterator().next();
    return written(first.getKey(), item(first.getValue())).batchWriteItem(request);
  }

  private static Map<String, AttributeValue> item(List<WriteRequest> writes) {
    WriteRequest first = writes.getFirst();
    return first.putRequest() == null ? first.deleteRequest().key() : first.putRequest().item();
  }

  @Override
  public CreateTableResponse createTable(CreateTableRequest request) {
    return client.createTable(request);
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    return written(request.tableName(), request.key()).deleteItem(request);
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
    return read(request.tableName(), request.key()).getItem(request);
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    return written(request.tableName(), request.item()).putItem(request);
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    Map<String, AttributeValue> values = request.expressionAttributeValues();
    return read(
            request.tableName(),
            values.containsKey(":pk") ? Map.of("pk", values.get(":pk")) : Map.of())
        .query(request);
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    TransactWriteItem first = request.transactItems().getFirst();
    DynamoDbClient metered =
        first.put() != null
            ? written(first.put().tableName(), first.put().item())
            : written(first.update().tableName(), first.update().key());
    return metered.transactWriteItems(request);
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    return written(request.tableName(), request.key()).updateItem(request);
  }

  private DynamoDbClient read(String table, Map<String, AttributeValue> item) {
    return metered(table, item, false);
  }

  private DynamoDbClient written(String table, Map<String, AttributeValue> item) {
    return metered(table, item, true);
  }

  private DynamoDbClient metered(String name, Map<String, AttributeValue> item, boolean writes) {
    Table table =
        Tables.ALL.stream()
            .filter(one -> name.endsWith("-" + one.resource()))
            .findFirst()
            .orElseThrow();
    Step step = Step.of(table, partition(item), writes);
    MeteredDynamo meter = meters.get(step);
    if (meter == null) {
      throw new IllegalStateException("no meter for " + step);
    }
    return meter.client();
  }

  private static String partition(Map<String, AttributeValue> item) {
    AttributeValue value = item.get("pk");
    return value == null ? "" : value.s();
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
