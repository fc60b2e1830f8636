package dev.owlissues.api;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.owlissues.api.http.Api;
import dev.owlissues.gateway.Gateway;
import dev.owlissues.gateway.snapshot.AfterRestore;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;
import org.crac.Core;
import org.crac.Resource;

/**
 * Answers API Gateway's HTTP events with the REST API. Lambda calls the hooks around the snapshot
 * that its processes start from.
 */
public final class ApiHandler implements RequestStreamHandler, Resource {
  private final Gateway gateway;
  private final Api api;
  private final SecureRandom random;
  private final Warmup warmup;

  /** What Lambda calls: wired from the environment. */
  public ApiHandler() {
    this(Wiring.fromEnvironment());
    Core.getGlobalContext().register(this);
  }

  ApiHandler(Wiring wiring) {
    this.gateway = wiring.gateway();
    this.api = wiring.api();
    this.random = wiring.random();
    this.warmup = wiring.warmup();
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    handle(event, answer);
  }

  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> snapshot) throws IOException {
    warmup.prepare(this::handle);
  }

  @Override
  public void afterRestore(org.crac.Context<? extends Resource> snapshot) {
    AfterRestore.reseed(random);
  }

  public void handle(InputStream event, OutputStream answer) throws IOException {
    gateway.serve(event, answer, api);
  }
}
