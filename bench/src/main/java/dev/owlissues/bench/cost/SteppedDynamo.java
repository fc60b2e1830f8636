package dev.owlissues.bench.cost;

import dev.owlissues.local.aws.dynamo.ForwardingDynamoDbClient;
import dev.owlissues.local.aws.dynamo.MeteredDynamo;
import dev.owlissues.local.aws.dynamo.Usage;
import dev.owlissues.shared.dynamo.table.Table;
import dev.owlissues.shared.dynamo.table.Tables;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiFunction;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.PutItemRequest;
import software.amazon.awssdk.services.dynamodb.model.QueryRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItem;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.WriteRequest;

/** Sends each request through the meter of its step. Calls about tables pass through uncounted. */
final class SteppedDynamo implements ForwardingDynamoDbClient {
  private final DynamoDbClient client;
  private final Map<Step, MeteredDynamo> meters = new EnumMap<>(Step.class);

  SteppedDynamo(DynamoDbClient client) {
    this.client = client;
    for (Step step : Step.values()) {
      meters.put(step, MeteredDynamo.over(client));
    }
  }

  @Override
  public DynamoDbClient client() {
    return client;
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
  public <Q extends DynamoDbRequest, A extends DynamoDbResponse> A around(
      String operation, Q request, BiFunction<DynamoDbClient, Q, A> send) {
    return send.apply(ABOUT_TABLES.contains(operation) ? client : metered(request), request);
  }

  private DynamoDbClient metered(DynamoDbRequest request) {
    return switch (request) {
      case BatchGetItemRequest batch -> {
        var first = batch.requestItems().entrySet().iterator().next();
        yield read(first.getKey(), first.getValue().keys().getFirst());
      }
      case BatchWriteItemRequest batch -> {
        var first = batch.requestItems().entrySet().iterator().next();
        yield written(first.getKey(), item(first.getValue()));
      }
      case DeleteItemRequest delete -> written(delete.tableName(), delete.key());
      case GetItemRequest get -> read(get.tableName(), get.key());
      case PutItemRequest put -> written(put.tableName(), put.item());
      case QueryRequest query -> read(query.tableName(), partition(query));
      case TransactWriteItemsRequest items -> written(items.transactItems().getFirst());
      case UpdateItemRequest update -> written(update.tableName(), update.key());
      default -> throw new UnsupportedOperationException("belongs to no step: " + request);
    };
  }

  private static Map<String, AttributeValue> item(List<WriteRequest> writes) {
    WriteRequest first = writes.getFirst();
    return first.putRequest() == null ? first.deleteRequest().key() : first.putRequest().item();
  }

  private static Map<String, AttributeValue> partition(QueryRequest query) {
    Map<String, AttributeValue> values = query.expressionAttributeValues();
    return values.containsKey(":pk") ? Map.of("pk", values.get(":pk")) : Map.of();
  }

  private DynamoDbClient written(TransactWriteItem write) {
    return write.put() != null
        ? written(write.put().tableName(), write.put().item())
        : written(write.update().tableName(), write.update().key());
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
}
