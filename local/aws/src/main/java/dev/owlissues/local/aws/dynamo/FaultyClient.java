package dev.owlissues.local.aws.dynamo;

import dev.owlissues.local.aws.dynamo.FaultyDynamo.Fault;
import java.util.function.BiFunction;
import java.util.function.Supplier;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchGetItemResponse;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemRequest;
import software.amazon.awssdk.services.dynamodb.model.BatchWriteItemResponse;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;

/** Does to each call what the faults say. Calls about tables pass through and are not counted. */
record FaultyClient(DynamoDbClient client, FaultyDynamo faults)
    implements ForwardingDynamoDbClient {

  @Override
  public <Q extends DynamoDbRequest, A extends DynamoDbResponse> A around(
      String operation, Q request, BiFunction<DynamoDbClient, Q, A> send) {
    return ABOUT_TABLES.contains(operation)
        ? send.apply(client, request)
        : call(faults.next(), () -> send.apply(client, request));
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
}
