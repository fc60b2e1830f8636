package dev.owlissues.local.stack.http;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.owlissues.local.stack.CannotStart;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.BindException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** The stack's HTTP server. It listens on 127.0.0.1 and nowhere else. */
public final class Front implements AutoCloseable {
  /** What an invocation of a function may carry. */
  private static final int MAX_BODY = 6 << 20;

  private static final byte[] LOOPBACK = {127, 0, 0, 1};

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final PrintStream log;

  /** What answers requests. */
  @FunctionalInterface
  public interface Site {
    Reply answer(Incoming incoming) throws IOException;
  }

  private Front(HttpServer server, PrintStream log) {
    this.server = server;
    this.log = log;
  }

  /** Takes the port; 0 takes any. Nothing is answered before {@link #open}. */
  public static Front bind(int port, PrintStream log) {
    try {
      InetAddress loopback = InetAddress.getByAddress("localhost", LOOPBACK);
      return new Front(HttpServer.create(new InetSocketAddress(loopback, port), 0), log);
    } catch (BindException taken) {
      throw new CannotStart(
          "Port %d is taken; stop what uses it, or set OWL_PORT to another.".formatted(port),
          taken);
    } catch (IOException e) {
      throw new CannotStart("Cannot listen on port %d: %s".formatted(port, e), e);
    }
  }

  public URI url() {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  /** Answers requests from now on. */
  public void open(Site site) {
    server.setExecutor(threads);
    server.createContext("/", exchange -> serve(exchange, site));
    server.start();
  }

  private void serve(HttpExchange exchange, Site site) throws IOException {
    try (exchange) {
      answer(exchange, site).send(exchange);
    }
  }

  // The outermost frame of a request: whatever goes wrong, the caller gets JSON and no details.
  private Reply answer(HttpExchange exchange, Site site) {
    try {
      Optional<byte[]> body = body(exchange.getRequestBody());
      return body.isEmpty()
          ? Reply.error(413, "body is larger than %d bytes".formatted(MAX_BODY))
          : site.answer(incoming(exchange, body.get()));
    } catch (Exception failure) {
      failure.printStackTrace(log);
      return Reply.error(500, "internal error");
    }
  }

  private static Optional<byte[]> body(InputStream in) throws IOException {
    byte[] body = in.readNBytes(MAX_BODY + 1);
    if (body.length <= MAX_BODY) {
      return Optional.of(body);
    }
    // Read to its end: a connection cut while the caller still sends would hide the answer.
    in.transferTo(OutputStream.nullOutputStream());
    return Optional.empty();
  }

  private static Incoming incoming(HttpExchange exchange, byte[] body) {
    return new Incoming(
        exchange.getRequestMethod(),
        exchange.getRequestURI(),
        exchange.getProtocol(),
        Incoming.lowerCased(exchange.getRequestHeaders()),
        exchange.getRemoteAddress(),
        body);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
