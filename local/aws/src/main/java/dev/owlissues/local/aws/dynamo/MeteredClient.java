package dev.owlissues.local.aws.dynamo;

import static software.amazon.awssdk.services.dynamodb.model.ReturnConsumedCapacity.TOTAL;

import dev.owlissues.local.aws.dynamo.WriteCost.Target;
import java.util.List;
import java.util.Map;
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

  @Override
  public <Q extends DynamoDbRequest, A extends DynamoDbResponse> A around(
      String operation, Q request, BiFunction<DynamoDbClient, Q, A> send) {
    if (!ABOUT_TABLES.contains(operation)) {
      meter.requested(operation);
    }
    try {
      return send.apply(client, request);
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
    BatchGetItemResponse answer =
        ForwardingDynamoDbClient.super.batchGetItem(
            request.toBuilder().returnConsumedCapacity(TOTAL).build());
    meter.read(sum(answer.consumedCapacity()));
    return answer;
  }

  @Override
  public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
    BatchWriteItemResponse answer =
        ForwardingDynamoDbClient.super.batchWriteItem(
            request.toBuilder().returnConsumedCapacity(TOTAL).build());
    meter.wrote(sum(answer.consumedCapacity()));
    return answer;
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    DeleteItemResponse answer =
        ForwardingDynamoDbClient.super.deleteItem(
            request.toBuilder().returnConsumedCapacity(TOTAL).build());
    meter.wrote(answer.consumedCapacity().capacityUnits());
    return answer;
  }

  @Override
  public GetItemResponse getItem(GetItemRequest request) {
    GetItemResponse answer =
        ForwardingDynamoDbClient.super.getItem(
            request.toBuilder().returnConsumedCapacity(TOTAL).build());
    meter.read(answer.consumedCapacity().capacityUnits());
    return answer;
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    PutItemResponse answer =
        ForwardingDynamoDbClient.super.putItem(
            request.toBuilder().returnConsumedCapacity(TOTAL).build());
    meter.wrote(answer.consumedCapacity().capacityUnits());
    return answer;
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    QueryResponse answer =
        ForwardingDynamoDbClient.super.query(
            request.toBuilder().returnConsumedCapacity(TOTAL).build());
    meter.read(answer.consumedCapacity().capacityUnits());
    return answer;
  }

  @Override
  public ScanResponse scan(ScanRequest request) {
    ScanResponse answer =
        ForwardingDynamoDbClient.super.scan(
            request.toBuilder().returnConsumedCapacity(TOTAL).build());
    meter.read(answer.consumedCapacity().capacityUnits());
    return answer;
  }

  @Override
  public TransactGetItemsResponse transactGetItems(TransactGetItemsRequest request) {
    TransactGetItemsResponse answer =
        ForwardingDynamoDbClient.super.transactGetItems(
            request.toBuilder().returnConsumedCapacity(TOTAL).build());
    meter.read(sum(answer.consumedCapacity()));
    return answer;
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
    UpdateItemResponse answer =
        ForwardingDynamoDbClient.super.updateItem(
            request.toBuilder().returnConsumedCapacity(TOTAL).build());
    meter.wrote(answer.consumedCapacity().capacityUnits());
    return answer;
  }

  private static double sum(List<ConsumedCapacity> consumed) {
    return consumed.stream().mapToDouble(ConsumedCapacity::capacityUnits).sum();
  }
}
