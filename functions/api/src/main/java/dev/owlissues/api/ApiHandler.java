package dev.owlissues.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.owlissues.gateway.Gateway;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** Answers API Gateway's HTTP events with the REST API. */
public final class ApiHandler implements RequestStreamHandler {
  private final Gateway gateway;
  private final Api api;

  /** What Lambda calls: wired from the environment. */
  public ApiHandler() {
    this(Wiring.fromEnvironment());
  }

  ApiHandler(Wiring wiring) {
    this.gateway = wiring.gateway();
    this.api = wiring.api();
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    handle(event, answer);
  }

  void handle(InputStream event, OutputStream answer) throws IOException {
    gateway.serve(event, answer, api);
  }
}
