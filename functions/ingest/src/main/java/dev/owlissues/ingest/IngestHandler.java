package dev.owlissues.ingest;

import com.amazonaws.services.lambda.runtime.Context;
import com.amazonaws.services.lambda.runtime.RequestStreamHandler;
import dev.owlissues.gateway.Gateway;
import dev.owlissues.gateway.snapshot.WarmupRequests;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.util.List;
import org.crac.Core;
import org.crac.Resource;

/**
 * The function that takes what apps send ({@code IngestRoutes}). Lambda calls the hooks around the
 * snapshot that its processes start from.
 */
public final class IngestHandler implements RequestStreamHandler, Resource {
  private static final WarmupRequests REHEARSAL =
      new WarmupRequests(List.of("POST /v1/ingest", "OPTIONS /v1/ingest"));

  private final Gateway gateway;
  private final IngestRoutes routes;
  private final Warmup warmup;

  /** For Lambda. */
  public IngestHandler() {
    this(Wiring.fromEnvironment());
    Core.getGlobalContext().register(this);
  }

  IngestHandler(Wiring wiring) {
    this.gateway = wiring.gateway();
    this.routes = wiring.routes();
    this.warmup = wiring.warmup();
  }

  @Override
  public void handleRequest(InputStream event, OutputStream answer, Context context)
      throws IOException {
    handle(event, answer);
  }

  @Override
  public void beforeCheckpoint(org.crac.Context<? extends Resource> snapshot) throws IOException {
    REHEARSAL.play(this::handle);
    warmup.packEvents();
  }

  @Override
  public void afterRestore(org.crac.Context<? extends Resource> snapshot) {
    warmup.reseed();
  }

  private void handle(InputStream event, OutputStream answer) throws IOException {
    gateway.serve(event, answer, routes::answer);
  }
}
