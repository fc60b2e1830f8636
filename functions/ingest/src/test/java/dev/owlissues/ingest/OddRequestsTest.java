package dev.owlissues.ingest;

import static dev.owlissues.ingest.IngestStage.sample;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.ingest.IngestStage.Answer;
import dev.owlissues.shared.account.access.KeyType;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.event.Event;
import dev.owlissues.shared.event.Level;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Requests that are not quite as they should be, and are taken: an error lost is worse. */
class OddRequestsTest {
  private static final String EVENT =
      "{\"message\":\"m\",\"level\":\"error\",\"session_id\":\"s\"}";
  private static final String BODY = "{\"events\":[" + EVENT + "]}";
  private static final String KEY = IngestStage.SAMPLE_SECRET.text();

  @RegisterExtension final LocalTables tables = new LocalTables();
  private IngestStage stage;

  @BeforeEach
  void open() {
    stage = new IngestStage(tables, tables.clientOf("IngestFunction"));
  }

  @ParameterizedTest // (R-http-21)
  @ValueSource(strings = {"//v1/ingest", "/v1/ingest/", "/v1//ingest", "//v1/ingest//"})
  void aSlashTooManyIsNone(String path) {
    ObjectNode event = IngestStage.request(KEY, BODY);
    event.put("rawPath", path);

    assertThat(stage.send(event).body().path("accepted").asInt()).isEqualTo(1);
  }

  @Test // (R-http-22)
  void aByteOrderMarkBeforeTheJsonSaysNothing() {
    assertThat(stage.post("\ufeff" + BODY).body().path("accepted").asInt()).isEqualTo(1);
  }

