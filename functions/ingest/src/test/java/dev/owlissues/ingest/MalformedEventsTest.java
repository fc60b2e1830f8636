package dev.owlissues.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.ingest.IngestStage.Answer;
import dev.owlissues.shared.account.access.KeyType;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.TableSnapshot;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.malformed.ApiDocument;
import dev.owlissues.shared.malformed.Bodies;
import dev.owlissues.shared.malformed.Faults;
import dev.owlissues.shared.malformed.OddValues;
import dev.owlissues.shared.malformed.Operation;
import dev.owlissues.shared.malformed.Refusal;
import dev.owlissues.shared.malformed.Schema;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every field of what this function takes, with everything that it must not be: the request is
 * refused with a text that names the field, and nothing is stored; or its one event is, or what is
 * odd about it is mended with a text that does.
 */
class MalformedEventsTest {
  private static final String EVENTS = "events";
  @RegisterExtension final LocalTables tables = new LocalTables();
  private final Faults faults = new Faults();
  private IngestStage stage;
  private Map<String, Secret> secrets;
  private TableSnapshot before;
  private int claims;

  @BeforeEach
  void open() {
    stage = new IngestStage(tables, tables.clientOf("IngestFunction"));
    Secret client = key(KeyType.CLIENT, Set.of("events:write", "users:write"));
    secrets =
        Map.of(
            "POST /v1/ingest", client,
            "POST /v1/identity/properties", client,
            "POST /v1/identity/claim", client,
            "POST /v1/import", key(KeyType.IMPORT, Set.of("events:write")));
    before = TableSnapshot.of(tables.client(), tables.names());
  }

  private Secret key(KeyType type, Set<String> permissions) {
    Secret secret = Secret.parse(type.prefix() + "e5".repeat(24)).orElseThrow();
    return stage.key(type, Optional.of(stage.app(1).id()), secret, permissions);
  }

  @AfterEach
  void noFaultWasFound() {
    assertThat(faults.found()).isEmpty();
  }

  @Test
  void everyGoodRequestIsAnswered() {
    for (Operation operation : operations()) {
      Answer answer = send(operation, good(operation).toString());

      assertThat(answer.status()).as(operation.name()).isEqualTo(200);
      assertThat(answer.body().path("rejected").asInt()).as(operation.name()).isZero();
    }
  }

  @Test
  void aWrongFieldIsRefusedByNameAndNothingIsStored() {
    for (Operation operation : operations()) {
      ObjectNode good = good(operation);
      operation
          .body()
          .orElseThrow()
          .fields()
          .forEach((field, schema) -> {
            OddValues.of(schema, false)
                .filter(value -> !isMended(field, value))
                .forEach(value ->
                    refused(operation, Bodies.with(good, field, value), field, value, field));
            OddValues.UNREADABLE.forEach(value -> {
              // An array of events is one, however wrong each of them is (R-ingest-2).
              String named = field.equals(EVENTS) && value.startsWith("[") ? EVENTS : "body";
              refused(operation, Bodies.with(good, field, value), field, value, named);
            });
          });
      for (String field : operation.required()) {
        refused(operation, Bodies.without(good, field).toString(), field, "nothing", field);
      }
    }
    nothingWasStored();
  }

  @Test // (R-ingest-2, R-ingest-13)
  void aFieldOfAnEventIsStoredOrRefusedByNameWhateverItHolds() {
    int accepted = 0;
    for (Operation operation : withEvents()) {
      ObjectNode event = (ObjectNode) good(operation).path(EVENTS).get(0);
      Schema schema = schemaOfEvents(operation);
      for (var field : schema.fields().entrySet()) {
        for (String value : OddValues.of(field.getValue()).toList()) {
          String body = one(Bodies.with(event, field.getKey(), value));
          Answer answer = send(operation, body);
          // What is sent again is counted on neither side.
          if (answer.status() == 200 && answer.body().path("rejected").asInt() == 0) {
            accepted += answer.body().path("accepted").asInt();
            boolean odd =
                !field.getValue().allowsJson(value) && !isLenient(schema, field.getKey(), value);
            mended(operation, field.getKey(), value, answer, odd);
          } else {
            refused(operation, body, field.getKey(), value, field.getKey());
          }
        }
      }
      for (JsonNode required : schema.json().path("required")) {
        String name = required.asText();
        refused(operation, one(Bodies.without(event, name).toString()), name, "nothing", name);
      }
    }

    assertThat(stage.stored(stage.app(1)).batches())
        .flatExtracting(batch -> batch.events())
        .hasSize(accepted)
        .hasSizeGreaterThan(600);
  }

