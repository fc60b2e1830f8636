package dev.owlissues.bench.site;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.time.Duration;

/** A call of a handler as Lambda makes it, with all the time there is. */
final class Invocation implements Context {
  private static final int MEMORY_MB = 1_769;

  @Override
  public int getRemainingTimeInMillis() {
    return (int) Duration.ofMinutes(15).toMillis();
  }

  @Override
  public int getMemoryLimitInMB() {
    return MEMORY_MB;
  }

  @Override
  public LambdaLogger getLogger() {
    throw new UnsupportedOperationException("functions write to their own log");
  }

  @Override
  public String getAwsRequestId() {
    return "bench";
  }

  @Override
  public String getLogGroupName() {
    return "bench";
  }

  @Override
  public String getLogStreamName() {
    return "bench";
  }

  @Override
  public String getFunctionName() {
    return "bench";
  }

  @Override
  public String getFunctionVersion() {
    return "bench";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "bench";
  }

  @Override
  public CognitoIdentity getIdentity() {
    throw new UnsupportedOperationException("nobody is signed in");
  }

  @Override
  public ClientContext getClientContext() {
    throw new UnsupportedOperationException("there is no mobile client");
  }
}
