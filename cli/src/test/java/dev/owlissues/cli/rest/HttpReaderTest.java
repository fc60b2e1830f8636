package dev.owlissues.cli.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HttpReaderTest {
  private static final String OK = "HTTP/1.1 200 OK\r\n";

  @Test
  void anAnswerEndsWhereItsLengthSays() throws IOException {
    assertThat(body(OK + "Content-Length: 2\r\n\r\nabc")).isEqualTo("ab");
    assertThat(body(OK + "CONTENT-LENGTH: 0\r\n\r\n")).isEmpty();
    assertThat(body("HTTP/1.0 200\r\n\r\nabc")).isEqualTo("abc");
    assertThat(body("HTTP/1.1 204 None\r\n\r\n")).isEmpty();
  }

  @Test
  void piecesArePutTogether() throws IOException {
    String pieces = "3;note=x\r\nabc\r\nA\r\n0123456789\r\n0\r\nTrailer: x\r\n\r\n";

    assertThat(body(OK + "Transfer-Encoding: chunked\r\n\r\n" + pieces)).isEqualTo("abc0123456789");
  }

  @Test
  void whatOnlySaysThatItIsOnItsWayIsPassedOver() throws IOException {
    Http.Answer answer =
        read(
            "HTTP/1.1 103 Early\r\nLink: x\r\n\r\nHTTP/1.1 404 Not Found\r\nA:  b \r\nContent-Length: 0\r\n\r\n");

    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.headers()).containsEntry("a", "b").doesNotContainKey("link");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "SSH-2.0\r\n\r\n",
        "HTTP/2 200\r\n\r\n",
        OK + "no header\r\n\r\n",
        OK + "Content-Length: 3\r\n\r\nab",
        OK + "Content-Length: many\r\n\r\n",
        OK + "Content-Length: -1\r\n\r\n",
        OK + "Content-Length: 99999999999\r\n\r\n",
        OK + "Transfer-Encoding: chunked\r\n\r\n5\r\nabc",
        OK + "Transfer-Encoding: chunked\r\n\r\n7fffffff\r\nabc",
        OK + "Content-Type: x"
      })
  void whatIsNoWholeAnswerIsNone(String text) {
    assertThatThrownBy(() -> read(text)).isInstanceOf(IOException.class);
  }

  @Test
  void aLineHasAnEnd() {
    assertThatThrownBy(() -> read("HTTP/1.1 200 " + "x".repeat(100_000)))
        .isInstanceOf(IOException.class);
  }

  private static String body(String text) throws IOException {
    return new String(read(text).body(), StandardCharsets.UTF_8);
  }

  private static Http.Answer read(String text) throws IOException {
    return new HttpReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8))).answer();
  }
}
