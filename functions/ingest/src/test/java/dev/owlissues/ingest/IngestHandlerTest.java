package dev.owlissues.ingest;

import static dev.owlissues.ingest.IngestStage.request;
import static dev.owlissues.ingest.IngestStage.sample;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.ingest.IngestStage.Answer;
import dev.owlissues.shared.account.access.KeyType;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.dynamo.table.LocalTables;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Base64;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class IngestHandlerTest {
  private static final String EVENT =
      "{\"message\":\"m\",\"level\":\"error\",\"session_id\":\"s\"}";
  private static final String BODY = "{\"events\":[" + EVENT + "]}";

  @RegisterExtension final LocalTables tables = new LocalTables();

  @Test // (R-ingest-2)
  void theSamplesGoodEventsAreStoredAndItsBadOneIsNamed() {
    var stage = stage();

    Answer answer = stage.send(sample());

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().toString())
        .isEqualTo(
            "{\"accepted\":2,\"rejected\":1,\"errors\":[{\"index\":2,\"message\":\"events[2]:"
                + " message is required\"}]}");
    assertThat(stage.stored(stage.app(2)).batches()).hasSize(2);
  }

  @Test // (R-ingest-4)
  void aResendIsCountedOnNeitherSide() {
    var stage = stage();
    String body = BODY.replace("\"level\"", "\"client_event_id\":\"a\",\"level\"");
    stage.post(body);

    assertThat(stage.post(body).body().toString()).isEqualTo("{\"accepted\":0,\"rejected\":0}");
  }

  @Test
  void gzipIsKnownByItsFirstBytes() throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var gzip = new GZIPOutputStream(bytes)) {
      gzip.write(BODY.getBytes(StandardCharsets.UTF_8));
    }
    ObjectNode event = sample();
    event.put("body", Base64.getEncoder().encodeToString(bytes.toByteArray()));
    event.put("isBase64Encoded", true);

    assertThat(stage().send(event).body().path("accepted").asInt()).isEqualTo(1);
  }

  @ParameterizedTest // (R-ingest-1)
  @ValueSource(strings = {"", "nonsense", "[]", "{}", "{\"events\":[]}", "{\"events\":{}}"})
  void aBodyWithoutEventsIs400(String body) {
    Answer answer = stage().post(body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).isNotEmpty();
  }

  static Stream<String> eventsThatAreNot() {
    String deep = "[".repeat(90) + "]".repeat(90);
    return Stream.of(
        "\"custom_attributes\":{\"a\\ud800\":\"x\"}",
        "\"custom_attributes\":{\"a\":\"x\\udc00\"}",
        "\"custom_attributes\":{\"a\":" + "1".repeat(101) + "}",
        "\"custom_attributes\":{\"a\":0." + "1".repeat(100_000) + "}",
        "\"custom_attributes\":{\"a\":1e99999999999}",
        "\"custom_attributes\":{\"a\":" + deep + "}",
        "\"custom_attributes\":{\"a\":" + "[".repeat(100_000) + "]".repeat(100_000) + "}",
        "\"custom_attributes\":{\"" + "k".repeat(100_000) + "\":1}",
        "\"user_id\":\"\\ud83e\"",
        "\"unknown_field\":" + deep);
  }

  @ParameterizedTest // (R-ingest-2)
  @MethodSource("eventsThatAreNot")
  void whatCannotBeReadOfOneEventCostsNoEvent(String field) {
    String bad = EVENT.replace("}", "," + field + "}");

    Answer answer = stage().post("{\"events\":[" + EVENT + "," + bad + "," + EVENT + "]}");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("accepted").asInt()).isEqualTo(3);
    assertThat(answer.body().path("warnings"))
        .allMatch(warning -> warning.path("index").asInt() == 1);
  }

  @Test // (R-ingest-2)
  void norDoesWhatIsNotUtf8() {
    byte[] body =
        ("{\"events\":[" + EVENT + "," + EVENT.replace("\"s\"", "\"s?\"") + "]}")
            .getBytes(StandardCharsets.UTF_8);
    for (int i = 0; i < body.length; i++) {
      body[i] = body[i] == '?' ? (byte) 0xff : body[i];
    }
    ObjectNode event = sample();
    event.put("body", Base64.getEncoder().encodeToString(body));
    event.put("isBase64Encoded", true);

    Answer answer = stage().send(event);

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("accepted").asInt()).isEqualTo(2);
    assertThat(answer.body().at("/warnings/0/message").asText())
        .contains("session_id has a NUL or half of a surrogate pair");
  }

  @Test // (R-ingest-1)
  void aHundredEventsAreTakenAndOneMoreIs400() {
    var stage = stage();

    assertThat(stage.post(events(100)).body().path("accepted").asInt()).isEqualTo(100);
    Answer answer = stage.post(events(101));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).isEqualTo("events has 101 events, at most 100 are taken");
  }

  @Test
  void aBodyOverAMebibyteIs413() {
    assertThat(stage().post(BODY + " ".repeat(1 << 20)).status()).isEqualTo(413);
  }

  @Test
  void withoutAValidSecretItIs401() {
    var stage = stage();
    ObjectNode none = sample();
    ((ObjectNode) none.get("headers")).remove("authorization");

    assertThat(stage.send(none).status()).isEqualTo(401);
    assertThat(stage.send(request("nonsense", BODY)).status()).isEqualTo(401);
    assertThat(stage.send(request("owl_client_" + "d2".repeat(24), BODY)).status()).isEqualTo(401);
  }

  @Test
  void aKeyWithoutThePermissionIs403() {
    var stage = stage();
    Secret secret =
        stage.key(KeyType.CLIENT, Optional.of(stage.app(2).id()), draw(), Set.of("users:write"));

    Answer answer = stage.send(request(secret.text(), BODY));

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.error()).isEqualTo("missing permission: events:write");
  }

  @Test
  void anAgentsKeyBelongsToNoAppAndIs400() {
    var stage = stage();

    assertThat(stage.send(request(stage.team.agentSecret().text(), BODY)).status()).isEqualTo(400);
  }

  @Test
  void anAppThatIsGoneIs400() {
    var stage = stage();
    Secret secret =
        stage.key(KeyType.CLIENT, Optional.of(new UUID(7, 7)), draw(), Set.of("events:write"));

    Answer answer = stage.send(request(secret.text(), BODY));

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).isEqualTo("this key's app does not exist any more");
  }

  @Test // (R-ingest-15)
  void anAppWithABundleIdDemandsThatOne() {
    var stage = stage();
    String secret = stage.app(1).clientSecret().orElseThrow();
    String bundle = stage.app(1).bundleId().orElseThrow();
    String body = "{\"bundle_id\":\"%s\",\"events\":[" + EVENT + "]}";

    assertThat(stage.send(request(secret, BODY)).status()).isEqualTo(400);
    assertThat(stage.send(request(secret, body.formatted(""))).status()).isEqualTo(400);
    assertThat(stage.send(request(secret, body.formatted("other"))).status()).isEqualTo(403);
    assertThat(stage.send(request(secret, body.formatted(bundle))).status()).isEqualTo(200);
  }

  @Test
  void anAppWithoutABundleIdTakesAny() {
    assertThat(stage().post("{\"bundle_id\":\"x\",\"events\":[" + EVENT + "]}").status())
        .isEqualTo(200);
  }

  @Test // (R-ingest-16)
  void moreThanTheRateIs429AndASecondLaterFine() {
    var stage = stage();
    IntStream.range(0, IngestStage.REQUESTS_PER_SECOND).forEach(i -> stage.post(BODY));

    Answer refused = stage.post(BODY);
    stage.clock.advance(Duration.ofSeconds(1));

    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.header("retry-after")).isEqualTo("1");
    assertThat(stage.post(BODY).status()).isEqualTo(200);
  }

  @Test // (R-ingest-17)
  void aBrowserIsToldThatItMaySend() {
    ObjectNode event = sample();
    ((ObjectNode) event.at("/requestContext/http")).put("method", "OPTIONS");

    Answer answer = stage().send(event);

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("access-control-allow-origin")).isEqualTo("*");
    assertThat(answer.header("access-control-allow-methods")).contains("POST");
    assertThat(answer.header("access-control-allow-headers"))
        .isEqualTo("authorization, content-type, content-encoding");
    assertThat(answer.header("access-control-max-age")).isEqualTo("86400");
    assertThat(answer.header("access-control-allow-credentials")).isEmpty();
  }

  @Test // (R-ingest-17)
  void everyAnswerMayBeReadByAnyPage() {
    var stage = stage();

    assertThat(stage.post(BODY).header("access-control-allow-origin")).isEqualTo("*");
    assertThat(stage.post("").header("access-control-allow-origin")).isEqualTo("*");
    assertThat(stage.send(request("x", BODY)).header("access-control-allow-origin")).isEqualTo("*");
  }

  @Test
  void anotherPathIs404() {
    ObjectNode event = sample();
    event.put("rawPath", "/v1/other");
    ((ObjectNode) event.at("/requestContext/http")).put("path", "/v1/other");

    assertThat(stage().send(event).status()).isEqualTo(404);
  }

  @Test // (R-ingest-18)
  void logLinesHoldCountsAndNothingThatWasSent() {
    var stage = stage();

    stage.send(sample());

    assertThat(stage.logged.toString(StandardCharsets.UTF_8))
        .contains(
            "\"level\":\"INFO\"", "\"request_id\":\"ingest\"", "\"accepted\":2", "\"rejected\":1")
        .contains(stage.app(2).id().toString())
        .doesNotContain("ECONNREFUSED", "owl_client_", "user_00042");
  }

  private IngestStage stage() {
    return new IngestStage(tables, tables.clientOf("IngestFunction"));
  }

  private static Secret draw() {
    return Secret.draw(KeyType.CLIENT, new SecureRandom());
  }

  private static String events(int count) {
    return IntStream.range(0, count)
        .mapToObj(i -> EVENT)
        .collect(Collectors.joining(",", "{\"events\":[", "]}"));
  }
}
