package dev.owlissues.cli;

import com.sun.net.httpserver.HttpServer;
import dev.owlissues.cli.term.Terminal;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The command line against an API that answers as it is told to. */
final class Owl implements AutoCloseable {
  final Map<String, String> environment = new HashMap<>();

  /** Method, path and query of each request, its key and its body. */
  final List<String> asked = new ArrayList<>();

  InputStream in = new ByteArrayInputStream(new byte[0]);
  private final HttpServer server;

  /** What came of a command. */
  record Outcome(int code, String out, String err) {}

  private Owl(HttpServer server) {
    this.server = server;
  }

  static Owl at(Path home) throws IOException {
    var anyPort = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
    Owl owl = new Owl(HttpServer.create(anyPort, 0));
    owl.environment.put("HOME", home.toString());
    owl.environment.put("OWL_PORT", Integer.toString(owl.server.getAddress().getPort()));
    owl.server.start();
    return owl;
  }

  String url() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** Names the API and a key in the environment. */
  Owl setUp() {
    environment.put("OWLMETRY_ENDPOINT", url());
    environment.put("OWLMETRY_API_KEY", "owl_agent_1");
    return this;
  }

  /** One body after the other, and the last of them from then on. */
  Owl answer(String path, int status, String... bodies) {
    Deque<String> left = new ArrayDeque<>(List.of(bodies));
    server.createContext(
        path,
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          asked.add(
              "%s %s %s %s"
                  .formatted(
                      exchange.getRequestMethod(),
                      exchange.getRequestURI(),
                      exchange.getRequestHeaders().getFirst("Authorization"),
                      body));
          String json = left.size() == 1 ? left.getFirst() : left.removeFirst();
          byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
    return this;
  }

  Outcome run(String... arguments) {
    var out = new ByteArrayOutputStream();
    return run(out, out, arguments);
  }

  /** Its answer goes there. */
  Outcome runInto(OutputStream there, String... arguments) {
    return run(there, new ByteArrayOutputStream(), arguments);
  }

  private Outcome run(OutputStream there, ByteArrayOutputStream out, String... arguments) {
    var err = new ByteArrayOutputStream();
    Terminal terminal =
        Terminal.of(
            in,
            new PrintStream(there, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8),
            0,
            false,
            false);
    int code = Main.run(terminal, environment, arguments);
    return new Outcome(
        code, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
