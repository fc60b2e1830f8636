package dev.owlissues.shared.dynamo.item;

import java.util.Set;
import software.amazon.awssdk.awscore.exception.AwsErrorDetails;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.core.exception.SdkClientException;
import software.amazon.awssdk.core.exception.SdkException;
import software.amazon.awssdk.services.dynamodb.model.ProvisionedThroughputExceededException;
import software.amazon.awssdk.services.dynamodb.model.RequestLimitExceededException;

/** Tells failures of requests apart by what they leave behind. */
public final class Faults {
  private static final int SERVER_ERRORS = 500;
  private static final Set<String> THROTTLES = Set.of("ThrottlingException", "Throttling");

  private Faults() {}

  /** The table was too busy: nothing was written. */
  public static boolean isThrottle(SdkException failure) {
    return switch (failure) {
      case ProvisionedThroughputExceededException throttled -> true;
      case RequestLimitExceededException throttled -> true;
      case AwsServiceException service ->
          service.isThrottlingException() || THROTTLES.contains(code(service));
      default -> false;
    };
  }

  /** No answer, or one of a server in trouble: what was asked for may or may not have happened. */
  public static boolean isUnknown(SdkException failure) {
    return switch (failure) {
      case SdkClientException unanswered -> true;
      case AwsServiceException service -> service.statusCode() >= SERVER_ERRORS;
      default -> false;
    };
  }

  /** Whether the same request may fare better a moment later. */
  public static boolean passes(SdkException failure) {
    return isThrottle(failure) || isUnknown(failure);
  }

  private static String code(AwsServiceException failure) {
    AwsErrorDetails details = failure.awsErrorDetails();
    return details == null || details.errorCode() == null ? "" : details.errorCode();
  }
}
