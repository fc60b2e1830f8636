package dev.owlissues.cli.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpServer;
import dev.owlissues.cli.rest.Failure.NotReached;
import dev.owlissues.cli.rest.Failure.Refused;
import dev.owlissues.cli.rest.Failure.WrongUse;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What is sent, to whom, and what is made of answers; against a server of the JDK. */
class HttpTest {
  private static final Optional<String> KEY = Optional.of("owl_agent_1");

  private HttpServer server;
  private HttpServer elsewhere;
  private final List<String> seen = new ArrayList<>();
  private final List<Duration> pauses = new ArrayList<>();

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    elsewhere = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    elsewhere.createContext(
        "/",
        exchange -> {
          seen.add("elsewhere");
          exchange.sendResponseHeaders(200, -1);
        });
    elsewhere.start();
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    elsewhere.stop(0);
  }

  private static URI at(HttpServer server) {
    return URI.create("http://localhost:" + server.getAddress().getPort());
  }

  private Rest rest() {
    return Rest.at(at(server), KEY, pauses::add);
  }

  private void answer(String path, int status, String body, String... headers) {
    server.createContext(
        path,
        exchange -> {
          String sent =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          seen.add(
              "%s %s %s %s"
                  .formatted(
                      exchange.getRequestMethod(),
                      exchange.getRequestURI(),
                      exchange.getRequestHeaders().getFirst("Authorization"),
                      sent));
          for (int at = 0; at < headers.length; at += 2) {
            exchange.getResponseHeaders().add(headers[at], headers[at + 1]);
          }
          byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
          exchange.sendResponseHeaders(status, bytes.length == 0 ? -1 : bytes.length);
          exchange.getResponseBody().write(bytes);
          exchange.close();
        });
  }

  @Test
  void aRequestHasItsKeyItsParametersAndItsBody() {
    answer("/", 200, "{\"ä\": 1}");

    assertThat(rest().get("/v1/x", Query.none().with("q", "a b&c=ü")).path("ä").asInt())
        .isEqualTo(1);
    var body = com.fasterxml.jackson.databind.node.JsonNodeFactory.instance.objectNode();
    rest().patch("/v1/x", body.put("name", "Größe"));
    rest().post("/v1/x");
    rest().delete("/v1/" + Query.segment("../y/z?"), Query.none());

    assertThat(seen)
        .containsExactly(
            "GET /v1/x?q=a%20b%26c%3D%C3%BC Bearer owl_agent_1 ",
            "PATCH /v1/x Bearer owl_agent_1 {\"name\":\"Größe\"}",
            "POST /v1/x Bearer owl_agent_1 ",
            "DELETE /v1/..%2Fy%2Fz%3F Bearer owl_agent_1 ");
  }

  @Test
  void aRefusalHasTheApisWordsAndItsStatus() {
    answer("/", 404, "{\"error\": \"Not found\", \"merged_into\": \"7\"}");

    assertThatThrownBy(() -> rest().get("/v1/x"))
        .isInstanceOfSatisfying(
            Refused.class,
            refused -> {
              assertThat(refused.text()).isEqualTo("Not found");
              assertThat(refused.status()).isEqualTo(404);
              assertThat(refused.json().toString())
                  .isEqualTo("{\"error\":\"Not found\",\"merged_into\":\"7\",\"status\":404}");
            });
  }

  @Test // (R-cli-2)
  void aRedirectToAnotherHostIsNotFollowed() {
    answer("/there", 302, "", "Location", at(elsewhere) + "/v1/x");

    assertThatThrownBy(() -> rest().get("/there"))
        .isInstanceOf(NotReached.class)
        .hasMessageContaining("points to " + at(elsewhere))
        .hasMessageContaining("not sent there");
    assertThat(seen).doesNotContain("elsewhere");
  }

  @Test // (R-cli-2)
  void aRedirectOnTheSameHostIsFollowedByWhatOnlyReads() {
    answer("/old", 302, "", "Location", "/new?a=b");
    answer("/new", 200, "{\"a\": 1}");

    assertThat(rest().get("/old").path("a").asInt()).isEqualTo(1);
    assertThatThrownBy(() -> rest().post("/old")).isInstanceOf(NotReached.class);
  }

  @Test
  void aRedirectThatNeverEndsDoes() {
    answer("/round", 307, "", "Location", "/round");

    assertThatThrownBy(() -> rest().get("/round"))
        .isInstanceOf(NotReached.class)
        .hasMessageContaining("in a circle");
  }

  @Test
  void aReadThatComesTooSoonIsMadeAgainAFewTimesAndAChangeIsNot() {
    answer("/busy", 429, "{\"error\": \"slow down\"}");

    assertThatThrownBy(() -> rest().get("/busy")).hasMessage("slow down");
    assertThat(pauses).hasSize(5);
    assertThatThrownBy(() -> rest().post("/busy")).hasMessage("slow down");
    assertThat(pauses).hasSize(5);
  }

  @Test
  void whatIsNotTheApiIsNotReached() {
    answer("/page", 200, "<html>");
    answer("/list", 200, "[]");

    for (String path : List.of("/page", "/list")) {
      assertThatThrownBy(() -> rest().get(path))
          .isInstanceOf(NotReached.class)
          .hasMessageContaining("is not the API: status 200");
    }
  }

  @Test
  void whoRefusesABodyBeforeAllOfItWasSentIsHeard() throws IOException {
    byte[] refusal =
        "HTTP/1.1 413 Too Large\r\nContent-Length: 0\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
    OutputStream closed =
        new OutputStream() {
          @Override
          public void write(int octet) throws IOException {
            throw new IOException("Broken pipe");
          }
        };

    assertThat(Http.answer(closed, new byte[9], new ByteArrayInputStream(refusal)).status())
        .isEqualTo(413);
    assertThatThrownBy(() -> Http.answer(closed, new byte[9], InputStream.nullInputStream()))
        .hasMessage("Broken pipe");
  }

  @Test
  void whoIsAskedInPassingAndIsSilentIsNotWaitedFor() throws IOException {
    try (var silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      URI there = URI.create("http://127.0.0.1:" + silent.getLocalPort());

      assertThatThrownBy(() -> Rest.within(Duration.ofMillis(50), there).get("/"))
          .isInstanceOf(NotReached.class)
          .hasMessageContaining("timed out");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "http://owl.example.com, true",
    "https://owl.example.com, false",
    "http://localhost:3000, false",
    "http://127.0.0.1, false",
    "http://127.example.com, true",
    "http://[::1]:80, false",
    "http://10.0.0.1, true"
  })
  void whatLeavesTheMachineWithoutTlsIsOpen(String address, boolean open) {
    assertThat(Origin.of(URI.create(address)).isOpen()).isEqualTo(open);
  }

  @Test
  void nobodyThereIsNotReached() {
    server.stop(0);

    assertThatThrownBy(() -> rest().get("/"))
        .isInstanceOf(NotReached.class)
        .hasMessageContaining("does not answer");
    assertThatThrownBy(() -> Rest.at(URI.create("http://owl.invalid"), KEY, pauses::add).get("/"))
        .isInstanceOf(NotReached.class)
        .hasMessageContaining("no host owl.invalid");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a b", "a\r\nX: y", "schlüssel"})
  void aKeyThatCannotBeOneIsNotSent(String key) {
    assertThatThrownBy(() -> Rest.at(at(server), Optional.of(key), pauses::add))
        .isInstanceOf(WrongUse.class)
        .hasMessageNotContaining(key);
  }
}
