package dev.owlissues.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.owlissues.shared.base.metric.Log;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class GatewayTest {
  private static final JsonMapper JSON = new JsonMapper();

  private final ByteArrayOutputStream log = new ByteArrayOutputStream();
  private final Gateway gateway =
      new Gateway(
          new Log(new PrintStream(log, true, StandardCharsets.UTF_8), InstantSource.system()));
  private final List<HttpRequest> seen = new ArrayList<>();

  @Test
  void aRequestHasWhatTheEventSays() {
    serve(event("GET", "\"isBase64Encoded\": false"), HttpResponse.empty(204));

    HttpRequest request = seen.getFirst();
    assertThat(request.method()).isEqualTo("GET");
    assertThat(request.path()).isEqualTo("/v1/events/a%20b");
    assertThat(request.query()).isEqualTo(Map.of("level", "error,warn", "since", "1h"));
    assertThat(request.header("authorization")).contains("Bearer x");
    assertThat(request.header("cookie")).contains("token=1; theme=dark");
    assertThat(request.body()).isEmpty();
    assertThat(request.id()).isEqualTo("JKJaXmPLvHcESHA=");
  }

  @Test
  void anEventWithoutTheOptionalPartsIsARequest() {
    serve(
        """
        {"rawPath": "/", "requestContext": {"http": {"method": "GET"}}, "headers": null,
         "queryStringParameters": null, "cookies": null, "body": null}
        """,
        HttpResponse.empty(204));

    assertThat(seen.getFirst())
        .usingRecursiveComparison()
        .isEqualTo(new HttpRequest("GET", "/", Map.of(), Map.of(), new byte[0], ""));
  }

  @Test
  void theSourceIsTheAddressThatTheGatewaySaw() {
    serve(event("GET", "\"body\": null"), HttpResponse.empty(204));

    assertThat(seen.getFirst().source()).isEqualTo("203.0.113.9");
  }

  @Test
  void aTextBodyIsUtf8() {
    serve(event("POST", "\"body\": \"{\\\"a\\\":\\\"ä\\\"}\""), HttpResponse.empty(204));

    assertThat(seen.getFirst().body()).isEqualTo("{\"a\":\"ä\"}".getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void aBase64BodyIsItsBytes() {
    serve(
        event("POST", "\"body\": \"H4sAAA==\", \"isBase64Encoded\": true"),
        HttpResponse.empty(204));

    assertThat(seen.getFirst().body()).containsExactly(0x1f, 0x8b, 0, 0);
  }

  @Test
  void anAnswerCarriesStatusHeadersBodyAndTheRequestsId() {
    JsonNode answer =
        serve(event("GET", "\"body\": null"), HttpResponse.json(200, "{\"a\":\"ä\"}"));

    assertThat(answer.path("statusCode").asInt()).isEqualTo(200);
    assertThat(answer.path("headers").path("content-type").asText()).isEqualTo("application/json");
    assertThat(answer.path("headers").path("x-request-id").asText()).isEqualTo("JKJaXmPLvHcESHA=");
    assertThat(answer.path("body").asText()).isEqualTo("{\"a\":\"ä\"}");
    assertThat(answer.path("isBase64Encoded").asBoolean()).isFalse();
    assertThat(answer.path("cookies").isEmpty()).isTrue();
  }

  @Test
  void aCookieGoesIntoItsList() {
    HttpResponse signedOut = HttpResponse.empty(200).with("Set-Cookie", "token=; Max-Age=0");

    JsonNode answer = serve(event("GET", "\"body\": null"), signedOut);

    assertThat(answer.path("cookies").path(0).asText()).isEqualTo("token=; Max-Age=0");
    assertThat(answer.path("headers").has("set-cookie")).isFalse();
  }

  @Test
  void onlyABodyThatIsNoTextIsBase64() {
    HttpResponse icon =
        new HttpResponse(200, Map.of("content-type", "image/png"), new byte[] {(byte) 0x89, 'P'});

    JsonNode answer = serve(event("GET", "\"body\": null"), icon);

    assertThat(answer.path("body").asText()).isEqualTo("iVA=");
    assertThat(answer.path("isBase64Encoded").asBoolean()).isTrue();
  }

  @Test // (R-http-11)
  void aLongAnswerFullOfQuotesIsNotLongerThanLambdaTakes() {
    String quotes = "\"" + "\\\"".repeat(1_990_000) + "\"";

    JsonNode answer = serve(event("GET", "\"body\": null"), HttpResponse.json(200, quotes));

    assertThat(answer.toString().length()).isLessThan(6_000_000);
    assertThat(answer.path("isBase64Encoded").asBoolean()).isTrue();
    assertThat(Base64.getDecoder().decode(answer.path("body").asText()))
        .asString(StandardCharsets.UTF_8)
        .isEqualTo(quotes);
  }

  @Test
  void aLongAnswerOfOrdinaryTextIsText() {
    String text = "\"" + "to be or not to be".repeat(200_000) + "\"";

    JsonNode answer = serve(event("GET", "\"body\": null"), HttpResponse.json(200, text));

    assertThat(answer.path("body").asText()).isEqualTo(text);
    assertThat(answer.path("isBase64Encoded").asBoolean()).isFalse();
  }

  @Test
  void headIsAnsweredAsGetWithoutTheBody() {
    JsonNode answer = serve(event("HEAD", "\"body\": null"), HttpResponse.json(404, "{}"));

    assertThat(seen.getFirst().method()).isEqualTo("GET");
    assertThat(answer.path("statusCode").asInt()).isEqualTo(404);
    assertThat(answer.path("body").asText()).isEmpty();
  }

  @Test // (R-http-20)
  void noAnswerIsKeptByACacheOrTakenForAnotherType() {
    List<JsonNode> answers =
        List.of(
            serve(event("GET", "\"body\": null"), HttpResponse.json(200, "{}")),
            serve(
                event("GET", "\"body\": null"),
                HttpResponse.json(201, "{}").with("cache-control", "max-age=60")),
            serve(event("HEAD", "\"body\": null"), Errors.notFound()),
            serve(event("POST", "\"body\": null"), GatewayTest::fail),
            serve("no json", HttpResponse.empty(204)));

    assertThat(answers)
        .allSatisfy(answer -> {
          assertThat(answer.at("/headers/x-content-type-options").asText()).isEqualTo("nosniff");
          assertThat(answer.at("/headers/cache-control").asText()).isEqualTo("no-store");
        });
  }

  @Test // (R-http-5)
  void aFailureIsA500ThatTellsNothing() {
    JsonNode answer = serve(event("POST", "\"body\": \"private\""), GatewayTest::fail);

    assertThat(answer.path("statusCode").asInt()).isEqualTo(500);
    assertThat(answer.path("body").asText()).isEqualTo("{\"error\":\"internal error\"}");
    assertThat(answer.path("headers").path("x-request-id").asText()).isEqualTo("JKJaXmPLvHcESHA=");
  }

  @Test // (R-http-5)
  void aFailureIsOneLogLineThatFindsTheFaultAndQuotesNobody() throws IOException {
    serve(event("POST", "\"body\": \"private\""), GatewayTest::fail);

    String line = log.toString(StandardCharsets.UTF_8);
    JsonNode entry = JSON.readTree(line);
    assertThat(line.strip()).doesNotContain("\n");
    assertThat(line).doesNotContain("private", "Bearer", "token=1", "since");
    assertThat(entry.path("level").asText()).isEqualTo("ERROR");
    assertThat(entry.path("message").asText()).isEqualTo("request failed");
    assertThat(entry.path("request_id").asText()).isEqualTo("JKJaXmPLvHcESHA=");
    assertThat(entry.path("method").asText()).isEqualTo("POST");
    assertThat(entry.path("path").asText()).isEqualTo("/v1/events/*");
    assertThat(entry.path("exceptions").findValuesAsText("class"))
        .containsExactly("java.lang.IllegalStateException", "java.io.IOException");
    assertThat(entry.path("exceptions").path(0).path("frames").path(0).asText())
        .contains("GatewayTest");
  }

  @Test
  void aTokenInAPathIsNotLogged() {
    String token = "0123456789abcdef0123456789abcdef0123456789abcdef";
    String event = event("GET", "\"body\": null").replace("a%20b", token);

    serve(event, GatewayTest::fail);

    assertThat(log.toString(StandardCharsets.UTF_8)).contains("/v1/events/*").doesNotContain(token);
  }

  @Test
  void anEventThatIsNoneIsA500() {
    for (String event : List.of("", "[]", "{}", "{\"rawPath\":\"/\"}", "no json")) {
      JsonNode answer = serve(event, HttpResponse.empty(204));

      assertThat(answer.path("statusCode").asInt()).as(event).isEqualTo(500);
    }
    assertThat(seen).isEmpty();
    assertThat(log.toString(StandardCharsets.UTF_8).lines()).hasSize(5);
  }

  private static String event(String method, String more) {
    return """
    {
      "version": "2.0",
      "routeKey": "$default",
      "rawPath": "/v1/events/a%%20b",
      "rawQueryString": "level=error&level=warn&since=1h",
      "cookies": ["token=1", "theme=dark"],
      "headers": {"Authorization": "Bearer x", "content-length": "0"},
      "queryStringParameters": {"level": "error,warn", "since": "1h"},
      "requestContext": {
        "accountId": "123456789012",
        "authorizer": {"jwt": {"claims": {"method": "FAKE"}, "scopes": ["a"]}},
        "http": {"method": "%s", "path": "/other", "sourceIp": "203.0.113.9"},
        "requestId": "JKJaXmPLvHcESHA=",
        "timeEpoch": 1795507200000
      },
      "stageVariables": null,
      %s
    }
    """
        .formatted(method, more);
  }

  private static HttpResponse fail(HttpRequest request) {
    throw new IllegalStateException("private " + request.id(), new IOException("private too"));
  }

  private JsonNode serve(String event, HttpResponse answer) {
    return serve(
        event,
        request -> {
          seen.add(request);
          return answer;
        });
  }

  private JsonNode serve(String event, Function<HttpRequest, HttpResponse> app) {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    try {
      gateway.serve(new ByteArrayInputStream(event.getBytes(StandardCharsets.UTF_8)), out, app);
      return JSON.readTree(out.toByteArray());
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
