package dev.owlissues.local.stack.demo;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Queue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** How the demo takes what a stack says that is busy, or refuses. */
class StackClientTest {
  private static final String CREDENTIALS =
      """
      {"apps": [{"platform": "backend", "bundle_id": null, "client_secret": "b"}]}
      """;

  private final Queue<Integer> refusals = new ArrayDeque<>();
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    answer("/_local/credentials", CREDENTIALS);
    answer("/v1/ingest", "{\"accepted\": 2, \"rejected\": 0}");
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
  }

  @Test
  void aStackThatIsBusyIsAskedAgain() {
    var client = client();
    refusals.addAll(List.of(503, 429, 503));

    int accepted = client.ingest("backend", List.of());

    assertThat(accepted).isEqualTo(2);
    assertThat(refusals).isEmpty();
  }

  @Test
  void aStackThatStaysBusyIsNotAskedForEver() {
    var client = client();
    refusals.addAll(List.of(503, 503, 503, 503, 503, 503, 503));

    assertThatThrownBy(() -> client.ingest("backend", List.of()))
        .hasMessage("POST /v1/ingest answered 503: no");
    assertThat(refusals).hasSize(1);
  }

  @Test
  void aRefusalIsTold() {
    var client = client();
    refusals.add(401);

    assertThatThrownBy(() -> client.ingest("backend", List.of()))
        .hasMessage("POST /v1/ingest answered 401: no");
  }

  private StackClient client() {
    return new StackClient(URI.create("http://localhost:" + server.getAddress().getPort()));
  }

  private void answer(String path, String json) {
    server.createContext(
        path,
        exchange -> {
          try (exchange) {
            int status = refusals.isEmpty() ? 200 : refusals.remove();
            byte[] body = (status == 200 ? json : "no").getBytes(UTF_8);
            exchange.getResponseHeaders().set("Retry-After", "0");
            exchange.sendResponseHeaders(status, body.length);
            exchange.getResponseBody().write(body);
          }
        });
  }
}
