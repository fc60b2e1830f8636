package dev.owlissues.shared.dynamo;

import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;

/** Tells failures of requests apart by what they leave behind. */
final class Faults {
  private static final int SERVER_ERRORS = 500;
  private static final Set<String> THROTTLES =
      Set.of(
          "ProvisionedThroughputExceededException",
          "RequestLimitExceeded",
          "ThrottlingException",
          "Throttling");

  private Faults() {}

  /** The table was too busy: nothing was written. */
  static boolean isThrottle(SdkException failure) {
    return failure instanceof AwsServiceException service
        && (service.isThrottlingException() || THROTTLES.contains(code(service)));
  }

  /** No answer, or one of a server in trouble: what was asked for may or may not have happened. */
  static boolean isUnknown(SdkException failure) {
    return switch (failure) {
      case SdkClientException unanswered -> true;
      case AwsServiceException service -> service.statusCode() >= SERVER_ERRORS;
      default -> false;
    };
  }

  /** Whether the same request may fare better a moment later. */
  static boolean passes(SdkException failure) {
    return isThrottle(failure) || isUnknown(failure);
  }

  private static String code(AwsServiceException failure) {
    AwsErrorDetails details = failure.awsErrorDetails();
    return details == null || details.errorCode() == null ? "" : details.errorCode();
  }
}
