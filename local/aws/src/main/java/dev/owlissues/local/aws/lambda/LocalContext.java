package dev.owlissues.local.aws.lambda;

import com.amazonaws.services.lambda.runtime.ClientContext;
import com.amazonaws.services.lambda.runtime.CognitoIdentity;
import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.LambdaLogger;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** What Lambda tells a handler about its invocation, here. */
final class LocalContext implements Context {
  private final String function;
  private final String requestId;
  private final PrintStream log;
  private final long endsAtNanos;

  /** An invocation that has {@code time} from now, by the machine's clock. */
  LocalContext(String function, String requestId, Duration time, PrintStream log) {
    this.function = function;
    this.requestId = requestId;
    this.log = log;
    this.endsAtNanos = System.nanoTime() + time.toNanos();
  }

  @Override
  public String getAwsRequestId() {
    return requestId;
  }

  @Override
  public String getFunctionName() {
    return function;
  }

  @Override
  public String getFunctionVersion() {
    return "$LATEST";
  }

  @Override
  public String getInvokedFunctionArn() {
    return "arn:aws:lambda:local:000000000000:function:" + function;
  }

  @Override
  public String getLogGroupName() {
    return "local";
  }

  @Override
  public String getLogStreamName() {
    return function;
  }

  @Override
  public int getRemainingTimeInMillis() {
    long left = Duration.ofNanos(endsAtNanos - System.nanoTime()).toMillis();
    return (int) Math.max(0, left);
  }

  @Override
  public int getMemoryLimitInMB() {
    return (int) (Runtime.getRuntime().maxMemory() >> 20);
  }

  // Lambda has neither for the stack's functions.
  @Override
  public CognitoIdentity getIdentity() {
    throw new UnsupportedOperationException("no function here has a Cognito identity");
  }

  @Override
  public ClientContext getClientContext() {
    throw new UnsupportedOperationException("no function here has a client context");
  }

  @Override
  public LambdaLogger getLogger() {
    return new StreamLogger(log);
  }

  private record StreamLogger(PrintStream out) implements LambdaLogger {
    @Override
    public void log(String message) {
      out.println(message);
    }

    @Override
    public void log(byte[] message) {
      out.println(new String(message, StandardCharsets.UTF_8));
    }
  }
}
