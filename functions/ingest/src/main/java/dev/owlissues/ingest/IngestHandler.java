package dev.owlissues.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.owlissues.gateway.Gateway;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;

/** The function behind {@code /v1/ingest}. */
public final class IngestHandler implements RequestStreamHandler {
  private final Gateway gateway;
  private final IngestRoutes routes;

  /** For Lambda. */
  public IngestHandler() {
    this(Wiring.fromEnvironment());
  }

  IngestHandler(Wiring wiring) {
    this.gateway = wiring.gateway();
    this.routes = wiring.routes();
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    gateway.serve(event, answer, routes::answer);
  }
}
