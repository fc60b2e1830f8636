package dev.owlissues.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.api.GoodRequests.Answer;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.TableSnapshot;
import dev.owlissues.shared.dynamo.table.Tables;
import dev.owlissues.shared.malformed.ApiDocument;
import dev.owlissues.shared.malformed.Bodies;
import dev.owlissues.shared.malformed.Faults;
import dev.owlissues.shared.malformed.OddTexts;
import dev.owlissues.shared.malformed.OddValues;
import dev.owlissues.shared.malformed.Operation;
import dev.owlissues.shared.malformed.Refusal;
import dev.owlissues.shared.malformed.Schema;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * Every field and parameter of every operation of the document, with everything that it must not
 * be: refused with 4xx and a text that names it, and nothing is changed. What the document allows
 * is never a fault of ours, however odd it is.
 */
class MalformedInputTest {
  /** What the ingest function answers; its own tests hold these. */
  private static final Set<String> INGEST =
      Set.of(
          "POST /v1/ingest",
          "POST /v1/import",
          "POST /v1/identity/properties",
          "POST /v1/identity/claim");

  /** Pages for people (R-digest-16), also where they say that a link leads nowhere. */
  private static final Set<String> PAGES =
      Set.of("GET /v1/unsubscribe/{token}", "POST /v1/unsubscribe/{token}");

  @RegisterExtension final LocalTables tables = new LocalTables();
  private final Faults faults = new Faults();
  private GoodRequests requests;
  private TableSnapshot before;

  @BeforeEach
  void prepare() {
    requests = new GoodRequests(tables);
    before = TableSnapshot.of(tables.client(), tables.names());
  }

  @AfterEach
  void noFaultWasFound() {
    assertThat(faults.found()).isEmpty();
  }

  @Test // (R-http-16)
  void everyGoodRequestIsAnswered() {
    for (Operation operation : operations()) {
      Answer answer = requests.send(operation);
      if (answer.status() > 299) {
        faults.add(operation.name() + " answered " + answer);
      }
      goBack(operation);
    }
  }

  @Test // (R-http-4)
  void aWrongFieldIsRefusedByNameAndNothingChanges() {
    forEachField((operation, field) -> {
      ObjectNode good = requests.body(operation);
      List<String> wrong = values(operation, field, false).toList();
      for (String value : wrong) {
        faults.note(
            operation, field, value, refusal(operation, Bodies.with(good, field, value), field));
      }
      for (String value : OddValues.UNREADABLE) {
        faults.note(
            operation, field, value, refusal(operation, Bodies.with(good, field, value), "body"));
      }
      // Of a repeated name the last value counts.
      String last = wrong.getFirst();
      faults.note(
          operation, field, last, refusal(operation, Bodies.repeating(good, field, last), field));
      if (operation.required().contains(field)) {
        String body = Bodies.without(good, field).toString();
        faults.note(operation, field, "nothing", refusal(operation, body, field));
      }
    });
    nothingChanged("the bodies");
  }

  @Test
  void aFieldThatTheDocumentAllowsIsNoFaultOfOurs() {
    forEachField((operation, field) -> {
      ObjectNode good = requests.body(operation);
      values(operation, field, true)
          .forEach(value -> {
            Answer answer = requests.send(operation, Bodies.with(good, field, value));
            faults.note(operation, field, value, taken(answer));
          });
      before.restore();
    });
  }

  @Test
  void aBodyThatIsNoObjectIsRefused() {
    for (Operation operation : operations()) {
      if (operation.body().isPresent()) {
        Bodies.unreadable(requests.body(operation))
            .forEach((what, body) ->
                faults.note(
                    operation, "body", what, refusal(requests.send(operation, body), "body")));
        if (operation.needsBody()) {
          Answer empty = requests.send(operation, "");
          faults.note(operation, "body", "nothing", Refusal.fault(empty.status(), empty.body()));
        }
      }
    }
    nothingChanged("the bodies");
  }

