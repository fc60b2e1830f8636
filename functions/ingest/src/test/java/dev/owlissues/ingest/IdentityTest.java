package dev.owlissues.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.owlissues.ingest.IngestStage.Answer;
import dev.owlissues.local.aws.dynamo.FaultyDynamo;
import dev.owlissues.local.aws.dynamo.ForwardingDynamoDbClient;
import dev.owlissues.shared.account.access.KeyType;
import dev.owlissues.shared.account.access.Secret;
import dev.owlissues.shared.dynamo.table.LocalTables;
import dev.owlissues.shared.dynamo.table.Tables;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.services.dynamodb.DynamoDbClient;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbRequest;
import software.amazon.awssdk.services.dynamodb.model.DynamoDbResponse;
import software.amazon.awssdk.services.dynamodb.model.TransactionConflictException;
import software.amazon.awssdk.services.dynamodb.model.UpdateItemRequest;

class IdentityTest {
  private static final Secret CLIENT = secret(KeyType.CLIENT, "d4");

  @RegisterExtension final LocalTables tables = new LocalTables();
  private IngestStage stage;

  @BeforeEach
  void open() {
    stage = new IngestStage(tables, tables.clientOf("IngestFunction"));
    stage.key(KeyType.CLIENT, Optional.of(stage.app(1).id()), CLIENT, Set.of("users:write"));
  }

  @Test // (R-property-1)
  void propertiesAreMergedAndAnEmptyOneIsTakenAway() {
    assertThat(set("{\"plan\": \"free\", \"team\": \"a\"}").body().toString())
        .isEqualTo("{\"updated\":true,\"properties\":{\"plan\":\"free\",\"team\":\"a\"}}");
    assertThat(set("{\"plan\": \"pro\", \"team\": \"\", \"none\": \"\"}").body().toString())
        .isEqualTo("{\"updated\":true,\"properties\":{\"plan\":\"pro\"}}");
    assertThat(set("{}").body().path("properties").toString()).isEqualTo("{\"plan\":\"pro\"}");
    assertThat(stored("ann")).containsExactly(Map.entry("plan", "pro"));
  }

  @Test // (R-property-3)
  void eachUserHasTheirOwn() {
    set("{\"plan\": \"free\"}");

    assertThat(stored("ann")).isNotEmpty();
    assertThat(stored("bob")).isEmpty();
  }

