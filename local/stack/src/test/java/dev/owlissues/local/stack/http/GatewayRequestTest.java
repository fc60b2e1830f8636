package dev.owlissues.local.stack.http;

import static dev.owlissues.local.stack.http.IncomingBuilder.get;
import static dev.owlissues.local.stack.http.IncomingBuilder.post;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class GatewayRequestTest {
  private static final JsonMapper JSON = new JsonMapper();
  private static final Instant AT = Instant.parse("2026-03-04T05:06:07.890Z");

  private static JsonNode event(IncomingBuilder request) {
    return new GatewayRequest(request.build(), "$default", "id-1", AT).event();
  }

  @Test
  void anEventIsWhatApiGatewayMakesOfTheRequest() throws IOException {
    var request =
        post("/v1/pr%C3%B6jects?limit=5&status=new&status=regressed&q=a+b%26c&flag")
            .with("user-agent", "curl/8")
            .with("accept", "text/html", "application/json")
            .with("cookie", "a=1; b=2")
            .body("{\"é\": 1}");

    assertThat(event(request))
        .isEqualTo(
            JSON.readTree(
                """
                {"version": "2.0", "routeKey": "$default", "rawPath": "/v1/pr%C3%B6jects",
                 "rawQueryString": "limit=5&status=new&status=regressed&q=a+b%26c&flag",
                 "cookies": ["a=1", "b=2"],
                 "headers": {"accept": "text/html,application/json",
                   "content-type": "application/json", "host": "localhost:3000",
                   "user-agent": "curl/8"},
                 "queryStringParameters": {"limit": "5", "status": "new,regressed", "q": "a b&c",
                   "flag": ""},
                 "requestContext": {"accountId": "local", "apiId": "local",
                   "domainName": "localhost:3000",
                   "http": {"method": "POST", "path": "/v1/pr%C3%B6jects", "protocol": "HTTP/1.1",
                     "sourceIp": "127.0.0.1", "userAgent": "curl/8"},
                   "requestId": "id-1", "routeKey": "$default", "stage": "$default",
                   "timeEpoch": 1772600767890},
                 "body": "{\\"é\\": 1}", "isBase64Encoded": false}
                """));
  }

  @Test
  void aRequestWithoutQueryCookiesAndBodyHasNoneInItsEvent() {
    JsonNode event = event(get("/health"));

    assertThat(event.has("queryStringParameters")).isFalse();
    assertThat(event.has("cookies")).isFalse();
    assertThat(event.has("body")).isFalse();
    assertThat(event.path("rawQueryString").asText()).isEmpty();
    assertThat(event.path("isBase64Encoded").asBoolean()).isFalse();
  }

  @Test
  void aCompressedBodyIsPassedOnInBase64() {
    JsonNode event =
        event(post("/v1/ingest").with("content-encoding", "gzip").body((byte) 0x1f, (byte) 0x8b));

    assertThat(event.path("body").asText()).isEqualTo("H4s=");
    assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();
  }

  @Test
  void aBodyThatIsNotTextIsPassedOnInBase64() {
    JsonNode event =
        event(post("/v1/x").with("content-type", "application/octet-stream").body("abc"));

    assertThat(event.path("body").asText()).isEqualTo("YWJj");
    assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();
  }

  @Test
  void whatIsNamedJsonButIsNotUtf8ReachesTheFunctionByteForByte() {
    JsonNode event = event(post("/v1/ingest").body((byte) 0xff, (byte) 0xfe));

    assertThat(event.path("body").asText()).isEqualTo("//4=");
    assertThat(event.path("isBase64Encoded").asBoolean()).isTrue();
  }
}