  /** Notes a fault where what the document does not allow was taken without a word about it. */
  private void mended(
      Operation operation, String field, String value, Answer answer, boolean isOdd) {
    String said = answer.body().at("/warnings/0/message").asText();
    if (isOdd && answer.body().path("accepted").asInt() > 0 && !said.contains(field)) {
      faults.note(operation, field, value, Optional.of("was taken without a word"));
    }
  }

  @Test
  void aFieldThatTheDocumentAllowsIsNoFaultOfOurs() {
    for (Operation operation : operations()) {
      operation
          .body()
          .orElseThrow()
          .fields()
          .forEach((field, schema) ->
              OddValues.of(schema, true)
                  .forEach(value -> {
                    Answer answer = send(operation, Bodies.with(good(operation), field, value));
                    if (answer.status() != 200) {
                      faults.note(
                          operation, field, value, Refusal.fault(answer.status(), text(answer)));
                    }
                  }));
    }
  }

  @Test
  void aBodyThatIsNoObjectIsRefused() {
    for (Operation operation : operations()) {
      Bodies.unreadable(good(operation))
          .forEach((what, body) -> {
            Answer answer = send(operation, body);
            faults.note(
                operation, "body", what, Refusal.fault(answer.status(), text(answer), "body"));
          });
    }
    nothingWasStored();
  }

  /** The id of a user is read as those of events are: all that is no text at all is refused. */
  private static boolean isMended(String field, String value) {
    boolean isText = !value.equals("null") && !value.equals("\"\"") && !value.matches("[\\[{].*");
    return field.equals("user_id") && isText;
  }

  /** An optional field that is an empty text counts as null (R-ingest-5). */
  private static boolean isLenient(Schema event, String field, String value) {
    boolean optional =
        event.json().path("required").valueStream().noneMatch(name -> name.asText().equals(field));
    boolean text =
        event
            .field(field)
            .json()
            .path("type")
            .valueStream()
            .anyMatch(type -> type.asText().equals("string"));
    return optional && text && value.equals("\"\"");
  }

  /** Notes a fault unless the request is refused, or every event in it. */
  private void refused(Operation operation, String body, String field, String value, String named) {
    Answer answer = send(operation, body);
    JsonNode errors = answer.body().path("errors");
    boolean whole = answer.status() != 200 || errors.isEmpty();
    if (whole) {
      faults.note(operation, field, value, Refusal.fault(answer.status(), text(answer), named));
      return;
    }
    if (answer.body().path("accepted").asInt() != 0) {
      faults.note(operation, field, value, Optional.of("was accepted"));
    }
    for (JsonNode error : errors) {
      String message = error.path("message").asText();
      faults.note(operation, field, value, Refusal.faultOfText(message));
      if (!message.contains(named) || !message.startsWith("events[")) {
        faults.note(operation, field, value, Optional.of("does not name it: " + message));
      }
    }
  }

  // When a key was last used is noted all the same.
  private void nothingWasStored() {
    // So is what was refused.
    before.changes(Tables.KEYS).stream()
        .filter(change -> !change.contains("refused#"))
        .forEach(change -> faults.add("stored " + change));
  }

  private String one(String event) {
    return "{\"bundle_id\":\""
        + stage.app(1).bundleId().orElseThrow()
        + "\",\"events\":["
        + event
        + "]}";
  }

  private ObjectNode good(Operation operation) {
    ObjectNode body = operation.example();
    if (body.has(EVENTS)) {
      body.put("bundle_id", stage.app(1).bundleId().orElseThrow());
    }
    if (body.has("anonymous_id")) {
      // The first claim of an id stands, and each of these may be of another user.
      body.put("anonymous_id", "owl_anon_" + ++claims);
    }
    return body;
  }

  private Answer send(Operation operation, String body) {
    return send(operation, body.getBytes(StandardCharsets.UTF_8));
  }

  private Answer send(Operation operation, byte[] body) {
    // Slower than the rate limit, which is not what this is about.
    stage.clock.advance(Duration.ofMillis(1_000 / IngestStage.REQUESTS_PER_SECOND));
    Secret secret = Optional.ofNullable(secrets.get(operation.name())).orElseThrow();
    ObjectNode event = IngestStage.request(secret.text(), Base64.getEncoder().encodeToString(body));
    event.put("isBase64Encoded", true).put("rawPath", operation.path());
    return stage.send(event);
  }

  private static String text(Answer answer) {
    return answer.body().toString();
  }

  private static Schema schemaOfEvents(Operation operation) {
    return new Schema(operation.body().orElseThrow().json().at("/properties/events/items"));
  }

  private List<Operation> withEvents() {
    return operations().stream().filter(operation -> operation.example().has(EVENTS)).toList();
  }

  private List<Operation> operations() {
    return ApiDocument.read().operations().stream()
        .filter(operation -> secrets.containsKey(operation.name()))
        .toList();
  }
}
