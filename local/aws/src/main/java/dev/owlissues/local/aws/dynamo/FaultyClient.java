package dev.owlissues.local.aws.dynamo;

import dev.owlissues.local.aws.dynamo.FaultyDynamo.Fault;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
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
import software.amazon.awssdk.services.dynamodb.model.GetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.GetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.ListTablesRequest;
import software.amazon.awssdk.services.dynamodb.model.ListTablesResponse;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
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

/** Does to each call what the faults say. Calls about tables pass through and are not counted. */
final class FaultyClient implements DynamoDbClient {
  private final DynamoDbClient client;
  private final FaultyDynamo faults;

  FaultyClient(DynamoDbClient client, FaultyDynamo faults) {
    this.client = client;
    this.faults = faults;
  }

  @Override
  public BatchGetItemResponse batchGetItem(BatchGetItemRequest request) {
    return switch (faults.nextBatch()) {
      case UNPROCESSED -> Unprocessed.read(request, client);
      case Fault fault -> call(fault, () -> client.batchGetItem(request));
    };
  }

  @Override
  public BatchWriteItemResponse batchWriteItem(BatchWriteItemRequest request) {
    return switch (faults.nextBatch()) {
      case UNPROCESSED -> Unprocessed.write(request, client);
      case Fault fault -> call(fault, () -> client.batchWriteItem(request));
    };
  }

  @Override
  public CreateTableResponse createTable(CreateTableRequest request) {
    return client.createTable(request);
  }

  @Override
  public DeleteItemResponse deleteItem(DeleteItemRequest request) {
    return call(faults.next(), () -> client.deleteItem(request));
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
    return call(faults.next(), () -> client.getItem(request));
  }

  @Override
  public ListTablesResponse listTables(ListTablesRequest request) {
    return client.listTables(request);
  }

  @Override
  public PutItemResponse putItem(PutItemRequest request) {
    return call(faults.next(), () -> client.putItem(request));
  }

  @Override
  public QueryResponse query(QueryRequest request) {
    return call(faults.next(), () -> client.query(request));
  }

  @Override
  public ScanResponse scan(ScanRequest request) {
    return call(faults.next(), () -> client.scan(request));
  }

  @Override
  public TransactGetItemsResponse transactGetItems(TransactGetItemsRequest request) {
    return call(faults.next(), () -> client.transactGetItems(request));
  }

  @Override
  public TransactWriteItemsResponse transactWriteItems(TransactWriteItemsRequest request) {
    return call(faults.next(), () -> client.transactWriteItems(request));
  }

  @Override
  public UpdateItemResponse updateItem(UpdateItemRequest request) {
    return call(faults.next(), () -> client.updateItem(request));
  }

  private static <A> A call(Fault fault, Supplier<A> send) {
    return switch (fault) {
      // Only batches have something to leave over.
      case NONE, UNPROCESSED -> send.get();
      case BEFORE_SENDING -> throw SdkClientException.create("injected: the call was not sent");
      case BEFORE_ANSWER -> {
        var _ = send.get();
        throw SdkClientException.create("injected: the answer was lost");
      }
      case THROTTLED ->
          throw ProvisionedThroughputExceededException.builder()
              .message("injected: throttled")
              .statusCode(400)
              .build();
    };
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
