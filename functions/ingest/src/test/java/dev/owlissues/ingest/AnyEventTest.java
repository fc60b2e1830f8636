package dev.owlissues.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.json.JsonWriteFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.ingest.IngestStage.Answer;
import dev.owlissues.shared.dynamo.table.LocalTables;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Whatever a JSON value among the events is, it is stored, or refused alone and with a reason; the
 * others of its request are stored.
 */
class AnyEventTest {
  private static final int REQUESTS = 150;
  private static final int EVENTS = 40;
  private static final List<String> FIELDS =
      List.of(
          "message",
          "level",
          "session_id",
          "client_event_id",
          "timestamp",
          "environment",
          "user_id",
          "source_module",
          "screen_name",
          "os_version",
          "app_version",
          "build_number",
          "device_model",
          "sdk_name",
          "sdk_version",
          "locale",
          "preferred_language",
          "custom_attributes",
          "is_dev",
          "experiments",
          "supported_languages",
          "country_code",
          "_sent_timestamp",
          "");
  private static final List<String> TEXTS =
      List.of(
          "",
          " ",
          "m",
          "error",
          "fatal",
          "WARNING",
          "2026-11-24T10:00:00Z",
          "0000-01-01T00:00Z",
          "+999999999-12-31T23:59:59Z",
          "\0",
          "a\0b",
          "\ud83e",
          "\udd89\ud83e",
          "🦉",
          "\u202e",
          "x".repeat(49),
          "x".repeat(257),
          "🦉".repeat(3_000),
          "y".repeat(20_000));

  // Halves of surrogate pairs can be written in JSON as escapes only.
  private final JsonMapper json =
      JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

  private final Random random = new Random(15);
  @RegisterExtension final LocalTables tables = new LocalTables();

  @Test // (R-ingest-2, R-ingest-13)
  void anyEventIsStoredOrRefusedAloneWithAReason() throws Exception {
    var stage = new IngestStage(tables, tables.client());
    int stored = 0;
    int refused = 0;
    for (int request = 0; request < REQUESTS; request++) {
      ArrayNode events = json.createArrayNode();
      for (int i = 0; i < EVENTS; i++) {
        events.add(i % 4 == 0 ? good("good-" + request + "-" + i) : any(4));
      }
      // No faster than the rate, which is not what this is about.
      stage.clock.advance(Duration.ofSeconds(1));
      String body = "{\"events\":" + json.writeValueAsString(events) + "}";
      if (body.length() > 1_000_000) {
        continue;
      }

      Answer answer = stage.post(body);

      assertThat(answer.status()).as(body).isEqualTo(200);
      stored += answer.body().path("accepted").asInt();
      refused += answer.body().path("rejected").asInt();
      Set<Integer> named = named(answer, "errors");
      assertThat(named).hasSize(answer.body().path("rejected").asInt());
      assertThat(named).allMatch(index -> index % 4 != 0);
      assertThat(named(answer, "warnings")).doesNotContainAnyElementsOf(named);
    }

    assertThat(stage.stored(stage.app(2)).batches().stream().flatMap(b -> b.events().stream()))
        .hasSize(stored);
    assertThat(stored).isGreaterThan(REQUESTS * EVENTS / 4);
    assertThat(refused).isGreaterThan(REQUESTS);
  }

  /** The places that are named, each once and each with a short line. */
  private static Set<Integer> named(Answer answer, String list) {
    Set<Integer> places = new HashSet<>();
    for (JsonNode remark : answer.body().path(list)) {
      String text = remark.path("message").asText();
      int index = remark.path("index").asInt();
      assertThat(text)
          .startsWith("events[" + index + "]: ")
          .hasSizeLessThan(350)
          .doesNotContain("\n");
      assertThat(places.add(index)).isTrue();
    }
    return places;
  }

  private ObjectNode good(String message) {
    return json.createObjectNode()
        .put("message", message)
        .put("level", "error")
        .put("session_id", "s")
        .put("client_event_id", message);
  }

  private JsonNode any(int depth) {
    if (random.nextInt(8) == 0) {
      return value(depth);
    }
    ObjectNode event = json.createObjectNode();
    if (random.nextInt(3) > 0) {
      event.setAll(good("odd-" + random.nextLong()));
    }
    for (int i = random.nextInt(6); i > 0; i--) {
      event.set(FIELDS.get(random.nextInt(FIELDS.size())), value(depth));
    }
    return event;
  }

  private JsonNode value(int depth) {
    return switch (random.nextInt(depth > 0 ? 9 : 6)) {
      case 0 -> json.nullNode();
      case 1 -> json.getNodeFactory().booleanNode(random.nextBoolean());
      case 2 -> json.getNodeFactory().numberNode(random.nextLong());
      case 3 -> json.getNodeFactory().numberNode(random.nextGaussian() * 1e300);
      case 4, 5 -> json.getNodeFactory().textNode(text());
      case 6 -> {
        ArrayNode array = json.createArrayNode();
        for (int i = random.nextInt(4); i > 0; i--) {
          array.add(value(depth - 1));
        }
        yield array;
      }
      default -> {
        ObjectNode object = json.createObjectNode();
        for (int i = random.nextInt(random.nextInt(10) == 0 ? 80 : 4); i > 0; i--) {
          object.set(text() + (random.nextBoolean() ? i : ""), value(depth - 1));
        }
        yield object;
      }
    };
  }

  private String text() {
    return TEXTS.get(random.nextInt(TEXTS.size()));
  }
}