  @Test // (R-ingest-20)
  void aClosingPageSendsItsKeyInTheQueryAndTextAsItsBody() {
    Answer answer = stage.send(beacon(KEY));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("accepted").asInt()).isEqualTo(1);
    assertThat(answer.header("access-control-allow-origin")).isEqualTo("*");
  }

  @Test // (R-ingest-20)
  void aCookieThatTheBrowserAddsDoesNotStandBeforeTheKey() {
    ObjectNode event = beacon(KEY);
    event.putArray("cookies").add("token=e30.e30.c2ln");

    assertThat(stage.send(event).status()).isEqualTo(200);
  }

  @Test // (R-ingest-20)
  void onlyAClientKeyMayStandInTheQueryAndOnlyWhereThereIsNoHeader() {
    Secret agent = stage.team.agentSecret();
    Secret importing = Secret.parse("owl_import_" + "1a".repeat(24)).orElseThrow();
    stage.key(KeyType.IMPORT, Optional.of(stage.app(1).id()), importing, Set.of("events:write"));
    ObjectNode imported = beacon(importing.text());
    imported.put("rawPath", IngestRoutes.IMPORT);
    ObjectNode both = beacon(KEY);
    ((ObjectNode) both.get("headers")).put("authorization", "Bearer nonsense");

    assertThat(stage.send(beacon(agent.text())).status()).isEqualTo(401);
    assertThat(stage.send(imported).status()).isEqualTo(401);
    assertThat(stage.send(both).status()).isEqualTo(401);
    assertThat(stage.send(beacon("nonsense")).status()).isEqualTo(401);
    assertThat(stage.send(beacon("")).status()).isEqualTo(401);
  }

  @Test // (R-ingest-18, R-ingest-20)
  void aKeyInTheQueryIsInNoLine() {
    stage.send(beacon(KEY));
    stage.send(beacon("owl_client_" + "99".repeat(24)));

    assertThat(stage.logged.toString(StandardCharsets.UTF_8))
        .contains("\"accepted\":1")
        .doesNotContain("owl_client_");
  }

  @Test // (R-ingest-13)
  void whatIsMendedIsStoredAndSaid() {
    Answer answer =
        stage.post(
            """
            {"events": [
              {"message": "a", "level": "fatal", "session_id": "s", "user_id": 42},
              {"message": "b", "level": "warning", "session_id": "s", "environment": "linux"},
              {"message": "c", "level": "error", "session_id": "s",
               "app_version": "%s", "timestamp": "2025-11-24T10:00:00Z"},
              {"message": "d", "level": "info", "session_id": "s"}]}
            """
                .formatted("1".repeat(60)));

    assertThat(answer.body().path("accepted").asInt()).isEqualTo(4);
    assertThat(answer.body().path("rejected").asInt()).isZero();
    assertThat(answer.body().has("errors")).isFalse();
    assertThat(answer.body().path("warnings").findValuesAsText("message"))
        .containsExactly(
            "events[0]: level fatal is taken as error; user_id is taken as text",
            "events[1]: level warning is taken as warn; environment is none of backend and kept as"
                + " it is",
            "events[2]: timestamp is more than 30 days back: the time of receipt is used, and what"
                + " was sent kept as _sent_timestamp; app_version is cut at 50 characters");
    assertThat(events())
        .extracting(event -> event.content().level())
        .containsExactlyInAnyOrder(Level.ERROR, Level.WARN, Level.ERROR, Level.INFO);
    Event late = event("c");
    assertThat(late.build().appVersion()).isEqualTo("1".repeat(50));
    assertThat(late.content().timestamp()).isEqualTo(stage.clock.instant());
    assertThat(late.content().attributes())
        .containsEntry("_sent_timestamp", "2025-11-24T10:00:00Z");
    assertThat(event("a").actor().userId()).isEqualTo("42");
    assertThat(event("b").device().environment()).isEqualTo("linux");
  }

  @ParameterizedTest // (R-issue-9, R-ingest-4)
  @CsvSource({
    "s1, a, error, m, true",
    "s2, a, error, m, false",
    "s1, b, error, m, false",
    "s1, a, fatal, m, true",
    "s1, a, warn, m, false",
    "s1, a, error, n, false"
  })
  void onlyTheSameEventOfTheSameSessionIsARepeat(
      String session, String id, String level, String message, boolean repeat) {
    stage.post(one("s1", "a", "error", "m"));

    Answer answer = stage.post(one(session, id, level, message));

    assertThat(answer.body().path("accepted").asInt()).isEqualTo(repeat ? 0 : 1);
    assertThat(events()).hasSize(repeat ? 1 : 2);
  }

  @Test // (R-issue-9)
  void twoDevicesThatCountAlikeLoseNothingWithinARequest() {
    Answer answer =
        stage.post(
            "{\"events\":[%s,%s,%s]}"
                .formatted(
                    event("s1", "1", "error", "m"),
                    event("s2", "1", "error", "m"),
                    event("s1", "1", "error", "m")));

    assertThat(answer.body().toString()).isEqualTo("{\"accepted\":2,\"rejected\":0}");
  }

  private static ObjectNode beacon(String key) {
    ObjectNode event = sample();
    event.put("body", BODY);
    ObjectNode headers = (ObjectNode) event.get("headers");
    headers.remove("authorization");
    headers.put("content-type", "text/plain;charset=UTF-8").put("origin", "https://shop.example");
    event.put("rawQueryString", "key=" + key).putObject("queryStringParameters").put("key", key);
    return event;
  }

  private static String one(String session, String id, String level, String message) {
    return "{\"events\":[" + event(session, id, level, message) + "]}";
  }

  private static String event(String session, String id, String level, String message) {
    return """
    {"session_id": "%s", "client_event_id": "%s", "level": "%s", "message": "%s"}
    """
        .formatted(session, id, level, message);
  }

  private Event event(String message) {
    return events().stream()
        .filter(event -> event.content().message().equals(message))
        .findFirst()
        .orElseThrow();
  }

  private List<Event> events() {
    return stage.stored(stage.app(2)).batches().stream()
        .flatMap(batch -> batch.events().stream())
        .toList();
  }
}
