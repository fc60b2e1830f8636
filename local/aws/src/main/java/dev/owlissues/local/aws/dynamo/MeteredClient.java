package dev.owlissues.local.aws.dynamo;

import static software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity.TOTAL;

import dev.owlissues.local.aws.dynamo.WriteCost.Target;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.AttributeValue;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.ConsumedCapacity;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.DeleteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
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
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsRequest;
import software.amazon.awssdk.services.dynamodb.model.TransactWriteItemsResponse;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemResponse;

/**
 * Asks for the consumed capacity of each call and tells the meter. Calls about tables pass through
 * uncounted.
 */
record MeteredClient(DynamoDbClient client, MeteredDynamo meter, WriteCost cost)
    implements ForwardingDynamoDbClient {
  private static final Set<String> READS =
      Set.of("BatchGetItem", "GetItem", "Query", "Scan", "TransactGetItems");

  @Override
  public <Q extends DynamoDbRequest, A extends DynamoDbResponse> A around(
      String operation, Q request, BiFunction<DynamoDbClient, Q, A> send) {
    if (!ABOUT_TABLES.contains(operation)) {
      meter.requested(operation);
    }
    try {
      A answer = send.apply(client, request);
      double units = units(answer);
      meter.used(READS.contains(operation) ? units : 0, READS.contains(operation) ? 0 : units);
      return answer;
    } catch (ConditionalCheckFailedException refused) {
      meter.wrote(cost.refused(target(request)));
      throw refused;
    }
  }

  private Target target(DynamoDbRequest conditional) {
    return switch (conditional) {
      case DeleteItemRequest delete -> new Target(delete.tableName(), delete.key());
      case PutItemRequest put -> cost.target(put.tableName(), put.item());
      case UpdateItemRequest update -> new Target(update.tableName(), update.key());
      default -> throw new IllegalArgumentException("takes no condition: " + conditional);
    };
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    return ForwardingDynamoDbClient.super.batchGetItem(
        request.toBuilder().returnConsumedCapacity(TOTAL).build());
  }

  @Override
  public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
    return ForwardingDynamoDbClient.super.batchWriteItem(
        request.toBuilder().returnConsumedCapacity(TOTAL).build());
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    return ForwardingDynamoDbClient.super.deleteItem(
        request.toBuilder().returnConsumedCapacity(TOTAL).build());
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    return ForwardingDynamoDbClient.super.getItem(
        request.toBuilder().returnConsumedCapacity(TOTAL).build());
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    return ForwardingDynamoDbClient.super.putItem(
        request.toBuilder().returnConsumedCapacity(TOTAL).build());
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    return ForwardingDynamoDbClient.super.query(
        request.toBuilder().returnConsumedCapacity(TOTAL).build());
  }

  @Override
  public ScanResponse scan(ScanRequest request) {
    return ForwardingDynamoDbClient.super.scan(
        request.toBuilder().returnConsumedCapacity(TOTAL).build());
  }

  @Override
  public TransactGetItemsResponse transactGetItems(TransactGetItemsRequest request) {
    return ForwardingDynamoDbClient.super.transactGetItems(
        request.toBuilder().returnConsumedCapacity(TOTAL).build());
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    List<Target> targets = cost.targets(request.transactItems());
    List<Map<String, AttributeValue>> before = cost.images(targets);
    try {
      return ForwardingDynamoDbClient.super.transactWriteItems(request);
    } finally {
      // A cancelled transaction costs too: then the images are the same.
      meter.wrote(cost.transaction(targets, before, cost.images(targets)));
    }
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    return ForwardingDynamoDbClient.super.updateItem(
        request.toBuilder().returnConsumedCapacity(TOTAL).build());
  }

  // Of several tables, or of one; calls about tables and transactions that write tell of none.
  private static double units(DynamoDbResponse answer) {
    return switch (answer.getValueForField("ConsumedCapacity", Object.class).orElse(List.of())) {
      case ConsumedCapacity one -> one.capacityUnits();
      case List<?> many ->
          many.stream()
              .map(ConsumedCapacity.class::cast)
              .mapToDouble(ConsumedCapacity::capacityUnits)
              .sum();
      case Object other -> throw new IllegalStateException("no capacity: " + other);
    };
  }
}
