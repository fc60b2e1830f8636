package dev.owlissues.shared.dynamo;

import software.amazon.awssdk.services.dynamodb.model.ConditionalCheckFailedException;

/** Turns a failed condition into an outcome: it is news, not a failure. */
final class ConditionalWrite {
  private ConditionalWrite() {}

  /** Writes, and says whether the condition held. */
  static boolean held(Runnable write) {
    try {
      write.run();
      return true;
    } catch (ConditionalCheckFailedException failed) {
      return false;
    }
  }
}
