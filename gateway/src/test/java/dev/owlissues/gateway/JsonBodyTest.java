package dev.owlissues.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonBodyTest {

  @Test
  void anObjectIsRead() {
    assertThat(parsed(Requests.post("{\"status\":\"größer\"}")).path("status").asText())
        .isEqualTo("größer");
  }

  @Test
  void aCompressedObjectIsRead() {
    byte[] sent = Gzip.of("{\"a\":1}".getBytes(StandardCharsets.UTF_8));

    assertThat(parsed(Requests.post(sent)).path("a").asInt()).isEqualTo(1);
  }

  @ParameterizedTest // (R-http-1)
  @ValueSource(
      strings = {
        "",
        "  ",
        "null",
        "[]",
        "1",
        "\"{}\"",
        "{",
        "{\"a\":}",
        "{'a':1}",
        "{} {}",
        "{}x",
        "{\"a\":NaN}"
      })
  void whatIsNoJsonObjectIs400(String body) {
    assertThat(refused(Requests.post(body)).status()).isEqualTo(400);
  }

  @Test
  void damagedUtf8Is400() {
    byte[] latin1 = "{\"a\":\"ä\"}".getBytes(StandardCharsets.ISO_8859_1);

    assertThat(refused(Requests.post(latin1)).status()).isEqualTo(400);
  }

  @Test
  void surrogatesEncodedAsBytesAre400() {
    byte[] body = "{\"a\":\"???\"}".getBytes(StandardCharsets.US_ASCII);
    body[6] = (byte) 0xed;
    body[7] = (byte) 0xa0;
    body[8] = (byte) 0x80;

    assertThat(refused(Requests.post(body)).status()).isEqualTo(400);
  }

  @Test
  void otherEncodingsThanUtf8Are400() {
    byte[] utf16 = "{\"a\":1}".getBytes(StandardCharsets.UTF_16BE);

    assertThat(refused(Requests.post(utf16)).status()).isEqualTo(400);
  }

  @Test
  void ofARepeatedNameTheLastValueCounts() {
    assertThat(parsed(Requests.post("{\"a\":1,\"a\":2}")).path("a").asInt()).isEqualTo(2);
  }

  @Test
  void nestingIsLimited() {
    parsed(Requests.post(nested(JsonBody.MAX_DEPTH)));

    assertThat(refused(Requests.post(nested(JsonBody.MAX_DEPTH + 1))).status()).isEqualTo(400);
    assertThat(refused(Requests.post(nested(100_000))).status()).isEqualTo(400);
  }

  @Test
  void numbersAreLimited() {
    parsed(Requests.post("{\"a\":" + "1".repeat(JsonBody.MAX_NUMBER) + "}"));

    String longer = "{\"a\":" + "1".repeat(JsonBody.MAX_NUMBER + 1) + "}";
    assertThat(refused(Requests.post(longer)).status()).isEqualTo(400);
  }

  @Test // (R-http-1)
  void aBodyOverTheLimitIs413() {
    assertThat(refused(Requests.post(new byte[Body.LIMIT + 1])).status()).isEqualTo(413);
    assertThat(refused(Requests.post(Gzip.of(new byte[Body.LIMIT + 1]))).status()).isEqualTo(413);
  }

  @Test
  void damagedGzipIs400() {
    assertThat(refused(Requests.post(new byte[] {0x1f, (byte) 0x8b, 8, 0})).status())
        .isEqualTo(400);
  }

  @ParameterizedTest // (R-ingest-2)
  @ValueSource(
      strings = {
        "{\"\\ud800\":1}",
        "{\"a\\udC00b\":1}",
        "{\"\\udc00\\ud800\":1}",
        "{\"\\ud800\\u0041\":1}",
        "{\"\\ud800\":{\"\\ud83d\\ude00\":1}}"
      })
  void halfOfAPairInAPartsNameCostsThatPart(String part) {
    String body = "{\"parts\":[{\"a\":1}," + part + "]}";

    JsonBody read = JsonBody.ofParts(Requests.post(body), "parts");

    assertThat(read).isInstanceOf(JsonBody.Parsed.class);
    ObjectNode object = ((JsonBody.Parsed) read).object();
    assertThat(object.at("/parts/0/a").asInt()).isEqualTo(1);
    assertThat(object.at("/parts/1").fieldNames().next())
        .matches(name -> !StorableText.isWhole(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\ud83d\\ude00", "\\uD83D\\uDE00", "\\\\ud800", "\\\\\\\\udc00"})
  void wholePairsAndOtherEscapesStayWhatTheyAre(String text) {
    String body = "{\"parts\":[\"" + text + "\"]}";

    JsonBody read = JsonBody.ofParts(Requests.post(body), "parts");

    assertThat(((JsonBody.Parsed) read).object()).isEqualTo(parsed(Requests.post(body)));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"parts\":[1],\"\\ud800\":1}",
        "{\"parts\":{\"\\ud800\":1}}",
        "{\"parts\":[1],\"a\":{\"b\":{\"\\udc00\":1}}}",
        "{\"parts\":[1],\"a\":1e99999999999}",
        "{\"parts\":[1],\"a\\u",
        "{\"parts\":[\"\\udzzz\"]}"
      })
  void whatIsWrongOutsideThePartsIsWrongWithTheWhole(String body) {
    assertThat(JsonBody.ofParts(Requests.post(body), "parts")).isInstanceOf(JsonBody.Refused.class);
  }

  /** Objects in each other, that many. */
  private static String nested(int depth) {
    return "{\"a\":".repeat(depth - 1) + "{}" + "}".repeat(depth - 1);
  }

  private static ObjectNode parsed(HttpRequest request) {
    JsonBody body = JsonBody.read(request);
    assertThat(body).isInstanceOf(JsonBody.Parsed.class);
    return ((JsonBody.Parsed) body).object();
  }

  private static HttpResponse refused(HttpRequest request) {
    JsonBody body = JsonBody.read(request);
    assertThat(body).isInstanceOf(JsonBody.Refused.class);
    return ((JsonBody.Refused) body).answer();
  }
}