  @Test // (R-http-4)
  void aWrongParameterIsRefusedByNameAndNothingChanges() {
    forEachParameter((operation, name) ->
        texts(operation, name, false)
            .forEach(text ->
                faults.note(operation, name, text, refusal(query(operation, name, text), name))));
    nothingChanged("the parameters");
  }

  @Test // (R-http-17)
  void aParameterThatTheDocumentAllowsIsNoFaultOfOurs() {
    forEachParameter((operation, name) -> {
      texts(operation, name, true)
          .forEach(text -> {
            Answer answer = query(operation, name, text);
            faults.note(
                operation,
                name,
                text,
                answer.status() == 400 ? refusal(answer, name) : taken(answer));
          });
      goBack(operation);
    });
  }

  @Test
  void aPathThatLeadsNowhereIsRefusedAndNothingChanges() {
    for (Operation operation : operations()) {
      byte[] body =
          operation.body().isPresent()
              ? requests.body(operation).toString().getBytes(StandardCharsets.UTF_8)
              : new byte[0];
      for (String name : operation.inPath().keySet()) {
        for (String segment : OddTexts.SEGMENTS) {
          String path = requests.path(operation, name, segment);
          Answer answer = requests.send(operation, path, Map.of(), body);
          faults.note(
              operation,
              name,
              segment,
              PAGES.contains(operation.name()) && answer.body().startsWith("<!DOCTYPE")
                  ? Optional.of("answered " + answer).filter(_ -> answer.status() != 404)
                  : Refusal.fault(answer.status(), answer.body()));
        }
      }
    }
    nothingChanged("the paths");
  }

  /** What is taken though the document does not describe it: each with the rule that says so. */
  private static boolean isLenient(String parameter, String text) {
    return switch (parameter) {
      // Out of range means the nearest end, garbage the default (R-http-10).
      case "limit", "occurrence_limit" -> true;
      // It is true for "true" only, and false otherwise (R-dev-4).
      case "is_dev" -> true;
      // An empty parameter is one that was not sent (R-http-17).
      default -> text.isEmpty();
    };
  }

  private Stream<String> values(Operation operation, String field, boolean allowed) {
    Schema schema = operation.body().orElseThrow().field(field);
    return OddValues.of(schema, allowed);
  }

  private static Stream<String> texts(Operation operation, String name, boolean allowed) {
    Schema schema = operation.query(name);
    return OddTexts.of(schema)
        .filter(text -> (schema.allowsParameter(text) || isLenient(name, text)) == allowed);
  }

  private Answer query(Operation operation, String name, String text) {
    return requests.send(operation, requests.path(operation), Map.of(name, text), new byte[0]);
  }

  private Optional<String> refusal(Operation operation, String body, String named) {
    return refusal(requests.send(operation, body), named);
  }

  private static Optional<String> refusal(Answer answer, String named) {
    return Refusal.fault(answer.status(), answer.body(), named);
  }

  private static Optional<String> taken(Answer answer) {
    return answer.status() < 300 ? Optional.empty() : Refusal.fault(answer.status(), answer.body());
  }

  // How often somebody asked is counted all the same.
  private void nothingChanged(String by) {
    before.changes(Tables.LIMITS).forEach(change -> faults.add(by + " changed " + change));
  }

  private void goBack(Operation after) {
    if (!after.method().equals("GET")) {
      before.restore();
    }
  }

  private void forEachField(BiConsumer<Operation, String> sweep) {
    for (Operation operation : operations()) {
      operation
          .body()
          .ifPresent(
              body -> body.fields().keySet().forEach(field -> sweep.accept(operation, field)));
    }
  }

  private void forEachParameter(BiConsumer<Operation, String> sweep) {
    for (Operation operation : operations()) {
      operation.query().keySet().forEach(name -> sweep.accept(operation, name));
    }
  }

  private static List<Operation> operations() {
    return ApiDocument.read().operations().stream()
        .filter(operation -> !INGEST.contains(operation.name()))
        .toList();
  }
}