  @Test // (R-property-2)
  void aUserHasAtMostFiftyProperties() {
    assertThat(set(properties(0, 50)).status()).isEqualTo(200);

    Answer one = set("{\"another\": \"x\"}");
    Answer many = set(properties(0, 51));

    assertThat(one.status()).isEqualTo(400);
    assertThat(one.error()).contains("50");
    assertThat(many.status()).isEqualTo(400);
    assertThat(set("{\"p0\": \"\", \"another\": \"x\"}").status()).isEqualTo(200);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          {"properties": {}}                                | user_id
          {"user_id": "", "properties": {}}                 | user_id
          {"user_id": "ann"}                                | properties
          {"user_id": "ann", "properties": [1]}             | properties
          {"user_id": "ann", "properties": {"a": [1]}}      | properties.a
          {"user_id": "ann", "properties": {"a": null}}     | properties.a
          {"user_id": "ann", "properties": {"": "x"}}       | 1 to 50
          {"user_id": "ann", "properties": {"a": "\\u0000"}} | NUL
          nonsense                                          | JSON
          """)
  void aWrongBodyIsRefusedAndNamed(String body, String named) {
    Answer answer = post(CLIENT, body);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.error()).contains(named);
  }

  @Test // (R-property-5)
  void aNumberOrABooleanIsItsText() {
    Answer answer =
        post(CLIENT, "{\"user_id\": 42, \"properties\": {\"seats\": 5, \"trial\": true}}");

    assertThat(answer.body().path("properties").toString())
        .isEqualTo("{\"seats\":\"5\",\"trial\":\"true\"}");
    assertThat(stored("42")).hasSize(2);
  }

  @Test // (R-property-2)
  void namesAndValuesHaveLimits() {
    assertThat(set("{\"%s\": \"%s\"}".formatted("n".repeat(50), "v".repeat(200))).status())
        .isEqualTo(200);
    assertThat(set("{\"%s\": \"v\"}".formatted("n".repeat(51))).error()).contains("50");
    assertThat(set("{\"n\": \"%s\"}".formatted("v".repeat(201))).error()).contains("200");
  }

  @Test // (R-property-4)
  void onlyAppsThatMaySayAnything() {
    Secret sender = secret(KeyType.CLIENT, "e5");
    stage.key(KeyType.CLIENT, Optional.of(stage.app(1).id()), sender, Set.of("events:write"));
    Secret agent = secret(KeyType.AGENT, "f6");
    stage.key(KeyType.AGENT, Optional.empty(), agent, Set.of("users:write"));
    String body = "{\"user_id\": \"ann\", \"properties\": {}}";

    assertThat(post(sender, body).error()).contains("users:write");
    assertThat(post(agent, body).status()).isEqualTo(400);
    assertThat(post(secret(KeyType.CLIENT, "99"), body).status()).isEqualTo(401);
  }

  @ParameterizedTest
  @ValueSource(strings = {IngestRoutes.PROPERTIES, IngestRoutes.CLAIM})
  void aBrowserMayAskFromAnyPage(String path) {
    ObjectNode event = IngestStage.request(CLIENT.text(), "");
    event.put("rawPath", path);
    ((ObjectNode) event.path("requestContext").path("http")).put("method", "OPTIONS");

    Answer answer = stage.send(event);

    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.header("access-control-allow-origin")).isEqualTo("*");
  }

  @Test
  void aCallWhoseAnswerWasLostMayBeRepeated() {
    var faulty = FaultyDynamo.over(tables.client());
    var shaky = new IngestStage(tables, faulty.client());
    faulty.failAt(5, FaultyDynamo.Fault.BEFORE_ANSWER);
    ObjectNode event = properties("{\"plan\": \"free\"}");
    assertThat(shaky.send(event).status()).isEqualTo(500);
    assertThat(stored("ann")).isNotEmpty();
    faulty.reset();

    Answer again = shaky.send(event);

    assertThat(again.body().path("properties").toString()).isEqualTo("{\"plan\":\"free\"}");
  }

  @Test
  void aCallThatMeetsAClaimOfTheSameUserIsTriedAgain() {
    var times = new AtomicInteger(3);
    var meeting = new Meeting(tables.client(), tables.names().of(Tables.USER_PROPERTIES), times);

    Answer answer = new IngestStage(tables, meeting).send(properties("{\"plan\": \"free\"}"));

    assertThat(answer.status()).isEqualTo(200);
    assertThat(times).hasValue(-1);
    assertThat(stored("ann")).containsExactly(Map.entry("plan", "free"));
  }

  /** A client whose updates of a table meet somebody's transaction so many times. */
  private record Meeting(DynamoDbClient client, String table, AtomicInteger times)
      implements ForwardingDynamoDbClient {
    @Override
    public <Q extends DynamoDbRequest, A extends DynamoDbResponse> A around(
        String operation, Q request, BiFunction<DynamoDbClient, Q, A> send) {
      if (request instanceof UpdateItemRequest update
          && update.tableName().equals(table)
          && times.getAndDecrement() > 0) {
        throw TransactionConflictException.builder().message("claiming").build();
      }
      return send.apply(client, request);
    }
  }

  private Answer set(String properties) {
    return stage.send(properties(properties));
  }

  private static ObjectNode properties(String properties) {
    return event(CLIENT, "{\"user_id\": \"ann\", \"properties\": %s}".formatted(properties));
  }

  private Answer post(Secret secret, String body) {
    // The rate is not what these tests are about.
    stage.clock.advance(Duration.ofSeconds(1));
    return stage.send(event(secret, body));
  }

  private static ObjectNode event(Secret secret, String body) {
    ObjectNode event = IngestStage.request(secret.text(), body);
    event.put("rawPath", IngestRoutes.PROPERTIES);
    return event;
  }

  private Map<String, String> stored(String userId) {
    return tables
        .stores()
        .userProperties()
        .find(stage.team.project().orElseThrow().id(), userId)
        .values();
  }

  private static String properties(int from, int to) {
    return IntStream.range(from, to)
        .mapToObj(n -> "\"p%d\": \"v\"".formatted(n))
        .collect(Collectors.joining(",", "{", "}"));
  }

  private static Secret secret(KeyType type, String digits) {
    return Secret.parse(type.prefix() + digits.repeat(24)).orElseThrow();
  }
}
