package dev.owlissues.local.stack.http;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.owlissues.local.stack.CannotStart;
import dev.owlissues.local.stack.ListeningSockets;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class FrontTest {
  private final ByteArrayOutputStream logged = new ByteArrayOutputStream();
  private HttpClient client;
  private Front front;

  @BeforeEach
  void start() {
    client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();
    front = Front.bind(0, new PrintStream(logged, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void stop() {
    front.close();
    client.close();
  }

  private HttpResponse<String> send(String method, byte[] body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(front.url().resolve("/a/b?c=d"))
            .method(method, BodyPublishers.ofByteArray(body))
            .header("X-Twice", "1")
            .header("X-Twice", "2")
            .build();
    return client.send(request, BodyHandlers.ofString());
  }

  @Test
  void aPathThatBeginsWithTwoSlashesIsWhole() throws Exception {
    front.open(incoming -> Reply.error(418, incoming.path() + " " + incoming.query()));

    HttpRequest request =
        HttpRequest.newBuilder(URI.create(front.url() + "//v1/ingest?a=b")).build();

    assertThat(client.send(request, BodyHandlers.ofString()).body()).contains("//v1/ingest a=b");
  }

  @Test
  void aRequestReachesTheSiteAsItWasSent() throws Exception {
    front.open(incoming ->
        Reply.error(
            418,
            String.join(
                " ",
                incoming.method(),
                incoming.path(),
                incoming.query(),
                incoming.header("x-twice").orElse(""),
                new String(incoming.body(), StandardCharsets.UTF_8))));

    HttpResponse<String> answer = send("PATCH", "body".getBytes(StandardCharsets.UTF_8));

    assertThat(answer.statusCode()).isEqualTo(418);
    assertThat(answer.headers().firstValue("content-type")).contains("application/json");
    assertThat(answer.body()).isEqualTo("{\"error\":\"PATCH /a/b c=d 1,2 body\"}");
  }

  @Test
  void aHeaderMayHaveSeveralValues() throws Exception {
    front.open(_ -> new Reply(204, Map.of("set-cookie", List.of("a=1", "b=2")), new byte[0]));

    assertThat(send("GET", new byte[0]).headers().allValues("set-cookie"))
        .containsExactlyInAnyOrder("a=1", "b=2");
  }

  @Test
  void anAnswerToHeadHasNoBody() throws Exception {
    front.open(_ -> Reply.error(400, "what a GET would have said"));

    HttpResponse<String> answer = send("HEAD", new byte[0]);

    assertThat(answer.statusCode()).isEqualTo(400);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void aFailureIsAnsweredWithoutDetailsAndLogged() throws Exception {
    front.open(_ -> {
      throw new IllegalStateException("a secret detail");
    });

    HttpResponse<String> answer = send("GET", new byte[0]);

    assertThat(answer.statusCode()).isEqualTo(500);
    assertThat(answer.body()).isEqualTo("{\"error\":\"internal error\"}");
    assertThat(logged.toString(StandardCharsets.UTF_8)).contains("a secret detail");
  }

  @Test
  void aBodyThatNoFunctionCouldTakeIsRefused() throws Exception {
    front.open(incoming -> Reply.error(200, "length " + incoming.body().length));

    HttpResponse<String> largest = send("POST", new byte[6 << 20]);
    HttpResponse<String> larger = send("POST", new byte[(6 << 20) + 1]);

    assertThat(largest.body()).isEqualTo("{\"error\":\"length 6291456\"}");
    assertThat(larger.statusCode()).isEqualTo(413);
    assertThat(larger.body()).isEqualTo("{\"error\":\"body is larger than 6291456 bytes\"}");
  }

  @Test
  void aTakenPortIsOneClearLine() {
    int port = front.url().getPort();

    assertThatThrownBy(() -> Front.bind(port, System.err))
        .isInstanceOf(CannotStart.class)
        .hasMessage("Port %d is taken; stop what uses it, or set OWL_PORT to another.", port);
  }

  @Test
  void nothingListensBeyondThisMachine() throws IOException {
    front.open(_ -> Reply.error(200, ""));

    assertThat(ListeningSockets.ofThisProcess())
        .isNotEmpty()
        .allMatch(socket -> socket.getAddress().isLoopbackAddress())
        .anyMatch(socket -> socket.getPort() == front.url().getPort());
  }
}
