package dev.owlissues.shared.dynamo.item;

import java.util.concurrent.atomic.AtomicLong;
import software.amazon.awssdk.core.interceptor.Context;
import software.amazon.awssdk.core.interceptor.ExecutionAttributes;
import software.amazon.awssdk.core.interceptor.ExecutionInterceptor;
import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;
import software.amazon.awssdk.services.dynamodb.model.TransactionCanceledException;

/**
 * Counts the writes of a client whose condition did not hold: somebody was there before. Many of
 * them mean that work is done twice. To be registered with the client.
 */
public final class Conflicts implements ExecutionInterceptor {
  private final AtomicLong seen = new AtomicLong();

  @Override
  public void onExecutionFailure(Context.FailedExecution failed, ExecutionAttributes attributes) {
    note(failed.exception());
  }

  /** Counts the failure if it is a conflict. */
  public void note(Throwable failure) {
    if (failure instanceof ConditionalCheckFailedException
        || failure instanceof TransactionCanceledException) {
      seen.incrementAndGet();
    }
  }

  /** How many there were so far. */
  public long seen() {
    return seen.get();
  }
}
