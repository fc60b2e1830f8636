package dev.owlissues.shared.dynamo;

import software.amazon.awssdk.retries.api.RetryStrategy;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;

/** What a client of DynamoDB sends again beside what the SDK knows by itself. */
public final class DynamoRetries {
  private DynamoRetries() {}

  /**
   * A write of one item that meets somebody's transaction. DynamoDB refuses it, nothing of it was
   * done, and a moment later it goes through; the SDK hands the refusal on.
   *
   * @see <a
   *     href="https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/transaction-apis.html#transaction-conflict-handling">Transaction
   *     conflict handling</a>
   */
  public static void alsoConflicts(RetryStrategy.Builder<?, ?> retries) {
    retries.retryOnException(TransactionConflictException.class);
  }
}
