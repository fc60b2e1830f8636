package dev.owlissues.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.owlissues.gateway.Gateway;
import dev.owlissues.gateway.HttpRequest;
import dev.owlissues.gateway.HttpResponse;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.function.Function;

/** Answers API Gateway's HTTP events with the REST API. */
public final class ApiHandler implements RequestStreamHandler {
  private final Gateway gateway;
  private final Function<HttpRequest, HttpResponse> api;

  /** What Lambda calls: wired from the environment. */
  public ApiHandler() {
    this(Wiring.logging(), Wiring.fromEnvironment().api());
  }

  ApiHandler(Gateway gateway, Function<HttpRequest, HttpResponse> api) {
    this.gateway = gateway;
    this.api = api;
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    gateway.serve(event, answer, api);
  }
}
